"""The programme of a campaign as other sites read it, in all its languages at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wagtail_culture_social.domain.openagenda import Words

TYPE, VERSION = "hashtag-campaign", 1
"""What our JSON says of itself, so that another site knows it again."""

Ideas = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """A day: theme, ideas and hashtag by language tag; hashtags have no `#`."""

    id: str
    date: date
    theme: Words = field(default_factory=dict)
    ideas: Ideas = field(default_factory=dict)
    hashtag: Words = field(default_factory=dict)
    url: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A campaign, its words by language tag; `id` is the same in every language.

    `calendars` and `badges` are addresses of files by language.
    """

    id: str
    title: Words
    days: tuple[ProgrammeDay, ...]
    summary: Words = field(default_factory=dict)
    hashtag: Words = field(default_factory=dict)
    time_zone: str = ""
    first_day: date | None = None
    last_day: date | None = None
    url: Words = field(default_factory=dict)
    calendars: Words = field(default_factory=dict)
    badges: Words = field(default_factory=dict)


def as_json(programme: Programme) -> dict[str, Any]:
    """The programme as JSON; days are ISO 8601, what is empty is left out."""
    found = {
        "type": TYPE,
        "version": VERSION,
        "id": programme.id,
        "url": programme.url,
        "title": programme.title,
        "summary": programme.summary,
        "hashtag": programme.hashtag,
        "time_zone": programme.time_zone,
        "first_day": _iso(programme.first_day),
        "last_day": _iso(programme.last_day),
        "calendars": programme.calendars,
        "badges": programme.badges,
        "days": [_day(day) for day in programme.days],
    }
    return {name: value for name, value in found.items() if value}


def _day(day: ProgrammeDay) -> dict[str, Any]:
    found = {
        "id": day.id,
        "date": day.date.isoformat(),
        "theme": day.theme,
        "ideas": {language: list(ideas) for language, ideas in day.ideas.items()},
        "hashtag": day.hashtag,
        "url": day.url,
    }
    return {name: value for name, value in found.items() if value}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
