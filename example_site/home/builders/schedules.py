"""Dates of the content, given from today, as the raw blocks that an editor leaves."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from home.builders.blocks import block, items
from home.builders.content import Words
from wagtail_culture_social.domain.programme import event_dates
from wagtail_culture_social.domain.recurrence import WEEKDAYS
from wagtail_culture_social.events.blocks import ScheduleBlock
from wagtail_culture_social.events.closing import closing_days
from wagtail_culture_social.events.schedules import HORIZON, schedule_of

ROUND_TO = timedelta(minutes=30)
MOVING = {
    "start_date",
    "start_time",
    "end_date",
    "end_time",
    "until",
    "day",
    "to_date",
    "first",
    "last",
}
"""The values of blocks that follow the calendar; what else they hold stays."""


@dataclass(frozen=True)
class Plan:
    """The dates of an event: its schedule, the days of its notes, when booking opens.

    Notes are raw blocks that still lack their words.
    """

    schedule: list[Words]
    notes: list[Words]
    booking_opens_at: datetime | None

    @property
    def moves(self) -> dict[str, Any]:
        """What moves, by the field of the page."""
        return {
            "schedule": moves(self.schedule),
            "date_notes": moves(self.notes),
            "booking_opens_at": self.booking_opens_at,
        }


def plan(entry: Words, page: Any, now: datetime) -> Plan:
    """Return the dates of an event as seen from ``now``; ``page`` is one of its site.

    Changes and notes name a date by its number among those that are to come.
    """
    key, today = entry["key"], now.date()
    schedule = [*singles(key, entry.get("dates", []), now), *series(entry, today)]
    notes = entry.get("notes", [])
    changes = entry.get("changes", [])
    days = coming_days(schedule, page, today) if notes or changes else []
    schedule += [
        block("change", change(item, days), "change", key, n)
        for n, item in enumerate(changes)
    ]
    return Plan(
        schedule,
        [
            block("note", {"promote": False} | planned(item, days), "note", key, n)
            for n, item in enumerate(notes)
        ],
        opening(entry, today),
    )


def moves(raw: Iterable[Words]) -> dict[str, Words]:
    """Return the values that follow the calendar, by the id of the block."""
    return {
        item["id"]: {n: v for n, v in item["value"].items() if n in MOVING}
        for item in raw
    }


def singles(key: str, dates: list[Words], now: datetime) -> list[Words]:
    """Return single dates and runs."""
    return [
        block("date", occasion(item, now), "date", key, position)
        for position, item in enumerate(dates)
    ]


def series(entry: Words, today: date) -> list[Words]:
    """Return the series of an event, and its pauses."""
    key = entry["key"]
    return [
        *(
            block("series", repeated(item, today, key, n), "series", key, n)
            for n, item in enumerate(entry.get("series", []))
        ),
        *(
            block("pause", span(item, today), "pause", key, n)
            for n, item in enumerate(entry.get("pauses", []))
        ),
    ]


def occasion(item: Words, now: datetime) -> Words:
    """Return a date block: what runs at this moment, or an offset from today."""
    if item.get("now"):
        start = rounded_down(now)
        end = start + timedelta(minutes=item["minutes"])
        return raw_date(start.date(), start.time(), end.date(), end.time())
    first = first_day(item, now.date())
    last = last_day(item, now.date())
    value = raw_date(first, clock(item.get("start")), last, clock(item.get("end")))
    return value | {"permanent": item.get("permanent", False)}


def raw_date(
    day: date, start: time | None, last: date | None, end: time | None
) -> Words:
    """Return the value of a date block as a StreamField stores it."""
    values = {
        "start_date": day,
        "start_time": start,
        "end_date": last if last != day else None,
        "end_time": end,
    }
    return {name: iso(v) for name, v in values.items()} | {"permanent": False}


def repeated(item: Words, today: date, key: str, position: int) -> Words:
    """Return a series; it keeps its weekday wherever it moves."""
    times = [
        {"start_time": iso(clock(start)), "end_time": iso(clock(end))}
        for start, end in item["times"]
    ]
    until = today + timedelta(days=item["until"]) if "until" in item else None
    return {
        "start_date": iso(first_day({"weekday": item["weekdays"][0], **item}, today)),
        "times": items(times, "series", key, position, "times"),
        "days": None,
        "frequency": item.get("frequency", "weekly"),
        "interval": item.get("interval"),
        "weekdays": item["weekdays"],
        "position": item.get("position", ""),
        "until": iso(until),
        "count": item.get("count"),
        "rule": "",
        "closed_on": item.get("closed_on", []),
    }


def coming_days(raw: list[Words], page: Any, today: date) -> list[date]:
    """Return the days from today on that a schedule comes to, closing days left out."""
    schedule, until = schedule_of(ScheduleBlock().to_python(raw)), today + HORIZON
    closed = closing_days(page, schedule, until)
    zone = ZoneInfo(settings.TIME_ZONE)
    dates = event_dates(replace(schedule, closing_days=closed), zone, until)
    days = {one.planned.start_date for one in dates}
    return sorted(day for day in days if day >= today)


def change(item: Words, days: list[date]) -> Words:
    """Return what is different on one of the coming dates."""
    value = planned(item, days)
    day = date.fromisoformat(value["day"])
    to_date = day + timedelta(days=item["later"]) if "later" in item else None
    return value | {
        "kind": item["kind"],
        "to_date": iso(to_date),
        "to_start": iso(clock(item.get("start"))),
        "to_end": iso(clock(item.get("end"))),
    }


def planned(item: Words, days: list[date]) -> Words:
    """Return the day and the hour by which a block names a date."""
    return {"day": iso(days[item["date"]]), "at": iso(clock(item.get("at")))}


def opening(entry: Words, today: date) -> datetime | None:
    """Return when booking opens, on the clock of the site."""
    opens = entry.get("booking_opens")
    if opens is None:
        return None
    moment = datetime.combine(first_day(opens, today), time.fromisoformat(opens["at"]))
    return moment.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))


def span(item: Words, today: date) -> Words:
    """Return a first and a last day."""
    first = first_day(item, today)
    return {"first": iso(first), "last": iso(last_day(item, today) or first)}


def first_day(item: Words, today: date) -> date:
    """Return a day: an offset, the same day of every year, or a coming weekday."""
    if "day" in item:
        return today + timedelta(days=item["day"])
    if "yearly" in item:
        month, day = map(int, item["yearly"].split("-"))
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    days = (WEEKDAYS.index(item["weekday"]) - today.weekday()) % 7
    weeks, plus = item.get("week", 0), item.get("plus", 0)
    return today + timedelta(weeks=weeks, days=days + plus)


def last_day(item: Words, today: date) -> date | None:
    """Return the last day of a run, by its offset or by its length."""
    if "end_day" in item:
        return today + timedelta(days=item["end_day"])
    if "days" in item:
        return first_day(item, today) + timedelta(days=item["days"] - 1)
    return None


def clock(text: str | None) -> time | None:
    """Return a time of day written as ``18:30``."""
    return time.fromisoformat(text) if text else None


def iso(value: date | time | None) -> str | None:
    """Return a day or a time as a StreamField stores it."""
    return value.isoformat() if value is not None else None


def rounded_down(now: datetime) -> datetime:
    """Return the last full or half hour."""
    seconds = ROUND_TO.total_seconds()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    passed = (now.replace(tzinfo=None) - midnight).total_seconds()
    return midnight + timedelta(seconds=math.floor(passed / seconds) * seconds)
