"""Series as iCalendar components (RFC 5545, 3.8.5): a rule and what differs from it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vRecur

from wagtail_culture_social.domain.calendars import Entry, in_calendar, vevent
from wagtail_culture_social.domain.recurrence import Rule, until_of

MOST_EXDATES = 80
"""Dates left out of one series: Google refuses a file with some 90 of them.

With more, write one entry a date instead.
"""

_LONG = ("MONTHLY", "YEARLY")
_DAYS_SAID = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"})


def recurring(
    entry: Entry,
    rule: Rule,
    *,
    left_out: Iterable[datetime] = (),
    changed: Iterable[tuple[datetime, Entry]] = (),
) -> list[Event]:
    """The entry as a VEVENT that comes back, followed by the dates that differ.

    `left_out` are the starts of dates that do not take place (EXDATE), at most
    `MOST_EXDATES`; `changed` pairs the start a date had by the rule (RECURRENCE-ID)
    with what became of it, of the same UID and with its own state. Both may be in any
    zone. The series starts at the rule's first date, since readers disagree about a
    start that is none (RFC 5545, 3.8.5.3, leaves it undefined): dateutil and ical.js
    drop it, others show it. Raises `RuleError` ("nothing") if there is no date.
    """
    first = at_first_date(entry, rule)
    master = vevent(first)
    master.add("rrule", vRecur.from_ical(rule_text(first, rule)))
    for start in left_out:
        master.add("exdate", in_calendar(first, start))
    overrides = []
    for start, other in changed:
        override = vevent(replace(other, uid=entry.uid))
        override.add("recurrence-id", in_calendar(first, start))
        overrides.append(override)
    return [master, *overrides]


def at_first_date(entry: Entry, rule: Rule) -> Entry:
    """The entry at the first date of the rule, as long as before on the clock."""
    wall = entry.start.replace(tzinfo=None)
    later = rule.first(wall, zone_of(entry)) - wall
    end = entry.end + later if entry.end is not None else None
    return replace(entry, start=entry.start + later, end=end)


def rule_text(entry: Entry, rule: Rule) -> str:
    """The rule as every reader takes it, for an entry that starts on its first date.

    UNTIL is in UTC, or a date for whole days (RFC 5545, 3.3.10).
    """
    parts = _with_day(rule.parts, entry.start)
    zone = zone_of(entry)
    if until := until_of(rule, zone):
        moment = until.replace(tzinfo=zone).astimezone(UTC)
        day, utc = f"{until:%Y%m%d}", f"{moment:%Y%m%dT%H%M%SZ}"
        parts["UNTIL"] = day if entry.all_day else utc
    return ";".join(f"{name}={value}" for name, value in parts.items())


def zone_of(entry: Entry) -> ZoneInfo:
    """The zone of the entry by its name."""
    return ZoneInfo(getattr(entry.start.tzinfo, "key", "UTC"))


def _with_day(parts: Mapping[str, str], start: datetime) -> dict[str, str]:
    """The parts with a day that not every month has said, not left to the start.

    Without it ical.js 2.2 takes 1 March for a missing 29 February.
    """
    said = dict(parts)
    if start.day > 28 and said["FREQ"] in _LONG and not _DAYS_SAID & set(said):
        said["BYMONTHDAY"] = str(start.day)
        if said["FREQ"] == "YEARLY":
            said.setdefault("BYMONTH", str(start.month))
    return said
