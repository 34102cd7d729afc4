"""Dates of one occasion on the clock of its own place; wording is in `dates`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

Moment = Literal["upcoming", "now", "past"]
ScheduleFault = Literal["no-date", "end-before-start", "out-of-range"]
MIDNIGHT = time(0)
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
"""The end of what is there for good: late enough, and every database can hold it."""


class State(StrEnum):
    """What became of an event."""

    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED_ONLINE = "moved_online"
    CANCELLED = "cancelled"
    FULL = "full"


CALLED_OFF = (State.CANCELLED, State.POSTPONED)
"""States in which nobody need come."""


class Attendance(StrEnum):
    """Where people take part."""

    ON_SITE = "on_site"
    ONLINE = "online"
    MIXED = "mixed"


class ScheduleError(ValueError):
    """A slot that cannot be; `code` says why."""

    def __init__(self, code: ScheduleFault) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of an event in wall time; without start time it lasts whole days.

    Midnight as the end time of a slot without end date is the coming midnight. What is
    permanent begins and has no end.
    """

    id: str
    start_date: date
    start_time: time | None = None
    end_date: date | None = None
    end_time: time | None = None
    permanent: bool = False

    def __post_init__(self) -> None:
        """Refuse no date, an end before the start, and the edges of the calendar."""
        if not self.start_date:
            raise ScheduleError("no-date")
        last = self.end_date or self.start_date
        if self.start_date.year == date.min.year or last.year == date.max.year:
            raise ScheduleError("out-of-range")
        start, end = self._wall_times()
        if last < self.start_date or end < start:
            raise ScheduleError("end-before-start")

    @property
    def all_day(self) -> bool:
        """Whether the slot lasts whole days."""
        return self.start_time is None

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end in the event's zone.

        Whole days run from midnight to the midnight after the last one; a missing
        end is the start, and no end at all is `FOREVER`. A wall time skipped by a clock
        change is read with the offset before the change (RFC 5545, 3.3.5).
        """
        start, end = (
            wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
            for wall in self._wall_times()
        )
        return start, FOREVER.astimezone(zone) if self.permanent else end

    def _wall_times(self) -> tuple[datetime, datetime]:
        last = self.end_date or self.start_date
        if self.permanent:
            first = datetime.combine(self.start_date, self.start_time or MIDNIGHT)
            return first, FOREVER.replace(tzinfo=None)
        if self.start_time is None:
            first = datetime.combine(self.start_date, MIDNIGHT)
            return first, datetime.combine(last + timedelta(days=1), MIDNIGHT)
        start = datetime.combine(self.start_date, self.start_time)
        if self.end_time is not None:
            if self.end_date is None and self.end_time == MIDNIGHT:
                last += timedelta(days=1)
            return start, datetime.combine(last, self.end_time)
        if last == self.start_date:
            return start, start
        return start, datetime.combine(last + timedelta(days=1), MIDNIGHT)


def moment(now: datetime, start: datetime, end: datetime) -> Moment:
    """Where `now` stands; the end itself is past, unless it is also the start."""
    if now < start:
        return "upcoming"
    return "now" if now < end or now == start else "past"
