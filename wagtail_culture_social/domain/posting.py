"""When posts go out: preferred hours, quiet days, and room between two; no phases."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

SPACING = timedelta(minutes=30)
"""The least time between two posts of one account."""

MORNING = time(9)
EARLIEST = time(7)
LATEST = time(21)
"""What has to move on does not move into the night."""

_TIME = re.compile(r"(\d{1,2})(?:\s?[:h.]\s?(\d{2})?)?", re.IGNORECASE)
_DAY = timedelta(days=1)


class BadTime(ValueError):
    """Raised for what is no time of day; its text is the first argument."""


def times_in(text: str) -> tuple[time, ...]:
    """The times of a text in order, each once: "09:00, 12:30", "9 h; 17 h 30".

    Raises `BadTime`.
    """
    found = set()
    for part in filter(None, map(str.strip, re.split("[,;]", text))):
        match = _TIME.fullmatch(part)
        if match is None:
            raise BadTime(part)
        try:
            found.add(time(int(match[1]), int(match[2] or 0)))
        except ValueError as error:
            raise BadTime(part) from error
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Hours:
    """When an institution posts; without times, whenever a post is due.

    ``quiet_days`` are weekdays, 0 for Monday; all seven are as good as none.
    """

    times: tuple[time, ...] = ()
    quiet_days: frozenset[int] = frozenset()

    def preferred(self, due: datetime, until: datetime | None = None) -> datetime:
        """The first preferred instant from `due` on, by the clock of its zone.

        `due` itself when that would come after `until`: “tomorrow” is not said later.
        """
        at = self._first_from(due)
        return due if until is not None and at > until else at

    def moved_on(self, at: datetime, until: datetime | None = None) -> datetime:
        """`at`, or the next morning when it lies in the night or on a quiet day.

        `at` itself when that would come after `until`.
        """
        day = at.date()
        if at.time() < EARLIEST:
            day -= _DAY
        elif at.time() <= LATEST and not self._is_quiet(day):
            return at
        morning = max(at, self._morning_after(day, at.tzinfo))
        return at if until is not None and morning > until else morning

    def _first_from(self, due: datetime) -> datetime:
        day = due.date()
        if not self._is_quiet(day):
            if not self.times:
                return due
            for wall in self.times:
                at = _at(day, wall, due.tzinfo)
                if at >= due:
                    return at
        return self._morning_after(day, due.tzinfo)

    def _morning_after(self, day: date, zone: tzinfo | None) -> datetime:
        day += _DAY
        while self._is_quiet(day):
            day += _DAY
        return _at(day, self.times[0] if self.times else MORNING, zone)

    def _is_quiet(self, day: date) -> bool:
        return day.weekday() in self.quiet_days and len(self.quiet_days) < 7


@dataclass(frozen=True, slots=True)
class Wish:
    """A post that wants an instant; ``key`` names it and decides who comes first.

    After ``until`` it would be wrong. ``stands_at`` is where it was put before; what
    is exact heeds neither hours nor quiet days. Instants are aware.
    """

    key: tuple[Any, ...]
    due: datetime
    until: datetime | None = None
    stands_at: datetime | None = None
    is_exact: bool = False

    def ideal(self, hours: Hours) -> datetime:
        """The instant that it wants, were it alone."""
        return self.due if self.is_exact else hours.preferred(self.due, self.until)

    def holds(self, ideal: datetime) -> bool:
        """Whether the instant where it stands may still be its own."""
        if self.stands_at is None or self.stands_at < ideal:
            return False
        return self.until is None or self.stands_at <= self.until


def placed(
    wishes: Iterable[Wish], taken: Iterable[datetime], hours: Hours, now: datetime
) -> dict[tuple[Any, ...], datetime]:
    """The instant of each post of one account, by its key, in the zone of its wish.

    No two posts come within `SPACING`, nor within it of `taken`, which stays. The later
    one moves on; one that would come too late goes earlier on its day, yet not before
    `now`, if there is room. What was placed so before is placed so again.
    """
    order = sorted(wishes, key=lambda one: (one.ideal(hours).astimezone(UTC), one.key))
    kept, rounds = list(taken), len(order) + 1
    result: dict[tuple[Any, ...], datetime] = {}
    # Who moves on makes room for others, until nobody moves any more.
    while rounds and (again := _round(order, kept, hours, now)) != result:
        result, rounds = again, rounds - 1
        order = [replace(one, stands_at=result[one.key]) for one in order]
    return result


def _round(
    order: Iterable[Wish], kept: Iterable[datetime], hours: Hours, now: datetime
) -> dict[tuple[Any, ...], datetime]:
    wanted = [(one, one.ideal(hours)) for one in order]
    diary = _Diary()
    for instant in kept:
        diary.add(instant)
    for one, ideal in wanted:
        if one.stands_at is not None and one.holds(ideal):
            diary.add(one.stands_at)
    result = {}
    for one, ideal in wanted:
        if one.stands_at is not None and one.holds(ideal):
            diary.remove(one.stands_at)
        result[one.key] = _place(one, ideal, diary, hours, now)
        diary.add(result[one.key])
    return result


def _place(
    wish: Wish, ideal: datetime, diary: "_Diary", hours: Hours, now: datetime
) -> datetime:
    later = ideal
    while clash := diary.clash(later, onwards=True):
        later = (clash + SPACING).astimezone(ideal.tzinfo)
        if not wish.is_exact:
            later = hours.moved_on(later, wish.until)
        elif EARLIEST <= ideal.time() <= LATEST:  # news of the day wake nobody
            later = Hours().moved_on(later, wish.until)
    if wish.until is None or later <= wish.until or later == ideal:
        return later
    earlier = ideal
    while clash := diary.clash(earlier, onwards=False):
        earlier = (clash - SPACING).astimezone(ideal.tzinfo)
    return earlier if earlier >= now and earlier.date() == ideal.date() else later


@dataclass(slots=True)
class _Diary:
    """The instants at which an account posts, in order, in UTC."""

    instants: list[datetime] = field(default_factory=list)

    def add(self, at: datetime) -> None:
        insort(self.instants, at.astimezone(UTC))

    def remove(self, at: datetime) -> None:
        del self.instants[bisect_left(self.instants, at.astimezone(UTC))]

    def clash(self, at: datetime, *, onwards: bool) -> datetime | None:
        """The instant too near to this one that is the farthest in a direction."""
        at = at.astimezone(UTC)
        place = bisect_left(self.instants, at)
        around = self.instants[max(place - 1, 0) : place + 1]
        near = [one for one in around if abs(one - at) < SPACING]
        return (max if onwards else min)(near, default=None)


def _at(day: date, wall: time, zone: tzinfo | None) -> datetime:
    """The instant of a wall time; one that summer time skips is read as before it."""
    at = datetime.combine(day, wall, zone)
    return at.astimezone(UTC).astimezone(zone)
