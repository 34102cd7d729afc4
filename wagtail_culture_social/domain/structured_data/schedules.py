"""A rule of recurrence as a schema.org Schedule, where Schedule can say it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.recurrence import DAYS, Rule, until_of
from wagtail_culture_social.domain.schedule import Slot
from wagtail_culture_social.domain.structured_data.event_facts import ScheduleFacts
from wagtail_culture_social.domain.structured_data.nodes import (
    DAYS_OF_WEEK,
    Node,
    node,
)

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_UNSAID = {"BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_DAY = timedelta(days=1)


def schedule_facts(
    rule: Rule, slot: Slot, zone: ZoneInfo, left_out: Iterable[Slot] = ()
) -> ScheduleFacts | None:
    """The facts of a rule whose first date is the slot; `left_out` are its exceptions.

    None for what Schedule (schema.org 30.0) has no word for, or would leave open:
    numbered days and weeks of the year, positions, days counted from the end of the
    month, every Saturday of it, a Friday the 13th, every second week that begins on
    a Sunday, dates longer than a day.
    """
    parts = rule.parts
    if not _can_be_said(parts) or _lasts(slot) > _DAY:
        return None
    until = until_of(rule, zone)
    return ScheduleFacts(
        repeat_frequency=f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
        start_date=slot.start_date,
        end_date=until.date() if until else None,
        start_time=slot.start_time,
        end_time=slot.end_time,
        time_zone=zone.key,
        by_day=_list(parts, "BYDAY"),
        by_month=_numbers(parts, "BYMONTH"),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        repeat_count=int(parts["COUNT"]) if "COUNT" in parts else None,
        except_dates=tuple(
            one.start_date if one.all_day else one.instants(zone)[0] for one in left_out
        ),
    )


def schedule(facts: ScheduleFacts) -> Node:
    """A Schedule; a weekday is a DayOfWeek, the nth of a month as iCalendar has it."""
    end, starts, ends = facts.end_date, facts.start_time, facts.end_time
    return node(
        "Schedule",
        repeatFrequency=facts.repeat_frequency,
        byDay=[DAYS_OF_WEEK.get(day, day) for day in facts.by_day],
        byMonth=list(facts.by_month),
        byMonthDay=list(facts.by_month_day),
        repeatCount=facts.repeat_count,
        startDate=facts.start_date.isoformat(),
        endDate=end.isoformat() if end else None,
        startTime=starts.isoformat() if starts else None,
        endTime=ends.isoformat() if ends else None,
        scheduleTimezone=facts.time_zone,
        exceptDate=[one.isoformat() for one in facts.except_dates],
    )


def _can_be_said(parts: Mapping[str, str]) -> bool:
    counts_from_end = any(day < 0 for day in _numbers(parts, "BYMONTHDAY"))
    weeks_matter = parts.get("INTERVAL", "1") != "1"
    other_weeks = weeks_matter and parts.get("WKST", "MO") != "MO"
    unsaid = _UNSAID & set(parts)
    return not (unsaid or counts_from_end or other_weeks or _leaves_open(parts))


def _leaves_open(parts: Mapping[str, str]) -> bool:
    """Whether schema.org does not tell how the parts go together."""
    by_weekday, by_month_day = "BYDAY" in parts, "BYMONTHDAY" in parts
    if by_weekday and by_month_day:
        return True
    if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
        return by_weekday or by_month_day
    nth_days = all(nth for nth, _day in DAYS.findall(parts.get("BYDAY", "")))
    return parts["FREQ"] in ("MONTHLY", "YEARLY") and not nth_days


def _lasts(slot: Slot) -> timedelta:
    start, end = slot.instants(ZoneInfo("UTC"))
    return end - start


def _list(parts: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(parts[name].split(",")) if name in parts else ()


def _numbers(parts: Mapping[str, str], name: str) -> tuple[int, ...]:
    return tuple(int(one) for one in _list(parts, name))
