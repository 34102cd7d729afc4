"""Dates and times in words: a table a person can read."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.dates import (
    format_day,
    format_days,
    format_month,
    format_time,
    format_when,
    format_when_short,
    weekday_names,
    zone_city,
)
from wagtail_culture_social.domain.schedule import FOREVER

PARIS = ZoneInfo("Europe/Paris")

TIMES = [
    ("00:00", "minuit", "midnight"),
    ("00:30", "0 h 30", "12:30 a.m."),
    ("06:30", "6 h 30", "6:30 a.m."),
    ("09:05", "9 h 05", "9:05 a.m."),
    ("12:00", "12 h", "noon"),
    ("12:15", "12 h 15", "12:15 p.m."),
    ("18:00", "18 h", "6 p.m."),
    ("18:30", "18 h 30", "6:30 p.m."),
    ("23:59", "23 h 59", "11:59 p.m."),
]
DAYS = [
    ("2026-11-28", "samedi 28 novembre 2026", "Saturday 28 November 2026"),
    ("2026-11-01", "dimanche 1er novembre 2026", "Sunday 1 November 2026"),
    ("2026-08-15", "samedi 15 août 2026", "Saturday 15 August 2026"),
    ("2027-02-28", "dimanche 28 février 2027", "Sunday 28 February 2027"),
    ("2028-02-29", "mardi 29 février 2028", "Tuesday 29 February 2028"),
    ("2026-12-02", "mercredi 2 décembre 2026", "Wednesday 2 December 2026"),
    ("2027-01-01", "vendredi 1er janvier 2027", "Friday 1 January 2027"),
]
# start, end, French, English; a date alone is a whole day (its end included).
SPANS = [
    (
        "2026-11-28 18:30",
        "2026-11-28 20:00",
        "samedi 28 novembre 2026, de 18 h 30 à 20 h",
        "Saturday 28 November 2026, 6:30–8 p.m.",
    ),
    (
        "2026-11-28 18:30",
        "2026-11-28 18:30",
        "samedi 28 novembre 2026, à 18 h 30",
        "Saturday 28 November 2026, 6:30 p.m.",
    ),
    (
        "2026-11-28 10:00",
        "2026-11-28 11:30",
        "samedi 28 novembre 2026, de 10 h à 11 h 30",
        "Saturday 28 November 2026, 10–11:30 a.m.",
    ),
    (
        "2026-11-28 10:00",
        "2026-11-28 12:00",
        "samedi 28 novembre 2026, de 10 h à 12 h",
        "Saturday 28 November 2026, 10 a.m.–noon",
    ),
    (
        "2026-11-28 11:00",
        "2026-11-28 13:00",
        "samedi 28 novembre 2026, de 11 h à 13 h",
        "Saturday 28 November 2026, 11 a.m.–1 p.m.",
    ),
    (
        "2026-11-28 18:00",
        "2026-11-29 00:00",
        "samedi 28 novembre 2026, de 18 h à minuit",
        "Saturday 28 November 2026, 6 p.m.–midnight",
    ),
    (
        "2026-11-28 22:00",
        "2026-11-29 04:00",
        "samedi 28 novembre 2026, de 22 h à 4 h",
        "Saturday 28 November 2026, 10 p.m.–4 a.m.",
    ),
    (
        "2026-11-01 15:00",
        "2026-11-01 16:00",
        "dimanche 1er novembre 2026, de 15 h à 16 h",
        "Sunday 1 November 2026, 3–4 p.m.",
    ),
    (
        "2026-11-28",
        "2026-11-28",
        "samedi 28 novembre 2026",
        "Saturday 28 November 2026",
    ),
    ("2027-03-23", "2027-03-29", "du 23 au 29 mars 2027", "23–29 March 2027"),
    ("2027-03-01", "2027-03-03", "du 1er au 3 mars 2027", "1–3 March 2027"),
    (
        "2026-11-28",
        "2026-12-01",
        "du 28 novembre au 1er décembre 2026",
        "28 November – 1 December 2026",
    ),
    (
        "2026-11-28",
        "2027-01-03",
        "du 28 novembre 2026 au 3 janvier 2027",
        "28 November 2026 – 3 January 2027",
    ),
    (
        "2026-11-28 10:00",
        "2026-11-30 18:00",
        "du 28 au 30 novembre 2026",
        "28–30 November 2026",
    ),
    (
        "2026-11-28 10:00",
        "2026-12-01 00:00",
        "du 28 au 30 novembre 2026",
        "28–30 November 2026",
    ),
    (
        "2026-11-28 14:00",
        "2026-11-29 12:00",
        "du 28 au 29 novembre 2026",
        "28–29 November 2026",
    ),
]
SHORT = [
    (
        "2026-11-28 18:30",
        "2026-11-28 20:00",
        "samedi 28 novembre, de 18 h 30 à 20 h",
        "Saturday 28 November, 6:30–8 p.m.",
    ),
    ("2026-03-23", "2026-03-29", "du 23 au 29 mars", "23–29 March"),
    ("2026-03-30", "2026-04-02", "du 30 mars au 2 avril", "30 March – 2 April"),
    ("2026-11-01", "2026-11-01", "dimanche 1er novembre", "Sunday 1 November"),
    (
        "2026-12-28",
        "2027-01-03",
        "du 28 décembre 2026 au 3 janvier 2027",
        "28 December 2026 – 3 January 2027",
    ),
    ("2027-03-23", "2027-03-29", "du 23 au 29 mars 2027", "23–29 March 2027"),
]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def span(start: str, end: str) -> tuple[datetime, datetime, bool]:
    """Read a row; whole days end at the midnight after, as slots give them."""
    first, last = (datetime.fromisoformat(text) for text in (start, end))
    all_day = len(start) == 10
    if all_day:
        last = datetime.fromordinal(last.toordinal() + 1)
    return first.replace(tzinfo=PARIS), last.replace(tzinfo=PARIS), all_day


@pytest.mark.parametrize(("moment", "french", "english"), TIMES)
def test_times(moment: str, french: str, english: str) -> None:
    value = time.fromisoformat(moment)
    assert plain(format_time(value, "fr")) == french
    assert format_time(value, "en") == english


@pytest.mark.parametrize(("day", "french", "english"), DAYS)
def test_days(day: str, french: str, english: str) -> None:
    value = date.fromisoformat(day)
    assert format_day(value, "fr") == french
    assert format_day(value, "en") == english


@pytest.mark.parametrize(("start", "end", "french", "english"), SPANS)
def test_spans(start: str, end: str, french: str, english: str) -> None:
    first, last, all_day = span(start, end)
    assert plain(format_when(first, last, "fr", all_day=all_day)) == french
    assert format_when(first, last, "en", all_day=all_day) == english


@pytest.mark.parametrize(("start", "end", "french", "english"), SHORT)
def test_without_the_current_year(
    start: str, end: str, french: str, english: str
) -> None:
    first, last, all_day = span(start, end)
    today = date(2026, 3, 2)
    said = format_when_short(first, last, "fr", today=today, all_day=all_day)
    assert plain(said) == french
    said = format_when_short(first, last, "en", today=today, all_day=all_day)
    assert said == english


def test_french_times_do_not_break() -> None:
    assert format_time(time(18, 30), "fr") == "18\u00a0h\u00a030"


def test_the_zone_is_that_of_the_start() -> None:
    start = datetime(2026, 11, 28, 18, 30, tzinfo=PARIS)
    end = datetime(2026, 11, 28, 20, tzinfo=PARIS).astimezone(ZoneInfo("Asia/Tokyo"))
    assert format_when(start, end, "en") == "Saturday 28 November 2026, 6:30–8 p.m."


@pytest.mark.parametrize(
    ("language", "day", "clock", "days"),
    [
        ("de", "Samstag, 28. November 2026", "18:30", "23.–29. März 2027"),
        ("es-ES", "sábado, 28 de noviembre de 2026", "18:30", "23–29 mar 2027"),
        ("en-gb", "Saturday 28 November 2026", "6:30 p.m.", "23–29 March 2027"),
        ("fr-CA", "samedi 28 novembre 2026", "18 h 30", "du 23 au 29 mars 2027"),
        ("nonsense", "Saturday 28 November 2026", "6:30 p.m.", "23–29 March 2027"),
        ("", "Saturday 28 November 2026", "6:30 p.m.", "23–29 March 2027"),
        ("xx", "Saturday 28 November 2026", "6:30 p.m.", "23–29 March 2027"),
    ],
)
def test_other_languages(language: str, day: str, clock: str, days: str) -> None:
    assert format_day(date(2026, 11, 28), language) == day
    assert plain(format_time(time(18, 30), language)) == clock
    first, last, _ = span("2027-03-23", "2027-03-29")
    said = format_when(first, last, language, all_day=True)
    assert said.replace("\u2009", "") == days


def test_one_day_in_another_language() -> None:
    first, last, _ = span("2026-11-28 18:30", "2026-11-28 20:00")
    assert format_when(first, last, "de") == "Samstag, 28. November 2026, 18:30–20:00"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "à partir du 1er mars 2020"), ("en", "from 1 March 2020")],
)
def test_what_is_permanent_has_its_first_day_only(language: str, expected: str) -> None:
    start = datetime(2020, 3, 1, tzinfo=PARIS)
    assert format_when(start, FOREVER, language, all_day=True) == expected


def test_several_days_are_told_from_the_first_to_the_last() -> None:
    monday, sunday = date(2026, 12, 28), date(2027, 1, 3)
    french = "du 28 décembre 2026 au 3 janvier 2027"
    assert format_days(monday, sunday, "fr") == french
    assert format_days(monday, sunday, "en") == "28 December 2026 – 3 January 2027"
    assert format_days(monday, monday, "en") == "Monday 28 December 2026"


def test_month_is_told_as_a_title() -> None:
    day = date(2026, 8, 15)
    assert [format_month(day, one) for one in ("fr", "en")] == [
        "Août 2026",
        "August 2026",
    ]


def test_weekdays_begin_on_monday() -> None:
    assert weekday_names("fr")[0] == ("lundi", "lun.")
    assert weekday_names("en")[6] == ("Sunday", "Sun")


def test_zone_is_told_by_its_city() -> None:
    assert zone_city(ZoneInfo("America/New_York"), "fr") == "New York"
