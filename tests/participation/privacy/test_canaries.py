"""Nothing is left of what somebody sent: not in tables, files, caches and logs."""

import logging
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core import mail
from django.db import transaction
from django.db.models.signals import post_delete
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model

from tests import factories
from tests.participation.privacy.canaries import Marks, left_of
from tests.participation.privacy.living import Life, live_in_contest
from tests.participation.privacy.visiting import ANSWERS, live_elsewhere
from wagtail_culture_social.participation.contests import winners
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.models import (
    Answer,
    Consent,
    ConsentText,
    Contest,
    Entry,
    Feedback,
    Institution,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.privacy import emptying, people, traces
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.privacy.views import PERSON
from wagtail_culture_social.participation.uploads.publishing import COLLECTION

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.slow]
PUBLIC = ("Entry.title", "Entry.answers", "Entry.credit", "Upload.alt_text", "Answer")
"""What stays of what was accepted, once its contest is long over."""
LATER = "2031-01-01T12:00:00+01:00"
CLEANED = {"Exif", "Comment", "Vote.email"}
"""What is nowhere even before: cleaned away, or only ever in a mail."""
IMPORTS = ("RegisterImport",)
"""A file of the staff: it goes with its time, not with a person's request."""


@pytest.fixture(autouse=True)
def _at_once(
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    monkeypatch.setattr(DefendedForm, "least_age", -1)
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "PIL")  # it tells of the picture that is made here


@pytest.fixture
def lived(
    client: Client, admin: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> Callable[..., Life]:
    def live(status: str = EntryStatus.APPROVED) -> Life:
        one = Life(client, admin, settings, django_capture_on_commit_callbacks)
        live_in_contest(one, status)
        settings.CULTURE_SOCIAL_NOW = factories.NOW
        live_elsewhere(one)
        return one

    return live


def erase_all(client: Client, one: Life) -> None:
    """Answer the request of a person, as staff does, and erase what has no address."""
    address = {"address": one.address}
    answer = client.post(reverse(PERSON), {**address, "export": "1"})
    with ZipFile(BytesIO(answer.getvalue())) as copy:
        data, *files = copy.namelist()
        told = copy.read(data).decode()
    for model in ("Entry", "Registration", "Report", "Upload"):
        assert all(mark in told for mark in one.marks.of(model))
    assert one.marks.of("Institution.email", "Institution.consent").issubset(
        mark for mark in one.marks if mark in told
    )
    assert len(files) == 1
    assert client.post(reverse(PERSON), {**address, "ask": "1"}).status_code == 200
    client.post(reverse(PERSON), {**address, "erase": "1"})
    client.post(reverse(f"{ANSWERS}:delete", args=[Answer.objects.get().pk]))
    remark = Feedback.objects.get()
    client.post(reverse("wagtail_culture_social_erase_remark", args=[remark.pk]))


def test_nothing_is_left_of_a_person_who_asks(
    lived: Any,
    client: Client,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    one = lived()
    marks = set(one.marks) - one.marks.of(*IMPORTS)
    before = left_of(marks, caplog.text)
    found = {one.marks[mark] for mark, _place in before}
    assert {one.marks[mark] for mark in marks} - found == CLEANED
    assert {place for _mark, place in before} >= {
        "wagtailimages_image",
        "wagtailcore_modellogentry",
        "wagtail_culture_social_participation_consenttext",
    }
    letters = {letter.subject.partition(":")[0] for letter in mail.outbox}
    assert len(letters) >= 8, letters
    with django_capture_on_commit_callbacks(execute=True):
        erase_all(client, one)
    assert left_of(marks, caplog.text) == set()
    for model in (Entry, Registration, Report, Upload, Consent, ConsentText):
        assert not model.objects.exists()
    works = get_image_model().objects.filter(collection__name=COLLECTION)
    assert not works.exists()
    assert winners.recount(Contest.objects.get())


def test_each_eraser_is_needed(
    lived: Any, django_capture_on_commit_callbacks: Any, admin: Any
) -> None:
    """One after the other: what it erases is there before, and not after."""
    one = lived()
    for holder in people.HOLDERS:
        marks = one.marks.of(holder.model.__name__)
        assert left_of(marks)
        with django_capture_on_commit_callbacks(execute=True):
            for row in holder.rows(one.address):
                holder.erase(row)
        assert left_of(marks) == set()


@pytest.mark.parametrize("model", [Entry, Institution, Report])
def test_without_a_receiver_the_search_finds_what_is_left(
    lived: Any, client: Client, model: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """A negative control: the same search, with one part of erasing put away."""
    one = lived()
    uid = "wagtail_culture_social.forget"
    assert post_delete.disconnect(sender=model, dispatch_uid=uid)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            erase_all(client, one)
    finally:
        post_delete.connect(traces.forget, sender=model, dispatch_uid=uid)
    left = {one.marks[mark] for mark, _place in left_of(set(one.marks))}
    assert f"{model.__name__}.consent" in left


def expected(marks: Marks, status: str) -> set[str]:
    """What stays: of an accepted entry, what the public sees of it."""
    if status == EntryStatus.APPROVED:
        return marks.of(*PUBLIC, "Entry.consent")
    return marks.of("Answer")


@pytest.mark.parametrize("status", EntryStatus.values)
def test_with_time_nothing_is_left_but_what_is_public(
    lived: Any,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
    status: str,
) -> None:
    one = lived(status)
    settings.CULTURE_SOCIAL_NOW = LATER
    with django_capture_on_commit_callbacks(execute=True):
        purge()
    left = {mark for mark, _place in left_of(set(one.marks), caplog.text)}
    assert left == expected(one.marks, status)


@pytest.mark.parametrize(
    ("model", "names"), [("Entry", "CONTACT"), ("Registration", "PERSON")]
)
def test_a_column_that_is_left_out_is_found(
    lived: Any,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    model: str,
    names: str,
) -> None:
    """A negative control: each of the columns in turn is not emptied."""
    one = lived()
    settings.CULTURE_SOCIAL_NOW = LATER
    columns = getattr(emptying, names)
    for left_out in columns:
        rest = tuple(name for name in columns if name != left_out)
        monkeypatch.setattr(emptying, names, rest)
        with transaction.atomic():
            purge()
            left = {mark for mark, _place in left_of(one.marks.of(model))}
            transaction.set_rollback(True)
        found = {one.marks[mark] for mark in left - expected(one.marks, "approved")}
        assert found == {f"{model}.{left_out}"}
