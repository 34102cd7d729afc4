"""From the dates, rules and exceptions of VEVENTs to those of one event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.imports.ics_dates import (
    IcsDates,
    Override,
    between,
    day_of,
)
from wagtail_culture_social.domain.imports.ics_lines import Line
from wagtail_culture_social.domain.imports.ics_rules import Recurrence, read_rule
from wagtail_culture_social.domain.imports.ics_values import (
    Clock,
    Wall,
    duration_of,
    stamp_of,
    stamps_of,
)
from wagtail_culture_social.domain.imports.ics_vevents import VEvent
from wagtail_culture_social.domain.imports.imported import Fault, RefusedError
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.schedule import MIDNIGHT

MOST_RULES = 20
"""Rules of one event."""

_WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION")
_SHOWN = 100


@dataclass(slots=True)
class Zones:
    """The zones of an event's file by name; what is guessed becomes a warning, once."""

    event: VEvent
    default: str
    since: date
    warnings: list[Fault]
    found: dict[str, ZoneInfo] = field(default_factory=dict)

    @property
    def home(self) -> ZoneInfo:
        """The zone of moments that name none."""
        return ZoneInfo(self.event.calendar.home(self.default, self.since.year))

    def zone(self, name: str) -> ZoneInfo:
        """The zone of a TZID."""
        if name not in self.found:
            self.found[name] = self._find(name)
        return self.found[name]

    def _find(self, name: str) -> ZoneInfo:
        calendar, home = self.event.calendar, self.home
        key, guessed = calendar.zone_of(name, self.default, self.since.year)
        zone = ZoneInfo(key) if key else home
        if guessed or not key:
            values = {"value": name[:_SHOWN], "zone": zone.key}
            self.warnings.append(
                Fault("guessed-zone" if guessed else "unknown-zone", values)
            )
        return zone


