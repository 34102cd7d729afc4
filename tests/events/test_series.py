"""Series in the tables: their dates, what changes on one, and what stays the same."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.schedule import FOREVER
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.events.schedules import HORIZON
from wagtail_culture_social.models import ClosingDay, EventFacts, Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

SATURDAY = date(2026, 11, 28)
WEEK = timedelta(days=7)
STORY_HOUR = factories.every(SATURDAY, time(16), time(17))


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def event(parent: Page, *blocks: tuple, **fields: Any) -> EventPage:
    return factories.add_page(EventPage, parent, schedule=list(blocks), **fields)


def rows() -> dict[str, Occurrence]:
    return {row.recurrence_id: row for row in Occurrence.objects.order_by("start")}


def entries(page: Page) -> list[Any]:
    text = EventFacts.objects.get().calendars[str(page.pk)]
    return Calendar.from_ical(text).walk("VEVENT")


def test_a_series_has_rows_up_to_the_horizon(index: EventIndexPage) -> None:
    event(index, STORY_HOUR)
    days = [row.day for row in rows().values()]
    assert days[:2] == [SATURDAY, SATURDAY + WEEK]
    last = (now() + HORIZON).date()
    assert last - WEEK < days[-1] <= last
    assert {row.start.hour for row in rows().values()} == {14, 15}  # winter, summer


def test_closing_days_and_pauses_leave_dates_out(index: EventIndexPage) -> None:
    ClosingDay.objects.create(
        list=ClosingDay.SCHOOL_HOLIDAYS,
        name="Winter",
        first=date(2026, 12, 19),
        last=date(2027, 1, 3),
    )
    kept = ["public_holidays", "school_holidays"]
    friday = factories.every(date(2026, 12, 11), time(12), closed_on=kept)
    event(
        index, friday, ("pause", {"first": date(2027, 1, 8), "last": date(2027, 1, 9)})
    )
    days = [row.day for row in rows().values()]
    assert days[:3] == [date(2026, 12, 11), date(2026, 12, 18), date(2027, 1, 15)]
    ascension = date(2027, 5, 6)  # a Thursday; Fridays go on
    assert ascension + timedelta(days=1) in days


def test_christmas_is_never_listed_for_a_friday(index: EventIndexPage) -> None:
    friday = date(2026, 12, 11)
    event(index, factories.every(friday, time(12), closed_on=["public_holidays"]))
    days = [row.day for row in rows().values()]
    assert date(2026, 12, 18) in days
    assert not {date(2026, 12, 25), date(2027, 1, 1)} & set(days)


def test_what_changes_on_single_dates(index: EventIndexPage) -> None:
    days = [SATURDAY + number * WEEK for number in range(5)]
    event(
        index,
        STORY_HOUR,
        factories.change(days[0], "cancelled"),
        factories.change(days[1], "hidden"),
        factories.change(days[2], "moved", to_date=days[2] + timedelta(days=1)),
        factories.change(days[3], "full"),
    )
    found = rows()
    ids = [f"{day:%Y%m%d}T160000" for day in days]
    assert ids[1] not in found
    states = [found[one].state for one in (ids[0], ids[2], ids[3], ids[4])]
    assert states == ["cancelled", "rescheduled", "full", "scheduled"]
    moved = found[ids[2]]
    assert moved.day == date(2026, 12, 13)
    assert moved.previous_start == datetime(2026, 12, 12, 15, tzinfo=UTC)
    assert "STATUS:CANCELLED" in found[ids[0]].vevent


def test_notes_are_words_and_borrowed_until_translated(index: EventIndexPage) -> None:
    note = ("note", {"day": SATURDAY, "text": "With a guest."})
    page = event(index, STORY_HOUR, date_notes=[note])
    french = factories.twin(page, "fr", date_notes=[])
    first = Occurrence.objects.filter(page=french).order_by("start")[0]
    assert (first.note, first.note_language) == ("With a guest.", "en")
    french.date_notes = [("note", {"day": SATURDAY, "text": "Avec une invitée."})]
    factories.publish(french)
    first.refresh_from_db()
    assert (first.note, first.note_language) == ("Avec une invitée.", "")
    assert "Avec une invitée." in first.vevent


def test_several_times_a_day(index: EventIndexPage) -> None:
    times = [{"start_time": time(10), "end_time": time(11)}, {"start_time": time(14)}]
    block, values = factories.every(SATURDAY, count=2)
    event(index, (block, {**values, "times": times}))
    starts = [(row.day, row.start.hour) for row in rows().values()]
    assert starts == [(SATURDAY, 9), (SATURDAY, 13)] + [
        (SATURDAY + WEEK, 9),
        (SATURDAY + WEEK, 13),
    ]


def test_what_is_permanent_has_no_end_and_is_in_no_calendar(
    index: EventIndexPage,
) -> None:
    page = event(index, factories.on(date(2020, 1, 1), permanent=True))
    row = Occurrence.objects.get()
    assert (row.end, row.vevent) == (FOREVER, "")
    assert entries(page) == []


def test_a_series_begins_on_a_date_of_its_rule(index: EventIndexPage) -> None:
    wednesday = factories.every(factories.TODAY, time(16), weekdays=["SA"])
    page = event(index, wednesday)
    (entry,) = entries(page)
    assert entry.decoded("DTSTART").date() == SATURDAY


def test_publishing_again_changes_no_row(index: EventIndexPage, settings: Any) -> None:
    page = event(index, STORY_HOUR, factories.change(SATURDAY, "full"))
    before = list(Occurrence.objects.order_by("pk").values())
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:30:00+01:00"
    rebuild_event(page)
    assert list(Occurrence.objects.order_by("pk").values()) == before


def test_one_change_touches_one_row(index: EventIndexPage, settings: Any) -> None:
    page = event(index, STORY_HOUR)
    before = set(Occurrence.objects.values_list("pk", flat=True))
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:30:00+01:00"
    page.schedule = [
        *page.schedule.raw_data,
    ]
    page.schedule.append(factories.change(SATURDAY, "hidden"))
    factories.publish(page)
    after = set(Occurrence.objects.values_list("pk", flat=True))
    assert (len(before - after), after - before) == (1, set())


def test_uid_and_sequence_survive_a_change(index: EventIndexPage) -> None:
    page = event(index, STORY_HOUR)
    (before,) = entries(page)
    page.schedule.append(factories.change(SATURDAY, "cancelled"))
    page = factories.publish(page)
    master, override = entries(page)
    assert before["UID"] == master["UID"] == override["UID"]
    assert (before["SEQUENCE"], master["SEQUENCE"]) == (0, 1)
    assert override["STATUS"] == "CANCELLED"
    assert override.decoded("RECURRENCE-ID").date() == SATURDAY


def test_the_first_date_keeps_the_plain_uid(index: EventIndexPage) -> None:
    page = event(index, factories.on(SATURDAY, time(18)))
    (first,) = entries(page)
    page.schedule.insert(0, factories.on(SATURDAY - WEEK, time(18)))
    page = factories.publish(page)
    kept = {
        str(entry["UID"]): entry.decoded("DTSTART").date() for entry in entries(page)
    }
    assert kept[str(first["UID"])] == SATURDAY
    assert len(kept) == 2


def test_hundreds_of_closing_days_become_single_entries(index: EventIndexPage) -> None:
    ClosingDay.objects.create(
        name="Works", first=date(2026, 12, 1), last=date(2027, 4, 30)
    )
    page = event(
        index,
        factories.every(SATURDAY, time(9), None, "daily", closed_on=["closing_days"]),
    )
    found = entries(page)
    assert len(found) == Occurrence.objects.count() > 200
    assert not [entry for entry in found if "RRULE" in entry]


def test_schedule_that_came_in_by_code_and_is_too_long_has_no_dates(
    index: EventIndexPage,
) -> None:
    often = [
        factories.every(SATURDAY, time(hour), None, "daily") for hour in range(8, 18)
    ]
    page = event(index, *often)
    assert page.live
    assert not Occurrence.objects.exists()
