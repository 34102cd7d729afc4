"""Opening hours: spans, open or closed at the minute, and both in words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.opening_hours import (
    Exceptional,
    Hours,
    OpeningHours,
    OpeningHoursError,
    Status,
    spans_of,
    status,
    status_in_words,
    week_in_words,
)

PARIS = ZoneInfo("Europe/Paris")
TUESDAY_TO_FRIDAY = frozenset({1, 2, 3, 4})
MUSEUM = OpeningHours(
    regular=(
        Hours(TUESDAY_TO_FRIDAY, time(10), time(19)),
        Hours(frozenset({3}), time(18), time(21, 30)),
        Hours(frozenset({5, 6}), time(10), time(12)),
        Hours(frozenset({5, 6}), time(14), time(18)),
    ),
    exceptional=(
        Exceptional(date(2026, 12, 25), date(2026, 12, 25)),
        Exceptional(date(2026, 8, 1), date(2026, 8, 31)),
        Exceptional(date(2026, 8, 15), date(2026, 8, 15), time(14), time(20)),
    ),
)
CLUB = OpeningHours(regular=(Hours(frozenset({4, 5}), time(22), time(4)),))


def local(*numbers: int, fold: int = 0) -> datetime:
    return datetime(*numbers, tzinfo=PARIS, fold=fold)


def walls(hours: OpeningHours, *day: int) -> list[str]:
    spans = spans_of(hours, date(*day))
    return [f"{start:%d %H:%M}–{end:%d %H:%M}" for start, end in spans]


def words(hours: OpeningHours, now: datetime) -> tuple[str, str]:
    state = status(hours, now, PARIS)
    french, english = (status_in_words(state, one, now) for one in ("fr", "en"))
    return french.replace("\u00a0", " "), english


def test_a_day_has_the_hours_of_its_weekday() -> None:
    assert walls(MUSEUM, 2026, 11, 10) == ["10 10:00–10 19:00"]
    assert walls(MUSEUM, 2026, 11, 9) == []


def test_a_day_may_have_two_spans() -> None:
    assert walls(MUSEUM, 2026, 11, 14) == ["14 10:00–14 12:00", "14 14:00–14 18:00"]


def test_spans_that_overlap_are_one() -> None:
    assert walls(MUSEUM, 2026, 11, 12) == ["12 10:00–12 21:30"]
    within = Hours(TUESDAY_TO_FRIDAY, time(11), time(12))
    inner = OpeningHours((*MUSEUM.regular, within))
    assert walls(inner, 2026, 11, 10) == ["10 10:00–10 19:00"]


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    assert walls(CLUB, 2026, 11, 13) == ["13 22:00–14 04:00"]
    assert walls(CLUB, 2026, 11, 15) == []


def test_exceptional_hours_win_over_regular_ones() -> None:
    assert walls(MUSEUM, 2026, 12, 25) == []
    late = Exceptional(date(2026, 11, 9), date(2026, 11, 10), time(20), time(0))
    assert walls(OpeningHours(MUSEUM.regular, (late,)), 2026, 11, 9) == [
        "09 20:00–10 00:00"
    ]


def test_of_several_exceptions_the_shortest_holds() -> None:
    assert walls(MUSEUM, 2026, 8, 14) == []
    assert walls(MUSEUM, 2026, 8, 15) == ["15 14:00–15 20:00"]


def test_a_closing_wins_over_hours_of_the_same_days() -> None:
    day = date(2026, 8, 15)
    both = (*MUSEUM.exceptional, Exceptional(day, day))
    assert walls(OpeningHours((), both), 2026, 8, 15) == []


@pytest.mark.parametrize(
    ("now", "french", "english"),
    [
        (
            local(2026, 11, 10, 9, 59),
            "Fermé, ouvre aujourd’hui à 10 h",
            "Closed, opens today at 10 a.m.",
        ),
        (
            local(2026, 11, 10, 10),
            "Ouvert aujourd’hui jusqu’à 19 h",
            "Open today until 7 p.m.",
        ),
        (
            local(2026, 11, 10, 18, 59),
            "Ouvert aujourd’hui jusqu’à 19 h",
            "Open today until 7 p.m.",
        ),
        (
            local(2026, 11, 10, 19),
            "Fermé, ouvre demain à 10 h",
            "Closed, opens tomorrow at 10 a.m.",
        ),
        (
            local(2026, 11, 12, 20),
            "Ouvert aujourd’hui jusqu’à 21 h 30",
            "Open today until 9:30 p.m.",
        ),
        (
            local(2026, 11, 14, 12, 30),
            "Fermé, ouvre aujourd’hui à 14 h",
            "Closed, opens today at 2 p.m.",
        ),
        (
            local(2026, 11, 15, 18),
            "Fermé, ouvre mardi à 10 h",
            "Closed, opens on Tuesday at 10 a.m.",
        ),
        (
            local(2026, 11, 15, 23, 59),
            "Fermé, ouvre mardi à 10 h",
            "Closed, opens on Tuesday at 10 a.m.",
        ),
        (
            local(2026, 11, 16, 0, 0),
            "Fermé aujourd’hui, ouvre demain à 10 h",
            "Closed today, opens tomorrow at 10 a.m.",
        ),
        (
            local(2026, 12, 25, 11),
            "Fermé aujourd’hui, ouvre demain à 10 h",
            "Closed today, opens tomorrow at 10 a.m.",
        ),
        (
            local(2026, 8, 9, 11),
            "Fermé aujourd’hui, ouvre samedi à 14 h",
            "Closed today, opens on Saturday at 2 p.m.",
        ),
        (
            local(2026, 8, 8, 11),
            "Fermé aujourd’hui, ouvre le 15 août 2026 à 14 h",
            "Closed today, opens on 15 August 2026 at 2 p.m.",
        ),
        (local(2026, 7, 31, 20), "Fermé", "Closed"),
    ],
)
def test_status_at_the_minute(now: datetime, french: str, english: str) -> None:
    assert words(MUSEUM, now) == (french, english)


def test_nothing_is_told_beyond_fourteen_days() -> None:
    opening = Exceptional(date(2026, 11, 16), date(2026, 11, 16), time(10), time(12))
    hours = OpeningHours(exceptional=(opening,))
    assert words(hours, local(2026, 11, 1, 12)) == ("Fermé", "Closed")
    assert words(hours, local(2026, 11, 2, 12))[1] == (
        "Closed today, opens on 16 November 2026 at 10 a.m."
    )
    assert status(hours, local(2026, 11, 17, 12), PARIS) == Status(
        is_open=False, closed_today=True
    )


def test_a_night_lasts_into_a_day_that_is_closed() -> None:
    saturday = Exceptional(date(2026, 11, 14), date(2026, 11, 14))
    hours = OpeningHours(CLUB.regular, (saturday,))
    assert words(hours, local(2026, 11, 13, 23))[1] == "Open today until 4 a.m."
    assert words(hours, local(2026, 11, 14, 3, 59))[1] == "Open today until 4 a.m."
    assert words(hours, local(2026, 11, 14, 4))[1] == (
        "Closed today, opens on Friday at 10 p.m."
    )


def test_midnight_and_noon_are_words() -> None:
    evening = OpeningHours((Hours(frozenset({0}), time(12), time(0)),))
    assert words(evening, local(2026, 11, 9, 23, 59)) == (
        "Ouvert aujourd’hui jusqu’à minuit",
        "Open today until midnight",
    )
    assert words(evening, local(2026, 11, 9, 11))[1] == "Closed, opens today at noon"


def test_what_never_closes_is_just_open() -> None:
    every_day = frozenset(range(7))
    hours = OpeningHours(
        (Hours(every_day, time(0), time(12)), Hours(every_day, time(12), time(0)))
    )
    assert words(hours, local(2026, 11, 9, 23)) == ("Ouvert", "Open")


def test_status_is_in_the_zone_of_the_place() -> None:
    now = datetime(2026, 11, 10, 17, 59, tzinfo=UTC)
    state = status(MUSEUM, now, PARIS)
    assert state == Status(is_open=True, until=local(2026, 11, 10, 19))
    assert state.until is not None
    assert state.until.tzinfo == PARIS
    auckland = ZoneInfo("Pacific/Auckland")
    there = status(MUSEUM, now, auckland)
    assert status_in_words(there, "en", now) == "Closed, opens today at 10 a.m."


def test_the_night_of_summer_time_is_an_hour_shorter() -> None:
    hours = OpeningHours((Hours(frozenset({5}), time(22), time(4)),))
    assert status(hours, datetime(2026, 3, 29, 1, 59, tzinfo=UTC), PARIS).is_open
    assert not status(hours, datetime(2026, 3, 29, 2, 0, tzinfo=UTC), PARIS).is_open


def test_the_night_of_winter_time_is_an_hour_longer() -> None:
    hours = OpeningHours((Hours(frozenset({5}), time(22), time(4)),))
    assert status(hours, datetime(2026, 10, 25, 2, 59, tzinfo=UTC), PARIS).is_open
    assert not status(hours, datetime(2026, 10, 25, 3, 0, tzinfo=UTC), PARIS).is_open


def test_the_hour_that_comes_twice_closes_once() -> None:
    hours = OpeningHours((Hours(frozenset({6}), time(1), time(2, 45)),))
    assert status(hours, local(2026, 10, 25, 2, 30), PARIS).is_open
    assert not status(hours, local(2026, 10, 25, 2, 30, fold=1), PARIS).is_open


def test_a_span_that_the_clock_swallows_is_none() -> None:
    hours = OpeningHours((Hours(frozenset({6}), time(2, 30), time(3, 15)),))
    now = local(2026, 3, 29, 1, 30)
    assert status(hours, now, PARIS).opens_at == local(2026, 4, 5, 2, 30)


def test_the_week_in_words() -> None:
    assert week_in_words(MUSEUM, "en") == [
        ("Monday", "closed"),
        ("Tuesday and Wednesday", "10 a.m.–7 p.m."),
        ("Thursday", "10 a.m.–9:30 p.m."),
        ("Friday", "10 a.m.–7 p.m."),
        ("Saturday and Sunday", "10 a.m.–noon and 2–6 p.m."),
    ]


def test_days_in_a_row_are_a_span() -> None:
    hours = OpeningHours((Hours(TUESDAY_TO_FRIDAY, time(10), time(19)),))
    french = [
        (day, text.replace("\u00a0", " ")) for day, text in week_in_words(hours, "fr")
    ]
    assert french == [
        ("Lundi", "fermé"),
        ("Du mardi au vendredi", "de 10 h à 19 h"),
        ("Samedi et dimanche", "fermé"),
    ]
    assert week_in_words(hours, "de")[1] == ("Tuesday to Friday", "10 a.m.–7 p.m.")


def test_no_regular_hours_make_no_week() -> None:
    assert week_in_words(OpeningHours(exceptional=MUSEUM.exceptional), "fr") == []


@pytest.mark.parametrize(
    ("first", "last", "opens", "closes", "code"),
    [
        (2, 1, time(9), time(10), "last-before-first"),
        (1, 1, time(9), None, "half-open"),
        (1, 1, None, time(9), "half-open"),
        (1, 2, time(9), time(9), "closes-when-it-opens"),
    ],
)
def test_exceptions_that_cannot_be(
    first: int, last: int, opens: time | None, closes: time | None, code: str
) -> None:
    with pytest.raises(OpeningHoursError) as caught:
        Exceptional(date(2026, 1, first), date(2026, 1, last), opens, closes)
    assert caught.value.code == code


def test_hours_that_cannot_be() -> None:
    with pytest.raises(OpeningHoursError) as caught:
        Hours(frozenset({0}), time(9), time(9))
    assert caught.value.code == "closes-when-it-opens"
