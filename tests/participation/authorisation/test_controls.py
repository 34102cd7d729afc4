"""The matrix itself can fail: new addresses, doors left open, words that get out."""

import re
from typing import Any

import pytest
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.urls.resolvers import get_resolver

from tests.participation.authorisation.asking import SAID, ask
from tests.participation.authorisation.filling import url_of
from tests.participation.authorisation.people import Who
from tests.participation.authorisation.rules import rule_of
from tests.participation.authorisation.sections import Rows
from tests.participation.authorisation.test_matrix import faults
from tests.participation.authorisation.walking import Address, every_address
from wagtail_culture_social.participation.models import Seating
from wagtail_culture_social.participation.registrations.admin import access
from wagtail_culture_social.participation.uploads import views

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEATINGS = "wagtail_culture_social_seatings"
CHANGED = re.compile(
    "wagtail_bulk_action:.*_participation:(answer|entry|institution):.*"
    "|wagtailsnippets_.*_participation_.*:edit"
    "|wagtailsnippets_.*_participation_(answer|entry):delete"
    "|culture_social_(imports|institutions|manifests):delete"
    "|wagtail_culture_social_contests:(jury|add_round|edit_round|close_round)"
    "|wagtail_culture_social_seatings:(add|cancel|seats)"
    "|wagtail_culture_social_(desk_feeds|erase_remark|polls:codes)"
)
FILE = "wagtail_culture_social:upload_file"


def all_seatings(user: Any) -> Any:
    """What a list would show that forgot to ask whose pages these are."""
    found = Seating.objects.select_related("offer__page")
    return found.annotate(waiting=F("taken"))


def addresses(begin: str) -> list[Address]:
    return [one for one in every_address() if one.name.startswith(begin)]


def test_a_new_address_has_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: Any, pk: int) -> HttpResponse:
        return HttpResponse()

    new = ([path("<int:pk>/new/", answer, name="new")], "wagtail_culture_social")
    below = path("culture/", include(new))
    patterns = [*get_resolver().url_patterns, below]
    monkeypatch.setattr(get_resolver(), "url_patterns", patterns)
    unknown = [one for one in every_address() if rule_of(one) is None]
    assert unknown == [Address("wagtail_culture_social:new", ("pk",))]


def test_doors_that_are_left_open_are_found_and_nothing_stays_changed(
    sections: tuple[Rows, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "seatings_for", all_seatings)
    monkeypatch.setattr(views, "may_see", lambda user, upload: True)
    asked = [*addresses(SEATINGS), *addresses(FILE)]
    found = "\n".join(faults(sections, [Who.OTHER, Who.ANYBODY], asked))
    assert f"{SEATINGS}:date: {Who.OTHER} gets in (get" in found
    assert f"{SEATINGS}:attendance: {Who.OTHER} reads what is not theirs" in found
    assert f"{SEATINGS}:seats: {Who.OTHER} writes (post" in found
    assert f"{FILE}: {Who.ANYBODY} gets in (get" in found
    assert f"{SEATINGS}:date: {Who.ANYBODY}" not in found
    assert not Seating.objects.filter(capacity=SAID["seats"]).exists()


def test_what_is_sent_changes_rows_where_it_may(
    admin_client: Client, sections: tuple[Rows, Rows]
) -> None:
    here, _there = sections
    tried = [one for one in every_address() if CHANGED.fullmatch(str(one))]
    assert len(tried) > 25
    for address in tried:
        found = ask(admin_client, "post", url_of(address, here))
        assert found.written, (str(address), found.status)