def dates_of(
    identifier: str, event: VEvent, changes: Sequence[VEvent], zones: Zones
) -> IcsDates:
    """The dates of an event with those of its changed ones; raises `RefusedError`.

    An event that is itself a change stands for all that is left of its series.
    """
    origin = _origin(event, zones)
    home = zones.home if origin.key == "UTC" else origin
    reading = _Reading(Clock(home, zones.zone), zones.warnings)
    start, end = reading.span(event)
    if event.is_change:
        extra = dict(map(reading.span, changes))
        return IcsDates(identifier, home, home, start, end, extra=extra)
    all_day = not isinstance(start, datetime)
    return IcsDates(
        identifier,
        home,
        home if all_day else origin,
        start,
        end,
        rules=_rules(event, start, home),
        extra=dict(reading.further(event, start, end)),
        excluded=frozenset(reading.excluded(event, all_day=all_day)),
        overrides=list(reading.overrides(event, changes, all_day=all_day)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads moments on one clock; what it leaves out becomes a warning."""

    clock: Clock
    warnings: list[Fault]

    def wall(self, line: Line) -> Wall:
        """The moment of a property; raises `RefusedError`."""
        try:
            return self.clock.wall(stamp_of(line.value, line.params.get("TZID", "")))
        except ValueError:
            raise RefusedError("bad-date", value=line.value[:_SHOWN]) from None

    def span(self, event: VEvent) -> tuple[Wall, Wall | None]:
        """Start and end; raises `RefusedError`."""
        begins = event.first("DTSTART")
        if not begins.value:
            raise RefusedError("no-date")
        start = self.wall(begins)
        end = self._end(event, start)
        if _is_whole_days(event, start, end):
            start, end = day_of(start), end and day_of(end)
        if end is not None and isinstance(end, datetime) != isinstance(start, datetime):
            self._left_out("DTEND", event.first("DTEND").value)
            return start, None
        if end is not None and end < start:
            raise RefusedError("end-before-start", value=event.first("DTEND").value)
        return start, None if end == start else end

    def further(
        self, event: VEvent, start: Wall, end: Wall | None
    ) -> Iterator[tuple[Wall, Wall | None]]:
        """The dates of RDATE, which last as long as the first one or have their end."""
        for line in event.every("RDATE"):
            try:
                for stamp, until in stamps_of(line):
                    wall = self.clock.wall(stamp)
                    yield wall, self._until(wall, until, (start, end))
            except (ValueError, OverflowError):
                self._left_out("RDATE", line.value)

    def excluded(self, event: VEvent, *, all_day: bool) -> Iterator[Wall]:
        """The moments of EXDATE; for an event of whole days, their days."""
        for line in event.every("EXDATE"):
            try:
                walls = [self.clock.wall(stamp) for stamp, _end in stamps_of(line)]
            except ValueError:
                self._left_out("EXDATE", line.value)
                continue
            yield from map(day_of, walls) if all_day else walls

    def overrides(
        self, event: VEvent, changes: Sequence[VEvent], *, all_day: bool
    ) -> Iterator[Override]:
        """What became of single dates; of several versions the latest."""
        latest: dict[Wall, VEvent] = {}
        for change in sorted(changes, key=lambda one: one.version):
            planned = self.wall(change.first("RECURRENCE-ID"))
            latest[day_of(planned) if all_day else planned] = change
        for planned, change in latest.items():
            if any(change.text(name) != event.text(name) for name in _WORDS):
                day = day_of(planned).isoformat()
                self.warnings.append(Fault("date-words", {"day": day}))
            yield self._override(planned, change)

    def _override(self, planned: Wall, change: VEvent) -> Override:
        cancelled = change.first("STATUS").value.upper() == "CANCELLED"
        reach = change.first("RECURRENCE-ID").params.get("RANGE", "").upper()
        if cancelled and not reach:
            return Override(planned, planned, None, cancelled=True)
        start, end = self.span(change)
        if reach and (
            cancelled or isinstance(start, datetime) != isinstance(planned, datetime)
        ):
            raise RefusedError("bad-rule", value=f"RANGE={reach}"[:_SHOWN])
        return Override(planned, start, end, onwards=bool(reach))

    def _end(self, event: VEvent, start: Wall) -> Wall | None:
        ends, lasts = event.first("DTEND"), event.first("DURATION")
        if ends.value:
            return self.wall(ends)
        try:
            return start + duration_of(lasts.value) if lasts.value else None
        except (ValueError, OverflowError):
            self._left_out("DURATION", lasts.value)
            return None

    def _until(
        self, wall: Wall, until: str, first: tuple[Wall, Wall | None]
    ) -> Wall | None:
        start, end = first
        if not until:
            return wall + between(start, end) if end else None
        if until.upper().lstrip("+-").startswith("P"):
            return wall + duration_of(until)
        return self.clock.wall(stamp_of(until, ""))

    def _left_out(self, name: str, value: str) -> None:
        values = {"field": name, "value": value[:_SHOWN]}
        self.warnings.append(Fault("bad-value", values))


def _origin(event: VEvent, zones: Zones) -> ZoneInfo:
    """The zone on whose clock the event begins."""
    begins = event.first("DTSTART")
    try:
        name = stamp_of(begins.value, begins.params.get("TZID", "")).zone
    except ValueError:
        name = ""
    return zones.zone(name) if name else zones.home


def _rules(event: VEvent, start: Wall, zone: ZoneInfo) -> list[Recurrence]:
    """The rules, each once; EXRULE and a rule without any date are refused."""
    first = start if isinstance(start, datetime) else datetime.combine(start, MIDNIGHT)
    texts = dict.fromkeys(line.value for line in event.every("RRULE"))
    refused = event.first("EXRULE").value
    try:
        if refused:
            raise RuleError("part", "EXRULE")
        if len(texts) > MOST_RULES:
            raise RuleError("too-many")
        rules = [read_rule(text, first) for text in texts]
        if not all(any(rule.walls(first, zone)) for rule in rules):
            raise RuleError("nothing")
    except RuleError:
        value = (refused or "; ".join(texts))[:_SHOWN]
        raise RefusedError("bad-rule", value=value) from None
    return rules


def _is_whole_days(event: VEvent, start: Wall, end: Wall | None) -> bool:
    """Whether Outlook says so, in spite of the hours that it writes."""
    flagged = event.first("X-MICROSOFT-CDO-ALLDAYEVENT").value.upper() == "TRUE"
    moments = [one for one in (start, end) if isinstance(one, datetime)]
    return flagged and bool(moments) and all(one.time() == MIDNIGHT for one in moments)
