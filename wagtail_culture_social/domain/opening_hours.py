"""Opening hours of a place: its spans, whether it is open, and both in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.dates import (
    format_short_day,
    format_time,
    format_times,
    locale_for,
)

OpeningHoursFault = Literal["closes-when-it-opens", "half-open", "last-before-first"]
Span = tuple[datetime, datetime]

HORIZON = 14
"""Days ahead in which the next opening is looked for."""

_DAY = timedelta(days=1)
_A_MONDAY = date(2024, 1, 1)
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "fr": {
            "open": "Ouvert",
            "open-until": "Ouvert aujourd’hui jusqu’à {time}",
            "closed": "Fermé",
            "closed-today": "Fermé aujourd’hui",
            "opens": "{closed}, ouvre {day} à {time}",
            "today": "aujourd’hui",
            "tomorrow": "demain",
            "weekday": "{day}",
            "date": "le {day}",
            "and": "{first} et {last}",
            "to": "du {first} au {last}",
            "closed-day": "fermé",
            "next-span": " et ",
        },
        "en": {
            "open": "Open",
            "open-until": "Open today until {time}",
            "closed": "Closed",
            "closed-today": "Closed today",
            "opens": "{closed}, opens {day} at {time}",
            "today": "today",
            "tomorrow": "tomorrow",
            "weekday": "on {day}",
            "date": "on {day}",
            "and": "{first} and {last}",
            "to": "{first} to {last}",
            "closed-day": "closed",
            "next-span": " and ",
        },
    }
)


class OpeningHoursError(ValueError):
    """Hours that cannot be; `code` says why."""

    def __init__(self, code: OpeningHoursFault) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of some weekdays (0 is Monday), in wall time.

    A place that closes at or before the hour at which it opens does so the next day.
    """

    weekdays: frozenset[int]
    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse to close at the hour of opening."""
        if self.opens == self.closes:
            raise OpeningHoursError("closes-when-it-opens")


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Other hours from a first to a last day; without hours the place is closed."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None

    def __post_init__(self) -> None:
        """Refuse one hour without the other, and a last day before the first."""
        if self.last < self.first:
            raise OpeningHoursError("last-before-first")
        if (self.opens is None) != (self.closes is None):
            raise OpeningHoursError("half-open")
        if self.opens is not None and self.opens == self.closes:
            raise OpeningHoursError("closes-when-it-opens")

    @property
    def is_closed(self) -> bool:
        """Whether the place stays closed."""
        return self.opens is None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The regular week of a place, and what differs on certain days."""

    regular: tuple[Hours, ...] = ()
    exceptional: tuple[Exceptional, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a place is open; `until` or `opens_at` is when that changes.

    Both are in the zone of the place. `opens_at` is None when nothing opens within
    `HORIZON` days. `closed_today` tells a day without hours from one that is over.
    """

    is_open: bool
    until: datetime | None = None
    opens_at: datetime | None = None
    closed_today: bool = False


def spans_of(hours: OpeningHours, day: date) -> list[Span]:
    """When the place is open on that day: naive wall times, in order, not touching.

    A night belongs to the day on which it begins. Exceptional hours replace regular
    ones; of several, those of the fewest days hold, and a closing wins over hours.
    """
    exceptional = _exceptional_on(hours.exceptional, day)
    if any(one.is_closed for one in exceptional):
        return []
    regular = [one for one in hours.regular if day.weekday() in one.weekdays]
    return _merged(
        _span(day, one.opens, one.closes)
        for one in exceptional or regular
        if one.opens is not None and one.closes is not None
    )


def status(hours: OpeningHours, now: datetime, zone: ZoneInfo) -> Status:
    """Whether the place is open at that instant (aware); the closing hour is closed.

    Wall times that a clock change skips are read with the offset before the change.
    """
    today = now.astimezone(zone).date()
    days = (today + offset * _DAY for offset in range(-1, HORIZON + 1))
    instants = (
        (_instant(start, zone), _instant(end, zone))
        for day in days
        for start, end in spans_of(hours, day)
    )
    moment = now.astimezone(UTC)
    ahead = (span for span in _merged(instants) if span[1] > moment)
    start, end = next(ahead, (None, None))
    if start and end and start <= moment:
        return Status(is_open=True, until=end.astimezone(zone))
    return Status(
        is_open=False,
        opens_at=start.astimezone(zone) if start else None,
        closed_today=not spans_of(hours, today),
    )


def status_in_words(status: Status, language: str, now: datetime) -> str:
    """The status as a phrase: `Ouvert aujourd’hui jusqu’à 19 h`, `Closed`.

    French or, for any other language, English. What stays open for a whole day from
    now on is just open.
    """
    tongue = _tongue(language)
    words = _WORDS[tongue]
    if status.until:
        if status.until - now >= _DAY:
            return words["open"]
        return words["open-until"].format(time=format_time(status.until.time(), tongue))
    opens = status.opens_at
    if opens is None:
        return words["closed"]
    return words["opens"].format(
        closed=words["closed-today" if status.closed_today else "closed"],
        day=_day_ahead(opens.date(), now.astimezone(opens.tzinfo).date(), tongue),
        time=format_time(opens.time(), tongue),
    )


def week_in_words(hours: OpeningHours, language: str) -> list[tuple[str, str]]:
    """The regular week as rows: `("Tuesday to Friday", "10 a.m.–7 p.m.")`.

    Days of the same hours that follow each other share a row; French or English.
    Without regular hours there are no rows.
    """
    if not hours.regular:
        return []
    tongue = _tongue(language)
    week = OpeningHours(hours.regular)
    texts = [
        _spans_in_words(spans_of(week, _A_MONDAY + weekday * _DAY), tongue)
        for weekday in range(7)
    ]
    rows = groupby(range(7), key=texts.__getitem__)
    return [(_weekdays_in_words(list(days), tongue), text) for text, days in rows]


def _exceptional_on(
    exceptional: Iterable[Exceptional], day: date
) -> Sequence[Exceptional]:
    found = [one for one in exceptional if one.first <= day <= one.last]
    shortest = min((one.last - one.first for one in found), default=None)
    return [one for one in found if one.last - one.first == shortest]


def _span(day: date, opens: time, closes: time) -> Span:
    last = day if closes > opens else day + _DAY
    return datetime.combine(day, opens), datetime.combine(last, closes)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch as one, none that is empty."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif start < end:
            merged.append((start, end))
    return merged


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant in UTC, in which spans compare right across a clock change."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _tongue(language: str) -> str:
    return "fr" if locale_for(language).language == "fr" else "en"


def _day_ahead(day: date, today: date, tongue: str) -> str:
    words = _WORDS[tongue]
    if day == today:
        return words["today"]
    if day == today + _DAY:
        return words["tomorrow"]
    if day < today + 7 * _DAY:
        return words["weekday"].format(day=_weekday(day.weekday(), tongue))
    return words["date"].format(day=format_short_day(day, tongue))


def _spans_in_words(spans: Sequence[Span], tongue: str) -> str:
    words = _WORDS[tongue]
    texts = [format_times(start, end, tongue) for start, end in spans]
    return words["next-span"].join(texts) or words["closed-day"]


def _weekdays_in_words(weekdays: Sequence[int], tongue: str) -> str:
    first, last = (_weekday(number, tongue) for number in (weekdays[0], weekdays[-1]))
    joint = {1: "{first}", 2: _WORDS[tongue]["and"]}
    text = joint.get(len(weekdays), _WORDS[tongue]["to"]).format(first=first, last=last)
    return text[0].upper() + text[1:]


def _weekday(number: int, tongue: str) -> str:
    return str(locale_for(tongue).days["format"]["wide"][number])
