"""The content files as entries in two languages; their dates are in ``schedules``."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from home.institution import typeset

LANGUAGES = ("fr", "en")
NAMESPACE = uuid.UUID("6f0d7a52-5f0c-4c58-9a3e-6d1f6f2f8a10")
Words = dict[str, Any]


def stable_id(*parts: object) -> str:
    """Return the same identifier for the same parts, on every machine."""
    return str(uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def words(entry: Words, language: str) -> Words:
    """Return the entry's words in one language, with that language's typography."""
    return typeset(entry[language], language)


def in_language(value: str | Words, language: str) -> str:
    """Return a text that may be given once for all languages."""
    return typeset(value[language] if isinstance(value, dict) else value, language)


def in_days(entry: Words, name: str, today: date) -> date | None:
    """Return a date that the content gives in days from today, if it does."""
    return today + timedelta(days=entry[name]) if name in entry else None


def campaign_start(entry: Words, today: date) -> date:
    """Return the first day of a campaign: a Monday of some weeks ago, or an offset."""
    if entry["start"] == "monday":
        return today - timedelta(days=today.weekday(), weeks=entry.get("weeks_ago", 0))
    return today + timedelta(days=entry["start"])


def local(now: datetime, zone: str) -> datetime:
    """Return an instant on the clock of the site."""
    return now.astimezone(ZoneInfo(zone))
