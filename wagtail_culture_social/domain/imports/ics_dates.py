"""The dates of one event of a calendar file: its rules, exceptions and changes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.imports.ics_rules import Recurrence, repeat_of
from wagtail_culture_social.domain.imports.ics_values import Wall
from wagtail_culture_social.domain.imports.imported import Fault, RefusedError
from wagtail_culture_social.domain.imports.raw_blocks import (
    LONGEST_RUN,
    RawBlock,
    can_move_to,
    change_block,
    date_block,
    series_block,
    slot_between,
)
from wagtail_culture_social.domain.programme import Change
from wagtail_culture_social.domain.recurrence import MOST
from wagtail_culture_social.domain.schedule import MIDNIGHT, Slot

HORIZON = timedelta(days=400)
"""How far ahead a rule that no series can keep is written down as dates."""

MOST_DATES = 500
"""Single dates of one event that are kept."""

_LONGEST_SEARCH = 20_000


@dataclass(frozen=True, slots=True)
class Override:
    """What one planned moment became; `onwards` says that later ones follow it."""

    planned: Wall
    start: Wall
    end: Wall | None
    cancelled: bool = False
    onwards: bool = False


@dataclass(frozen=True, slots=True)
class IcsDates:
    """All that an event says of its dates, on the clock of `home`.

    Its rules are followed on the clock of `origin`. `extra` are further starts with
    their ends, `excluded` moments, or days, on which it does not take place.
    """

    event: str
    home: ZoneInfo
    origin: ZoneInfo
    start: Wall
    end: Wall | None = None
    rules: Sequence[Recurrence] = ()
    extra: Mapping[Wall, Wall | None] = field(default_factory=dict)
    excluded: frozenset[Wall] = frozenset()
    overrides: Sequence[Override] = ()

    def excludes(self, wall: Wall) -> bool:
        """Whether it does not take place then."""
        return wall in self.excluded or day_of(wall) in self.excluded

    def moments(self, rule: Recurrence, zone: ZoneInfo) -> Iterator[Wall]:
        """The starts that a rule gives on the clock of a zone."""
        if not isinstance(self.start, datetime):
            midnight = datetime.combine(self.start, MIDNIGHT)
            yield from (wall.date() for wall in rule.walls(midnight, zone))
            return
        for wall in rule.walls(_moved(self.start, self.home, zone), zone):
            yield _moved(wall, zone, self.home)


def day_of(wall: Wall) -> date:
    """The day of a moment."""
    return wall.date() if isinstance(wall, datetime) else wall


def between(first: Wall, second: Wall) -> timedelta:
    """The time between two moments of one kind, in days where one is a day."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return second - first
    return day_of(second) - day_of(first)


def blocks_of(
    dates: IcsDates, since: date, warnings: list[Fault]
) -> Sequence[RawBlock]:
    """The blocks of a schedule; raises `RefusedError` and `ScheduleError`.

    What could not be kept is added to the warnings.
    """
    kept = _can_keep(dates, since)
    walls = _kept(dates, since) if kept else frozenset()
    slots = {} if kept else _expanded(dates, since, warnings)
    for start, end in {dates.start: dates.end, **dates.extra}.items():
        if start not in walls:
            slots.setdefault(start, slot_between(start, end))
    slots = _nearest(
        {wall: slot for wall, slot in slots.items() if not dates.excludes(wall)},
        since,
        warnings,
    )
    recent = sorted(walls)[-MOST:]
    hidden = [wall for wall in recent if dates.excludes(wall)]
    changes = [Change(day_of(wall), "hidden", _time_of(wall)) for wall in hidden]
    for one in dates.overrides:
        if not (one.onwards or dates.excludes(one.planned)):
            changes += _overridden(one, dates, walls, slots)
    changes = [one for one in changes if not recent or one.day >= day_of(recent[0])]
    if not slots and len(hidden) == len(recent):
        raise RefusedError("no-date")
    return [
        *(date_block(dates.event, slots[wall]) for wall in sorted(slots, key=str)),
        *(_series(dates, rule) for rule in (dates.rules if kept else ())),
        *(change_block(dates.event, change) for change in changes),
    ]


def _can_keep(dates: IcsDates, since: date) -> bool:
    """Whether series say the rules: on the clock of the event and without a break."""
    lasts = day_of(dates.end or dates.start) - day_of(dates.start)
    if lasts.days >= LONGEST_RUN or any(one.onwards for one in dates.overrides):
        return False
    if not all(rule.is_plain for rule in dates.rules):
        return False
    if dates.origin == dates.home:
        return True
    last = _horizon(dates, since)
    return all(
        _until(dates.moments(rule, dates.origin), last)
        == _until(dates.moments(rule, dates.home), last)
        for rule in dates.rules
    )


