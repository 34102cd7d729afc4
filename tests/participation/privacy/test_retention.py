"""What the nightly command erases of visitors' rows, and what it leaves."""

from typing import Any
from uuid import uuid4

import pytest

from tests import factories
from tests.participation.privacy.clock import DAY, NOW, _clock  # noqa: F401
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.entries import managing
from wagtail_culture_social.participation.models import (
    Answer,
    Consent,
    ConsentText,
    Contest,
    Entry,
    Institution,
    Poll,
    Registration,
    RegistrationOffer,
    Seating,
    Upload,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.privacy.retention import purge

pytestmark = pytest.mark.django_db


def institution(name: str, days: int, status: str = Status.UNCONFIRMED) -> Institution:
    """An institution registered so many days ago, with its consent."""
    row = Institution.objects.create(
        identity=name,
        name=name,
        sort_name=name,
        kind="museum",
        city="Port-aux-Quais",
        country="FR",
        status=status,
        email="somebody@example.org",
        registered_on=(NOW - days * DAY).date(),
    )
    consents.record(row.key, "register", f"I agree: {name}", "en")
    return row


def test_rows_never_confirmed_go_with_their_consents() -> None:
    institution("forgotten", 3)
    institution("yesterday", 1)
    institution("approved", 400, Status.APPROVED)
    institution("waiting", 30, Status.PENDING)
    page = factories.add_page(TutorialPage, factories.home())
    key = page.translation_key
    poll = Poll.objects.create(twin_key=key, block_id="a", kind="open")
    for days, status in ((3, Status.UNCONFIRMED), (3, Status.PENDING)):
        Answer.objects.create(
            poll=poll, text="Hugo", status=status, written_on=(NOW - days * DAY).date()
        )
    purge()
    left = set(Institution.objects.values_list("name", flat=True))
    assert left == {"yesterday", "approved", "waiting"}
    assert Answer.objects.get().status == Status.PENDING
    assert Consent.objects.count() == ConsentText.objects.count() == 3


def contest(**dates: Any) -> Contest:
    """A contest of a page that is there."""
    page = factories.add_page(TutorialPage, factories.home(), title=f"{uuid4()}")
    return Contest.objects.create(
        twin_key=page.translation_key, block_id="a", page_id=page.pk, **dates
    )


def entry(of: Contest, status: str, days: int, **more: Any) -> Entry:
    """An entry sent, and decided on, so many days ago."""
    then = NOW - days * DAY
    told = {"name": "Ada", "email": "ada@example.org", "person": "a", "message": "Hi"}
    return Entry.objects.create(
        contest=of,
        status=status,
        title=f"{status} {days}",
        credit="A. L.",
        language="en",
        place=1,
        sent_at=then,
        decided_at=then if status not in ("unconfirmed", "pending") else None,
        **{**told, **more},
    )


def titles() -> set[str]:
    return set(Entry.objects.values_list("title", flat=True))


def test_entries_go_by_their_state() -> None:
    """While the contest is under way, or has just ended."""
    running = contest(closes_at=NOW + DAY)
    for status, days in (
        ("unconfirmed", 1),
        ("unconfirmed", 3),
        ("refused", 29),
        ("refused", 31),
        ("withdrawn", 29),
        ("withdrawn", 31),
        ("pending", 300),
        ("flagged", 300),
        ("approved", 300),
    ):
        entry(running, status, days)
    counts = purge()
    assert titles() == {
        "unconfirmed 1",
        "refused 29",
        "withdrawn 29",
        "pending 300",
        "flagged 300",
        "approved 300",
    }
    assert counts["entry.refused"] == counts["entry.withdrawn"] == 1
    assert Entry.objects.get(title="approved 300").email


def test_the_time_of_a_withdrawn_entry_begins_when_it_is_withdrawn() -> None:
    running = contest(closes_at=NOW + DAY)
    for status in ("approved", "pending"):
        managing.withdraw(entry(running, status, 300))
    purge()
    assert titles() == {"approved 300", "pending 300"}


def test_how_to_reach_entrants_goes_after_the_contest() -> None:
    """Undecided entries go; accepted ones stay, with nothing but their credit line."""
    for days in (89, 91):
        ended = contest(closes_at=NOW - 200 * DAY, results_at=NOW - days * DAY)
        entry(ended, "pending", days)
        accepted = entry(ended, "approved", days, guardian_email="p@example.org")
        Upload.objects.create(
            entry=accepted, file="a.jpg", name="ada.jpg", field="a", sent_at=NOW
        )
    purge()
    assert titles() == {"pending 89", "approved 89", "approved 91"}
    assert Entry.objects.get(title="approved 89").email == "ada@example.org"
    left = Entry.objects.get(title="approved 91")
    assert (left.name, left.email, left.guardian_email) == ("", "", "")
    assert (left.person, left.message, left.credit) == ("", "", "A. L.")
    assert left.uploads.get().name == ""
    assert purge()["entry.contact"] == 0


def test_without_an_end_the_time_of_an_entry_begins_with_its_decision() -> None:
    wall = contest()
    for days in (89, 91):
        entry(wall, "approved", days)
    purge()
    told = dict(Entry.objects.values_list("title", "email"))
    assert told == {"approved 89": "ada@example.org", "approved 91": ""}


def test_entries_to_a_contest_of_no_page_go_after_its_end() -> None:
    for days in (89, 91):
        gone = contest(closes_at=NOW - days * DAY)
        gone.page.delete()
        entry(gone, "approved", days)
    purge()
    assert titles() == {"approved 89"}


def test_what_was_decided_of_answers_and_institutions_ends() -> None:
    page = factories.add_page(TutorialPage, factories.home())
    poll = Poll.objects.create(
        twin_key=page.translation_key, block_id="a", kind="open", page_id=page.pk
    )
    for status in (Status.PENDING, Status.REFUSED, Status.APPROVED):
        for days in (29, 31, 364, 366):
            then = NOW - days * DAY
            decided = None if status == Status.PENDING else then
            Answer.objects.create(
                poll=poll,
                text=f"{status} {days}",
                status=status,
                written_on=then.date(),
                decided_at=decided,
            )
            row = institution(f"{status} {days}", days, status)
            Institution.objects.filter(pk=row.pk).update(decided_at=decided)
    purge()
    approved = {f"approved {days}" for days in (29, 31, 364, 366)}
    waiting = {f"pending {days}" for days in (29, 31, 364)}
    left = approved | waiting | {"refused 29"}
    assert set(Answer.objects.values_list("text", flat=True)) == left
    assert set(Institution.objects.values_list("name", flat=True)) == left
    told = Institution.objects.filter(email="").values_list("name", flat=True)
    assert set(told) == {f"approved {days}" for days in (31, 364, 366)}


def test_answers_to_a_question_of_no_page_go() -> None:
    kept = factories.add_page(TutorialPage, factories.home(), title="Kept")
    for key in (kept.translation_key, uuid4()):
        poll = Poll.objects.create(twin_key=key, block_id="a", kind="open")
        Answer.objects.create(
            poll=poll, text=f"{key}", status=Status.APPROVED, written_on=NOW.date()
        )
    purge()
    assert Answer.objects.get().text == str(kept.translation_key)


def registration(days: int, status: str = "confirmed") -> Registration:
    """A seat of a date that ended so many days ago."""
    offer = RegistrationOffer.objects.create(twin_key=uuid4(), block_id="a", capacity=9)
    then = NOW - days * DAY
    seating = Seating.objects.create(
        offer=offer, recurrence_id="a", starts_at=then, ends_at=then, capacity=9
    )
    row = Registration.objects.create(
        seating=seating,
        name="Ada",
        email="ada@example.org",
        person=f"{days}",
        needs="A ramp",
        code="K7QM-2XWD",
        adults=days,
        status=status,
        has_come=True,
        sent_at=then,
    )
    consents.record(row.key, "needs", f"I agree {days}", "en")
    return row


@pytest.mark.parametrize("email", ["ada@example.org", ""])
def test_who_registered_goes_after_the_date_and_the_numbers_stay(email: str) -> None:
    """Also who telephoned and has no address."""
    kept, gone = registration(29), registration(31)
    Registration.objects.update(email=email)
    assert purge()["registration.person"] == 1
    key = gone.key
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.name, kept.needs) == ("Ada", "A ramp")
    assert (gone.name, gone.email, gone.needs, gone.code) == ("", "", "", "")
    assert gone.key != key
    assert gone.person != "31"
    assert (gone.adults, gone.has_come, gone.status) == (31, True, "confirmed")
    assert Consent.objects.get().subject == kept.key
    assert purge()["registration.person"] == 0


def test_a_site_keeps_longer_or_shorter(settings: Any) -> None:
    settings.CULTURE_SOCIAL_RETENTION = {"entry.refused": 31, "entry.withdrawn": 0}
    running = contest(closes_at=NOW + DAY)
    for status in (EntryStatus.REFUSED, EntryStatus.WITHDRAWN):
        entry(running, status, 31)
        entry(running, status, 1)
    purge()
    assert titles() == {"refused 31", "refused 1"}
