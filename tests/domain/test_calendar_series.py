"""Series in calendar files: their rule, what differs from it, the zones they need."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from wagtail_culture_social.domain.calendar_series import at_first_date, recurring
from wagtail_culture_social.domain.calendar_zones import Years, zones_of
from wagtail_culture_social.domain.calendars import Entry, Heading, calendar, vevent
from wagtail_culture_social.domain.recurrence import WEEKDAYS, RuleError, parse_rule
from wagtail_culture_social.domain.schedule import State

PARIS = ZoneInfo("Europe/Paris")
ZONES = [
    ZoneInfo(key) for key in ("Europe/Paris", "America/Miquelon", "Pacific/Auckland")
]
STORY_HOUR = Entry(
    uid="story@quais.example.org",
    summary="L’heure du conte",
    start=datetime(2026, 10, 10, 16, tzinfo=PARIS),
    end=datetime(2026, 10, 10, 17, tzinfo=PARIS),
    modified=datetime(2026, 10, 1, 9, tzinfo=PARIS),
    sequence=2,
)


def test_a_series_comes_back_with_what_differs() -> None:
    rule = parse_rule("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261219")
    christmas_tree = datetime(2026, 12, 5, 16, tzinfo=PARIS)
    called_off = datetime(2026, 11, 28, 16, tzinfo=PARIS)
    other = replace(
        STORY_HOUR, start=called_off, end=called_off, state=State.CANCELLED, uid="x"
    )
    events = recurring(
        STORY_HOUR, rule, left_out=[christmas_tree], changed=[(called_off, other)]
    )
    master, override = events
    # 16:00 in Paris is 14:00 or 15:00 in UTC: the end of the last day, in UTC.
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20261219T225959Z;BYDAY=SA" in master.to_ical()
    assert b"EXDATE;TZID=Europe/Paris:20261205T160000" in master.to_ical()
    assert "RECURRENCE-ID" not in master
    assert override["UID"] == master["UID"] == STORY_HOUR.uid
    assert override["RECURRENCE-ID"].dt == called_off
    assert override["STATUS"] == "CANCELLED"


def test_a_series_of_whole_days_has_dates_only() -> None:
    days = replace(
        STORY_HOUR,
        all_day=True,
        start=datetime(2026, 10, 10, tzinfo=PARIS),
        end=datetime(2026, 10, 12, tzinfo=PARIS),
    )
    rule = parse_rule("FREQ=MONTHLY;BYDAY=2SA;UNTIL=20270301T120000Z")
    november = datetime(2026, 11, 14, tzinfo=PARIS)
    december = datetime(2026, 12, 12, tzinfo=PARIS)
    moved = replace(days, start=december, end=december + timedelta(days=1))
    master, override = recurring(
        days, rule, left_out=[november], changed=[(december, moved)]
    )
    written = master.to_ical()
    assert b"RRULE:FREQ=MONTHLY;UNTIL=20270301;BYDAY=2SA" in written
    assert b"EXDATE;VALUE=DATE:20261114" in written
    assert override["RECURRENCE-ID"].dt == date(2026, 12, 12)


@pytest.mark.parametrize("text", ["FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;INTERVAL=2"])
def test_a_rule_without_a_last_moment_stays_as_it_is(text: str) -> None:
    (master,) = recurring(STORY_HOUR, parse_rule(text))
    assert f"RRULE:{text}".encode() in master.to_ical()
    assert "EXDATE" not in master


def test_a_series_in_utc_ends_in_utc() -> None:
    start = STORY_HOUR.start.astimezone(UTC)
    rule = parse_rule("FREQ=WEEKLY;UNTIL=20261219T140000Z")
    (master,) = recurring(replace(STORY_HOUR, start=start), rule)
    assert b"UNTIL=20261219T140000Z" in master.to_ical()


def test_a_series_in_utc_ends_after_its_last_day() -> None:
    (master,) = recurring(
        replace(STORY_HOUR, start=STORY_HOUR.start.astimezone(UTC)),
        parse_rule("FREQ=WEEKLY;UNTIL=20261219"),
    )
    assert b"UNTIL=20261219T235959Z" in master.to_ical()


def test_a_series_starts_on_a_date_of_its_rule() -> None:
    wednesday = replace(
        STORY_HOUR,
        start=datetime(2026, 10, 21, 16, tzinfo=PARIS),
        end=datetime(2026, 10, 21, 17, 30, tzinfo=PARIS),
    )
    sunday = datetime(2026, 10, 25, 16, tzinfo=PARIS)
    (master,) = recurring(wednesday, parse_rule("FREQ=WEEKLY;BYDAY=SU;COUNT=3"))
    assert master["DTSTART"].dt == sunday
    assert master["DTEND"].dt == datetime(2026, 10, 25, 17, 30, tzinfo=PARIS)
    permanent = at_first_date(
        replace(wednesday, end=None), parse_rule("FREQ=WEEKLY;BYDAY=SU")
    )
    assert (permanent.start, permanent.end) == (sunday, None)
    with pytest.raises(RuleError, match="nothing"):
        recurring(wednesday, parse_rule("FREQ=WEEKLY;UNTIL=20200101"))


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=YEARLY", (2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=MONTHLY", (2026, 12, 31), "FREQ=MONTHLY;BYMONTHDAY=31"),
        (
            "FREQ=YEARLY;BYMONTH=1,5",
            (2027, 1, 30),
            "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=1,5",
        ),
        ("FREQ=MONTHLY;BYDAY=-1TH", (2026, 12, 31), "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=YEARLY", (2026, 10, 28), "FREQ=YEARLY"),
    ],
)
def test_a_day_that_not_every_month_has_is_said(
    rule: str, start: tuple[int, int, int], expected: str
) -> None:
    first = datetime(*start, 16, tzinfo=PARIS)
    (master,) = recurring(replace(STORY_HOUR, start=first, end=first), parse_rule(rule))
    written = master["RRULE"].to_ical().decode()
    assert set(written.split(";")) == set(expected.split(";"))


def test_exceptions_may_be_told_in_another_zone() -> None:
    days = replace(
        STORY_HOUR,
        all_day=True,
        start=datetime(2026, 10, 10, tzinfo=PARIS),
        end=datetime(2026, 10, 11, tzinfo=PARIS),
    )
    rule = parse_rule("FREQ=WEEKLY")
    gone = datetime(2026, 10, 16, 22, tzinfo=UTC)
    (master,) = recurring(days, rule, left_out=[gone])
    assert b"EXDATE;VALUE=DATE:20261017\r\n" in master.to_ical()
    (master,) = recurring(
        STORY_HOUR, rule, left_out=[datetime(2026, 10, 17, 14, tzinfo=UTC)]
    )
    assert b"EXDATE;TZID=Europe/Paris:20261017T160000\r\n" in master.to_ical()


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY;COUNT=20", 2027),
        ("FREQ=WEEKLY;UNTIL=20290301", 2029),
        ("FREQ=WEEKLY;UNTIL=20990301", 2036),
        ("FREQ=YEARLY;COUNT=90", 2036),
        ("FREQ=WEEKLY", 2036),
    ],
)
def test_a_series_needs_its_zone_as_long_as_it_lasts(rule: str, last: int) -> None:
    events = recurring(STORY_HOUR, parse_rule(rule))
    assert zones_of(events) == {"Europe/Paris": Years(2026, last)}


def test_a_moved_date_needs_its_zone_too() -> None:
    start = datetime(2028, 1, 3, 16, tzinfo=ZONES[1])
    moved = replace(STORY_HOUR, start=start, end=start + timedelta(hours=1))
    events = recurring(
        STORY_HOUR, parse_rule("FREQ=WEEKLY;COUNT=2"), changed=[(start, moved)]
    )
    assert zones_of(events) == {
        "Europe/Paris": Years(2026, 2026),
        "America/Miquelon": Years(2028, 2028),
    }
    days = replace(STORY_HOUR, all_day=True)
    in_utc = replace(STORY_HOUR, start=STORY_HOUR.start.astimezone(UTC))
    assert zones_of([vevent(days), vevent(in_utc)]) == {}


def read_back(entry: Entry, rule: str) -> Iterator[datetime]:
    """The dates of the written file, by the readers of others."""
    data = calendar(recurring(entry, parse_rule(rule)), Heading())
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    written = event["RRULE"].to_ical().decode()
    return iter(rrulestr(written, dtstart=event["DTSTART"].dt))


@settings(max_examples=25)
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    hour=st.integers(4, 23),
    weekdays=st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=3),
)
def test_wall_time_is_kept_over_changes_of_the_clock(
    zone: ZoneInfo, day: date, hour: int, weekdays: set[str]
) -> None:
    start = datetime(day.year, day.month, day.day, hour, 15, tzinfo=zone)
    entry = replace(STORY_HOUR, start=start, end=start + timedelta(hours=1))
    rule = f"FREQ=WEEKLY;COUNT=60;BYDAY={','.join(sorted(weekdays))}"
    found = list(read_back(entry, rule))
    walls = parse_rule(rule).walls(start.replace(tzinfo=None), zone)
    assert {(one.hour, one.minute) for one in found} == {(hour, 15)}
    assert {WEEKDAYS[one.weekday()] for one in found} == weekdays
    assert [one.astimezone(UTC) for one in found] == [
        wall.replace(tzinfo=zone).astimezone(UTC) for wall in walls
    ]


@settings(max_examples=10)
@given(zone=st.sampled_from(ZONES), year=st.sampled_from([2028, 2096, 2104]))
def test_the_29th_of_february_comes_in_leap_years_only(
    zone: ZoneInfo, year: int
) -> None:
    start = datetime(year, 2, 29, 18, tzinfo=zone)
    entry = replace(STORY_HOUR, start=start, end=start + timedelta(hours=1))
    found = list(read_back(entry, "FREQ=YEARLY;COUNT=4"))
    assert {(one.month, one.day, one.hour) for one in found} == {(2, 29, 18)}
    assert len(found) == 4
    assert all(one.year % 4 == 0 and one.year != 2100 for one in found)
