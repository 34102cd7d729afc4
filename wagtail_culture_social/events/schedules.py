"""From the blocks of a schedule to the pure one, and what is wrong with it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError, StructValue

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.domain.programme import (
    Change,
    DateNote,
    Pause,
    Schedule,
    Series,
    event_dates,
)
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.repeats import Repeat
from wagtail_culture_social.domain.schedule import MIDNIGHT, ScheduleError, Slot
from wagtail_culture_social.events.faults import rule_message

HORIZON = timedelta(days=400)
"""How far ahead the dates of an endless series are written down."""

_ANY_ZONE = ZoneInfo("UTC")


class DateValue(StructValue):
    """One date; it knows its slot in the pure schedule."""

    def slot(self, slot_id: str) -> Slot:
        """Return the wall-clock slot, whose id is the block's."""
        permanent = bool(self.get("permanent"))
        return Slot(
            id=slot_id,
            start_date=self.get("start_date"),
            start_time=self.get("start_time"),
            end_date=None if permanent else self.get("end_date"),
            end_time=None if permanent else self.get("end_time"),
            permanent=permanent,
        )


class SeriesValue(StructValue):
    """A series; it knows its rule, and a pure series for each of its hours."""

    def series(self, block_id: str) -> list[Series]:
        """Return one series a sitting; raises `RuleError` and `ScheduleError`.

        The first has the block's id, further ones that of their item. Each begins on
        the first day that the rule gives: a calendar file wants it so.
        """
        start, repeat = self.get("start_date"), self._repeat()
        if start is None:
            raise ScheduleError("no-date")
        rule, closed_on = repeat.rule(start), frozenset(self.get("closed_on") or ())
        lasts = timedelta(days=(self.get("days") or 1) - 1)
        result = []
        for position, (item_id, begins, ends) in enumerate(self._sittings()):
            wall = datetime.combine(start, begins or MIDNIGHT)
            first = rule.first(wall, _ANY_ZONE).date()
            slot = Slot(
                id=item_id if position else block_id,
                start_date=first,
                start_time=begins,
                end_date=first + lasts if lasts else None,
                end_time=ends,
            )
            result.append(Series(slot, rule, closed_on))
        return result

    def _sittings(self) -> Iterable[tuple[str, Any, Any]]:
        items = self["times"].bound_blocks
        for position, item in enumerate(items):
            name = item.id or str(position)
            yield name, item.value.get("start_time"), item.value.get("end_time")
        if not items:
            yield "", None, None

    def _repeat(self) -> Repeat:
        return Repeat(
            frequency=self.get("frequency") or "weekly",
            interval=self.get("interval") or 1,
            weekdays=tuple(self.get("weekdays") or ()),
            position=int(self.get("position") or 0),
            until=self.get("until"),
            count=self.get("count"),
            own=self.get("rule") or "",
        )


class ChangeValue(StructValue):
    """What is different on one date."""

    def change(self) -> Change:
        """Return the pure change; without new hours a moved date keeps its own."""
        to_date = self.get("to_date")
        to = None
        if self.get("kind") == "moved" and to_date:
            start, end = self.get("to_start"), self.get("to_end")
            to = Slot("", to_date, start, end_time=end if start else None)
        return Change(self.get("day"), self.get("kind"), self.get("at"), to)


class PauseValue(StructValue):
    """Days without dates."""

    def pause(self) -> Pause:
        """Return the pure pause."""
        return Pause(self.get("first"), self.get("last"))


def schedule_of(stream: Any) -> Schedule:
    """Return what the blocks say; one that makes no sense is skipped.

    Only a draft can hold such a block: publishing refuses it.
    """
    slots: list[Slot] = []
    series: list[Series] = []
    changes: list[Change] = []
    pauses: list[Pause] = []
    for position, block in enumerate(stream):
        try:
            if block.block_type == "date":
                slots.append(block.value.slot(block.id or str(position)))
            elif block.block_type == "series":
                series += block.value.series(block.id or str(position))
            elif block.block_type == "change" and block.value.get("day"):
                changes.append(block.value.change())
            elif block.block_type == "pause" and all(block.value.values()):
                pauses.append(block.value.pause())
        except (ScheduleError, RuleError):
            continue
    return Schedule(tuple(slots), tuple(series), tuple(changes), tuple(pauses))


def notes_of(stream: Any) -> list[DateNote]:
    """Return the notes on single dates that have words."""
    values = (block.value for block in stream)
    return [
        DateNote(value["day"], value["text"], value.get("at"))
        for value in values
        if value.get("day") and value.get("text")
    ]


def fault_of_schedule(stream: Any) -> StreamBlockValidationError | None:
    """Return why the blocks together cannot be followed, or ``None``."""
    schedule, today = schedule_of(stream), now().date()
    try:
        dates = event_dates(schedule, _ANY_ZONE, today + HORIZON, since=today)
        if schedule.series and not dates and not _begins_later(schedule, today):
            raise RuleError("nothing")
        faults = _changes_of_no_date(stream, schedule)
    except RuleError as error:
        message = ValidationError([rule_message(error)])
        return StreamBlockValidationError(non_block_errors=message)
    return StreamBlockValidationError(block_errors=faults) if faults else None


def _changes_of_no_date(stream: Any, schedule: Schedule) -> dict[int, ValidationError]:
    if not schedule.changes:
        return {}
    last = max(change.day for change in schedule.changes)
    as_planned = Schedule(schedule.slots, schedule.series)
    planned = event_dates(as_planned, _ANY_ZONE, last, since=date.max)
    language = get_language() or "en"
    return {
        position: ValidationError(
            _("There is no date on %(day)s.")
            % {"day": format_day(block.value["day"], language)}
        )
        for position, block in enumerate(stream)
        if block.block_type == "change"
        and not any(block.value.change().touches(one.planned) for one in planned)
    }


def _begins_later(schedule: Schedule, today: date) -> bool:
    return any(one.slot.start_date > today + HORIZON for one in schedule.series)
