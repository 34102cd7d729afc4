"""The calendar of a programme: which dates those who subscribe to it find."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar
from wagtail.models import Page, Site

from tests import factories
from tests.events.subscribed import (
    FRIDAY,
    address,
    change,
    entries,
    evening,
    event,
    lines,
    mixed_programme,
    programme,
    text_of,
    titles,
    weekly,
)
from tests.surfaces import calendar_of
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def test_every_date_is_an_entry_of_its_own(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index, weekly(date(2026, 12, 5), 4), evening(FRIDAY))
    found = entries(client, index)
    assert len(found) == 5
    assert not any("RRULE" in one for one in found)
    uids = {str(one["UID"]) for one in found}
    series = {str(one["UID"]) for one in calendar_of(client, page).walk("VEVENT")}
    assert len(uids) == 5
    assert not uids & series


def test_file_of_a_date_has_the_identity_it_has_in_the_calendar(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index, weekly(date(2026, 12, 5), 3))
    uids = set()
    for row in Occurrence.objects.filter(page=page):
        url = f"/culture/{page.pk}/{row.recurrence_id}.ics"
        (one,) = Calendar.from_ical(client.get(url).content).walk("VEVENT")
        uids.add(str(one["UID"]))
    assert uids == {str(one["UID"]) for one in entries(client, index)}


def test_identity_is_the_same_in_both_languages(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(event(index), "fr", title="Voix et orgue")
    (english_entry,) = entries(client, index)
    (french_entry,) = entries(client, french.get_parent())
    assert english_entry["UID"] == french_entry["UID"]
    assert str(french_entry["SUMMARY"]) == "Voix et orgue"


def test_identity_is_unique_across_sites(client: Client, index: EventIndexPage) -> None:
    event(index)
    home = factories.add_page(EventIndexPage, Page.objects.get(depth=1), title="Museum")
    Site.objects.create(hostname="museum.example.org", root_page=home, port=80)
    page = event(home)
    (ours,) = (str(one["UID"]) for one in entries(client, index))
    answer = client.get(address("programme_ics", home), HTTP_HOST="museum.example.org")
    (theirs,) = Calendar.from_ical(b"".join(answer)).walk("VEVENT")
    assert str(theirs["UID"]).endswith("@museum.example.org")
    assert ours.partition("@")[0] != str(theirs["UID"]).partition("@")[0]
    assert str(theirs["URL"]) == page.get_full_url()


def test_an_edit_raises_the_sequence_and_keeps_the_identity(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index)
    (before,) = entries(client, index)
    page.venue = factories.venue()
    factories.publish(page)
    (after,) = entries(client, index)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert "Chapelle des Mariniers" in after["LOCATION"]


def test_cancelled_date_stays_and_says_so(
    client: Client, index: EventIndexPage
) -> None:
    event(
        index,
        weekly(date(2026, 12, 5), 3),
        change(date(2026, 12, 12), "cancelled"),
        title="Story hour",
    )
    told = {
        one.start.day: (one["STATUS"], one["SUMMARY"]) for one in entries(client, index)
    }
    assert told == {
        5: ("CONFIRMED", "Story hour"),
        12: ("CANCELLED", "Cancelled: Story hour"),
        19: ("CONFIRMED", "Story hour"),
    }


def test_cancelled_event_stays_and_says_so(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index)
    page.state = "cancelled"
    factories.publish(page)
    (one,) = entries(client, index)
    assert (one["STATUS"], one["SEQUENCE"]) == ("CANCELLED", 1)


@pytest.mark.parametrize("goes", ["unpublish", "delete"])
def test_page_that_goes_takes_its_dates_along(
    client: Client, index: EventIndexPage, goes: str
) -> None:
    event(index, title="Stays")
    getattr(event(index, title="Goes"), goes)()
    assert titles(client, index) == ["Stays"]


def test_what_only_some_may_read_is_not_in_it(
    client: Client, index: EventIndexPage
) -> None:
    event(index).view_restrictions.create(restriction_type="login")
    assert titles(client, index) == []


def test_permanent_collection_has_no_date_to_subscribe_to(
    client: Client, index: EventIndexPage
) -> None:
    event(index, factories.on(date(1987, 5, 1), permanent=True))
    text = text_of(client, index)
    assert "VEVENT" not in text
    assert "VTIMEZONE" not in text


def test_hostile_words_stay_within_their_property(
    client: Client, index: EventIndexPage
) -> None:
    event(
        index,
        title="A\r\nB:\nX-EVIL:1",
        summary="One\r\nATTENDEE:mailto:a@example.org\rTwo",
    )
    index.title = "P\r\nX-EVIL:1"
    index = factories.publish(index)
    found = lines(text_of(client, index))
    assert not [one for one in found if one.startswith(("X-EVIL", "ATTENDEE", "B:"))]
    assert "SUMMARY:A B: X-EVIL:1" in found


def test_mixed_programme_has_each_date_once(client: Client) -> None:
    found = entries(client, mixed_programme())
    assert sorted(str(one["SUMMARY"]) for one in found) == [
        "Cancelled: Story hour",
        "Exhibition",
        "New Year",
        "New date: Story hour",
        "Open day",
        "Story hour",
        "Story hour",
        "Story hour",
    ]


@pytest.mark.parametrize(
    ("end", "is_kept"),
    [
        ("2026-10-24T23:59:00+02:00", False),
        ("2026-10-25T00:00:00+02:00", False),
        ("2026-10-25T00:01:00+02:00", True),
    ],
)
def test_past_is_kept_for_a_month(
    client: Client, index: EventIndexPage, end: str, is_kept: bool
) -> None:
    """It begins at midnight, thirty-one days ago: the day summer time ended."""
    event(index)
    moment = datetime.fromisoformat(end)
    Occurrence.objects.update(start=moment - timedelta(hours=1), end=moment)
    assert bool(entries(client, index)) is is_kept


@pytest.mark.parametrize(
    ("now", "is_kept"),
    [("2027-01-18T23:59:59+01:00", True), ("2027-01-19T00:00:00+01:00", False)],
)
def test_date_leaves_when_its_month_is_over(
    client: Client, index: EventIndexPage, settings: Any, now: str, is_kept: bool
) -> None:
    """The eighteenth of December ended at ten in the evening."""
    event(index)
    settings.CULTURE_SOCIAL_NOW = now
    assert bool(entries(client, index)) is is_kept


@pytest.mark.parametrize(
    "now", ["2027-03-27T23:59:59+01:00", "2027-03-28T00:00:00+01:00"]
)
def test_first_kept_moment_is_a_midnight_in_winter_and_in_summer(
    client: Client, index: EventIndexPage, settings: Any, now: str
) -> None:
    """On 28 March 2027 the clock goes forward; what is kept began in February."""
    event(index)
    settings.CULTURE_SOCIAL_NOW = now
    first = datetime.fromisoformat(now).date() - timedelta(days=31)
    midnight = datetime.combine(first, time(), PARIS)
    for seconds, is_kept in ((0, False), (1, True)):
        end = midnight + timedelta(seconds=seconds)
        Occurrence.objects.update(start=end - timedelta(hours=1), end=end)
        assert bool(entries(client, index)) is is_kept


def test_all_that_comes_is_in_it(client: Client, index: EventIndexPage) -> None:
    event(index, factories.on(date(2027, 12, 20), time(20)))
    assert len(entries(client, index)) == 1


def test_four_in_the_afternoon_stays_so_when_the_clock_changes(
    client: Client, index: EventIndexPage
) -> None:
    event(index, weekly(date(2027, 3, 20), 3))
    hours = {one.start.isoformat() for one in entries(client, index)}
    assert hours == {
        "2027-03-20T16:00:00+01:00",
        "2027-03-27T16:00:00+01:00",
        "2027-04-03T16:00:00+02:00",
    }
