"""The content files as entries in two languages, and what their relative dates mean."""

import math
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from home.institution import typeset

LANGUAGES = ("fr", "en")
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
NAMESPACE = uuid.UUID("6f0d7a52-5f0c-4c58-9a3e-6d1f6f2f8a10")
ROUND_TO = timedelta(minutes=30)
Words = dict[str, Any]


def stable_id(*parts: object) -> str:
    """Return the same identifier for the same parts, on every machine."""
    return str(uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def words(entry: Words, language: str) -> Words:
    """Return the entry's words in one language, with that language's typography."""
    return typeset(entry[language], language)


def schedule(entry: Words, dates: list[Words], now: datetime) -> list[Words]:
    """Return the raw blocks of an event's dates, as seen from ``now``."""
    occasions = [occasion for item in dates for occasion in occasions_of(item, now)]
    return [
        {
            "type": "date",
            "id": stable_id("date", entry["key"], position),
            "value": occasion,
        }
        for position, occasion in enumerate(occasions)
    ]


def occasions_of(item: Words, now: datetime) -> Iterator[Words]:
    """Yield the occasions that one relative date stands for."""
    if item.get("now"):
        yield running(now, timedelta(minutes=item["minutes"]))
    elif "weekday" in item:
        first = next_weekday(now.date(), item["weekday"])
        for week in range(item["count"]):
            yield occasion(first + timedelta(weeks=week), item)
    else:
        yield occasion(now.date() + timedelta(days=item["day"]), item, now.date())


def running(now: datetime, length: timedelta) -> Words:
    """Return an occasion that has just begun, on the last half hour."""
    start = rounded_down(now)
    end = start + length
    return raw_date(start.date(), start.time(), end.date(), end.time())


def occasion(day: date, item: Words, today: date | None = None) -> Words:
    """Return an occasion on a day, with the times and the last day of the item."""
    last = None
    if "end_day" in item and today is not None:
        last = today + timedelta(days=item["end_day"])
    return raw_date(day, clock(item.get("start")), last, clock(item.get("end")))


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
    return {name: v.isoformat() if v else None for name, v in values.items()}


def clock(text: str | None) -> time | None:
    """Return a time of day written as ``18:30``."""
    return time.fromisoformat(text) if text else None


def campaign_start(entry: Words, today: date) -> date:
    """Return the first day of a campaign: this week's Monday, or an offset in days."""
    if entry["start"] == "monday":
        return today - timedelta(days=today.weekday())
    return today + timedelta(days=entry["start"])


def next_weekday(today: date, name: str) -> date:
    """Return today or the coming day of that name."""
    return today + timedelta(days=(WEEKDAYS.index(name) - today.weekday()) % 7)


def rounded_down(now: datetime) -> datetime:
    """Return the last full or half hour."""
    seconds = ROUND_TO.total_seconds()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    passed = (now.replace(tzinfo=None) - midnight).total_seconds()
    return midnight + timedelta(seconds=math.floor(passed / seconds) * seconds)


def local(now: datetime, zone: str) -> datetime:
    """Return an instant on the clock of the site."""
    return now.astimezone(ZoneInfo(zone))
