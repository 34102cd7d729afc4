"""Rules: what we accept, what comes of it, and why the rest is refused."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail_culture_social.domain.recurrence import (
    MOST,
    RuleError,
    occurrences,
    parse_rule,
)

PARIS = ZoneInfo("Europe/Paris")
ZONES = [PARIS, ZoneInfo("America/Miquelon"), ZoneInfo("Pacific/Auckland")]
# rule, first date, the dates that follow, the first one included
RULES = [
    ("FREQ=DAILY;COUNT=3", "2026-12-30", "2026-12-30 2026-12-31 2027-01-01"),
    ("FREQ=DAILY;BYMONTH=2", "2027-01-31", "2027-02-01 2027-02-02 2027-02-03"),
    ("FREQ=DAILY;BYMONTH=3;UNTIL=20270302", "2026-11-30", "2027-03-01 2027-03-02"),
    ("FREQ=DAILY;INTERVAL=10", "2026-12-30", "2026-12-30 2027-01-09 2027-01-19"),
    ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2028-02-29 2032-02-29"),
    ("FREQ=WEEKLY;BYDAY=SA", "2026-11-28", "2026-11-28 2026-12-05 2026-12-12"),
    ("FREQ=WEEKLY;BYDAY=WE,SA", "2026-11-28", "2026-11-28 2026-12-02 2026-12-05"),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4",
        "1997-08-05",
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4",
        "1997-08-05",
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31",
    ),
    ("FREQ=MONTHLY;BYDAY=1SU", "2026-12-06", "2026-12-06 2027-01-03 2027-02-07"),
    ("FREQ=MONTHLY;BYDAY=-1TH", "2026-11-26", "2026-11-26 2026-12-31 2027-01-28"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", "2027-01-31 2027-02-28 2027-03-31"),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "2026-11-30",
        "2026-11-30 2026-12-31 2027-01-29",
    ),
    ("FREQ=YEARLY", "2028-02-29", "2028-02-29 2032-02-29"),
    ("FREQ=YEARLY;BYMONTH=6;BYDAY=3SA", "2027-06-19", "2027-06-19 2028-06-17"),
    ("FREQ=YEARLY;BYYEARDAY=-1", "2026-12-31", "2026-12-31 2027-12-31"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1997-05-12 1998-05-11"),
    ("FREQ=YEARLY;BYWEEKNO=1", "2013-01-01", "2013-01-01 2013-12-31 2014-12-30"),
    ("FREQ=YEARLY;BYWEEKNO=1;BYMONTHDAY=2", "2013-01-01", "2013-01-02 2014-01-02"),
    ("FREQ=WEEKLY;UNTIL=20261212", "2026-11-28", "2026-11-28 2026-12-05 2026-12-12"),
    ("FREQ=WEEKLY;UNTIL=20261212T120000", "2026-11-28", "2026-11-28 2026-12-05"),
    (
        "FREQ=WEEKLY;UNTIL=20261212T170000Z",
        "2026-11-28",
        "2026-11-28 2026-12-05 2026-12-12",
    ),
    ("FREQ=WEEKLY;UNTIL=20261212T165959Z", "2026-11-28", "2026-11-28 2026-12-05"),
]
REFUSED = [
    ("", "empty", ""),
    ("RRULE:", "empty", ""),
    ("weekly", "malformed", "WEEKLY"),
    ("FREQ=WEEKLY;COUNT=", "malformed", "COUNT="),
    ("FREQ=WEEKLY;FREQ=DAILY", "repeated-part", "FREQ"),
    ("BYDAY=MO", "frequency", ""),
    ("FREQ=HOURLY", "frequency", "HOURLY"),
    ("FREQ=DAILY;BYHOUR=9,10", "part", "BYHOUR"),
    ("FREQ=WEEKLY;X-NAME=1", "part", "X-NAME"),
    ("FREQ=WEEKLY;BYMONTHDAY=1", "part", "BYMONTHDAY with WEEKLY"),
    ("FREQ=MONTHLY;BYWEEKNO=1", "part", "BYWEEKNO with MONTHLY"),
    ("FREQ=DAILY;BYDAY=MO;BYSETPOS=1", "part", "BYSETPOS with DAILY"),
    ("FREQ=MONTHLY;BYSETPOS=1", "part", "BYSETPOS"),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20261212", "count-and-until", ""),
    ("FREQ=WEEKLY;INTERVAL=0", "value", "INTERVAL"),
    ("FREQ=WEEKLY;INTERVAL=1,2", "value", "INTERVAL"),
    ("FREQ=WEEKLY;COUNT=0", "value", "COUNT"),
    (f"FREQ=DAILY;COUNT={MOST + 1}", "too-many", "COUNT"),
    ("FREQ=DAILY;COUNT=99999", "too-many", "COUNT"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "value", "BYMONTHDAY"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "value", "BYMONTHDAY"),
    ("FREQ=YEARLY;BYMONTH=-1", "value", "BYMONTH"),
    ("FREQ=WEEKLY;BYDAY=XX", "value", "BYDAY"),
    ("FREQ=MONTHLY;BYDAY=0MO", "value", "BYDAY"),
    ("FREQ=WEEKLY;BYDAY=1MO", "value", "BYDAY"),
    ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "value", "BYDAY"),
    ("FREQ=WEEKLY;WKST=XX", "value", "WKST"),
    ("FREQ=WEEKLY;UNTIL=tomorrow", "value", "UNTIL"),
    ("FREQ=WEEKLY;UNTIL=20261301", "value", "UNTIL"),
    ("FREQ=WEEKLY;UNTIL=20261201T250000", "value", "UNTIL"),
]


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(("text", "start", "expected"), RULES)
def test_dates(text: str, start: str, expected: str) -> None:
    first = datetime.fromisoformat(f"{start}T18:00")
    dates = expected.split()
    found = list(islice(parse_rule(text).walls(first, PARIS), len(dates)))
    assert [wall.date().isoformat() for wall in found] == dates
    assert {wall.hour for wall in found} == {18}


@pytest.mark.parametrize(("text", "code", "part"), REFUSED)
def test_refused_with_the_reason(text: str, code: str, part: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_rule(text)
    assert (error.value.code, error.value.part) == (code, part)
    assert code in str(error.value)


def test_canonical_form() -> None:
    rule = parse_rule(" rrule:byday=sa;freq=weekly;count=2; ")
    assert rule.text == "FREQ=WEEKLY;COUNT=2;BYDAY=SA"
    assert not rule.is_endless
    assert parse_rule("FREQ=WEEKLY").is_endless
    assert not parse_rule("FREQ=WEEKLY;UNTIL=20261212").is_endless


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=WEEKLY;UNTIL=20200101",
    ],
)
def test_a_rule_that_yields_nothing_is_told(text: str) -> None:
    with pytest.raises(RuleError, match="nothing"):
        parse_rule(text).first(wall("2026-01-01T09:00"), PARIS)


def test_first_date() -> None:
    rule = parse_rule("FREQ=WEEKLY;BYDAY=SA")
    assert rule.first(wall("2026-11-23T09:00"), PARIS) == wall("2026-11-28T09:00")


def test_dates_up_to_a_day_that_day_included() -> None:
    rule = parse_rule("FREQ=WEEKLY;BYDAY=SA")
    start = wall("2026-11-28T20:30")
    found = occurrences(rule, start, PARIS, date(2026, 12, 12))
    assert [wall.day for wall in found] == [28, 5, 12]
    assert occurrences(rule, start, PARIS, date(2026, 1, 1)) == []


def test_more_dates_than_anyone_reads_are_refused() -> None:
    start = wall("2026-01-01T09:00")
    ten_years = date(2036, 1, 1)
    with pytest.raises(RuleError, match="too-many"):
        occurrences(parse_rule("FREQ=DAILY;UNTIL=20351231"), start, PARIS, ten_years)
    counted = parse_rule(f"FREQ=DAILY;COUNT={MOST}")
    assert len(occurrences(counted, start, PARIS, ten_years)) == MOST


def test_an_endless_rule_keeps_its_latest_dates() -> None:
    start = wall("2010-01-01T09:00")
    found = occurrences(parse_rule("FREQ=DAILY"), start, PARIS, date(2027, 1, 1))
    assert (len(found), found[-1]) == (MOST, wall("2027-01-01T09:00"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    hour=st.integers(4, 23),
    weeks=st.integers(1, 60),
)
def test_wall_time_stays_across_clock_changes(
    zone: ZoneInfo, day: date, hour: int, weeks: int
) -> None:
    start = datetime.combine(day, time(hour))
    walls = list(islice(parse_rule("FREQ=WEEKLY").walls(start, zone), weeks))
    instants = [wall.replace(tzinfo=zone) for wall in walls]
    assert {instant.hour for instant in instants} == {hour}
    assert {wall.weekday() for wall in walls} == {day.weekday()}
    offsets = {instant.utcoffset() for instant in instants}
    steps = {
        b.astimezone(UTC) - a.astimezone(UTC)
        for a, b in zip(instants, instants[1:], strict=False)
    }
    week, hour_ = timedelta(weeks=1), timedelta(hours=1)
    assert steps <= {week, week - hour_, week + hour_}
    assert len(offsets) == 1 or len(steps) > 1


@settings(max_examples=40, deadline=None, derandomize=True)
@given(year=st.integers(1990, 2060), zone=st.sampled_from(ZONES))
def test_the_last_of_february_knows_leap_years(year: int, zone: ZoneInfo) -> None:
    start = datetime.combine(date(year, 1, 31), time(18))
    rule = parse_rule("FREQ=MONTHLY;BYMONTHDAY=-1")
    february = list(islice(rule.walls(start, zone), 2))[1]
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    assert february.day == (29 if leap else 28)
