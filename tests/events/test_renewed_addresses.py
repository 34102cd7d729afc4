"""Addresses follow sites and moves; what did not change is not written again."""

from datetime import date, time
from typing import Any

import pytest
from django.core import serializers
from django.db import transaction
from wagtail.models import Site

from tests import factories
from tests.events.conftest import Commit
from wagtail_culture_social.events import renewal
from wagtail_culture_social.models import EventFacts, Occurrence, Person
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

SATURDAY = date(2026, 12, 19)


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(
        EventIndexPage, factories.home(), title="Programme", slug="programme"
    )


def event(parent: EventIndexPage, **fields: Any) -> EventPage:
    dates = fields.pop("schedule", [factories.on(SATURDAY, time(20), time(22))])
    return factories.add_page(EventPage, parent, schedule=dates, **fields)


def vevents() -> str:
    return "\n".join(Occurrence.objects.values_list("vevent", flat=True))


def test_new_host_is_the_host_of_links_but_not_of_identities(
    index: EventIndexPage, commit: Commit
) -> None:
    event(index)
    before = EventFacts.objects.get()
    with commit():
        site = Site.objects.get()
        site.hostname = "quays.example.org"
        site.save()
    assert "http://quays.example.org/" in vevents()
    assert f"@{before.uid_host}" in vevents()
    assert before.uid_host != "quays.example.org"


def test_page_that_moves_takes_its_new_address_along(
    index: EventIndexPage, commit: Commit
) -> None:
    archive = factories.add_page(
        EventIndexPage, factories.home(), title="Archive", slug="archive"
    )
    page = event(index, slug="organ")
    assert "/programme/organ/" in vevents()
    with commit():
        page.move(archive, pos="last-child")
    assert "/archive/organ/" in vevents()


def test_branch_that_moves_takes_its_events_along(
    index: EventIndexPage, commit: Commit
) -> None:
    archive = factories.add_page(
        EventIndexPage, factories.home(), title="Archive", slug="archive"
    )
    event(index, slug="organ")
    with commit():
        index.move(archive, pos="last-child")
    assert "/archive/programme/organ/" in vevents()


def test_new_slug_of_the_programme_is_in_the_links_of_its_events(
    index: EventIndexPage, commit: Commit
) -> None:
    event(index, slug="organ")
    with commit():
        index.slug = "agenda"
        factories.publish(index)
    assert "/agenda/organ/" in vevents()


@pytest.mark.indexed
def test_nothing_is_written_when_nothing_changed(
    index: EventIndexPage, commit: Commit, settings: Any
) -> None:
    person = Person.objects.create(name="A. Marin", locale=factories.locale("en"))
    place = factories.venue()
    event(index, venue=place, people=[("person", {"who": person, "role": "author"})])
    before = [*EventFacts.objects.values(), *Occurrence.objects.values()]
    settings.CULTURE_SOCIAL_NOW = "2026-11-26T18:00:00+01:00"
    with commit():
        person.save()
        place.save()
        Site.objects.get().save()
    assert [*EventFacts.objects.values(), *Occurrence.objects.values()] == before


def test_undone_change_renews_nothing(
    index: EventIndexPage, commit: Commit, rebuilt: list[str]
) -> None:
    place = factories.venue()
    event(index, venue=place)
    with commit(), transaction.atomic():
        place.save()
        transaction.set_rollback(True)
    assert rebuilt == []


def test_event_that_fails_does_not_stop_the_others(
    index: EventIndexPage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    keys = [event(index, title=title).translation_key for title in ("Bad", "Good")]
    Occurrence.objects.all().delete()
    really = renewal.rebuild_event

    def fail(page: Any) -> int:
        if page.title == "Bad":
            raise RuntimeError("no")
        return really(page)

    monkeypatch.setattr(renewal, "rebuild_event", fail)
    renewal.renew(keys)
    assert Occurrence.objects.get().page.title == "Good"
    assert "“Bad”" in caplog.text


def test_loaded_data_renews_nothing(
    index: EventIndexPage, commit: Commit, rebuilt: list[str]
) -> None:
    place = factories.venue()
    event(index, venue=place)
    saved = serializers.serialize("json", [place])
    with commit():
        for one in serializers.deserialize("json", saved):
            one.save()
    assert rebuilt == []