def _kept(dates: IcsDates, since: date) -> frozenset[Wall]:
    """The starts that series give, as far as any change may concern them."""
    changed = (*dates.excluded, *(one.planned for one in dates.overrides))
    last = max(map(day_of, changed), default=_horizon(dates, since))
    last = max(last, _horizon(dates, since))
    every = (_until(dates.moments(rule, dates.home), last) for rule in dates.rules)
    return frozenset(wall for walls in every for wall in walls)


def _expanded(dates: IcsDates, since: date, warnings: list[Fault]) -> dict[Wall, Slot]:
    """The dates of the rules by their planned starts."""
    last, found, beyond = _horizon(dates, since), set[Wall](), False
    for rule in dates.rules:
        moments = _until(dates.moments(rule, dates.origin), last)
        found.update(moments)
        beyond = beyond or rule.is_endless or len(moments) == _LONGEST_SEARCH
    walls = sorted(found)
    warnings.append(Fault("expanded", {"count": len(walls)}))
    if beyond:
        warnings.append(Fault("beyond-horizon", {"until": last.isoformat()}))
    return {wall: slot_between(*_followed(wall, dates)) for wall in walls}


def _nearest(
    slots: dict[Wall, Slot], since: date, warnings: list[Fault]
) -> dict[Wall, Slot]:
    """As many single dates as are kept, those to come first."""
    if len(slots) <= MOST_DATES:
        return slots
    walls = sorted(slots, key=str)
    coming = [wall for wall in walls if day_of(wall) >= since]
    walls = coming[:MOST_DATES] or walls[-MOST_DATES:]
    warnings.append(Fault("cut-dates", {"count": len(walls)}))
    return {wall: slots[wall] for wall in walls}


def _followed(wall: Wall, dates: IcsDates) -> tuple[Wall, Wall | None]:
    """Start and end of a planned date after the changes that later dates follow."""
    first, start, end = dates.start, dates.start, dates.end
    for one in sorted(dates.overrides, key=lambda one: str(one.planned)):
        if one.onwards and one.planned <= wall:
            first, start, end = one.planned, one.start, one.end
    begins = wall + between(first, start)
    return begins, begins + between(start, end) if end else None


def _overridden(
    one: Override, dates: IcsDates, walls: Collection[Wall], slots: dict[Wall, Slot]
) -> list[Change]:
    """What an override changes in a series; a single date is itself exchanged."""
    planned = _known(one.planned, walls, slots)
    if planned not in walls:
        return _exchanged(one, planned, slots)
    day, at = day_of(planned), _time_of(planned)
    if one.cancelled:
        return [Change(day, "cancelled", at)]
    slot = slot_between(one.start, one.end)
    lasts = between(dates.start, dates.end) if dates.end else timedelta()
    if slot == slot_between(planned, planned + lasts if dates.end else None):
        return []
    if can_move_to(slot):
        return [Change(day, "moved", at, slot)]
    slots[planned] = slot
    return [Change(day, "hidden", at)]


def _exchanged(one: Override, planned: Wall, slots: dict[Wall, Slot]) -> list[Change]:
    if not one.cancelled:
        slots[planned] = slot_between(one.start, one.end)
    elif planned in slots:
        slot = slots[planned]
        return [Change(slot.start_date, "cancelled", slot.start_time)]
    return []


def _known(wall: Wall, *places: Collection[Wall]) -> Wall:
    """The planned moment that is meant: one may be given as a day, the other not."""
    if any(wall in place for place in places):
        return wall
    same_day = (
        known
        for place in places
        for known in place
        if day_of(known) == day_of(wall) and type(known) is not type(wall)
    )
    return next(same_day, wall)


def _series(dates: IcsDates, rule: Recurrence) -> RawBlock:
    slot = slot_between(dates.start, dates.end)
    repeat = repeat_of(rule.rule, slot.start_date, slot.start_time, dates.home)
    return series_block(dates.event, slot, repeat)


def _horizon(dates: IcsDates, since: date) -> date:
    return max(since, day_of(dates.start)) + HORIZON


def _until(moments: Iterator[Wall], last: date) -> list[Wall]:
    near = takewhile(lambda wall: day_of(wall) <= last, moments)
    return list(islice(near, _LONGEST_SEARCH))


def _time_of(wall: Wall) -> time | None:
    return wall.time() if isinstance(wall, datetime) else None


def _moved(wall: datetime, zone: ZoneInfo, to: ZoneInfo) -> datetime:
    """The same moment on another clock."""
    if zone == to:
        return wall
    return wall.replace(tzinfo=zone).astimezone(to).replace(tzinfo=None)
