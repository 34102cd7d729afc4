"""Posts as the calendar names them: one entry for all networks that say the same."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import (
    format_day,
    format_short_day,
    format_time,
)
from wagtail_culture_social.models.choices import PHASE_LABELS
from wagtail_culture_social.models.posts import STATUS_CHOICES, PostStatus, SocialPost
from wagtail_culture_social.social.desk.filters import LATE_LABEL
from wagtail_culture_social.social.desk.spans import local
from wagtail_culture_social.social.posts.reading import Post, read_posts

TITLE_LENGTH = 80
_DATE_OF_SERIES = re.compile(r"\d{8}(?:T\d{6}Z?)?$")


@dataclass(frozen=True, slots=True)
class State:
    """What became of a post: words, and a shape that says the same."""

    code: str
    label: Any
    icon: str


LATE = State("late", LATE_LABEL, "warning")
ICONS = {
    PostStatus.PLANNED: "time",
    PostStatus.POSTED: "check",
    PostStatus.SKIPPED: "minus",
    PostStatus.WITHDRAWN: "no-view",
}
STATES = {
    code: State(code, label, ICONS[PostStatus(code)]) for code, label in STATUS_CHOICES
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One post: its time and state; ``clashes`` when its account posts again soon."""

    row: Any
    clock: str
    state: State
    clashes: bool

    @property
    def day(self) -> str:
        """The day on which it is due, in full."""
        return format_day(local(self.row.due).date(), get_language() or "en")

    @property
    def title(self) -> str:
        """What it is about: its page, else the first of its own words."""
        if self.row.page_id:
            return self.row.page.draft_title or self.row.page.title
        return Truncator(self.row.text.strip()).chars(TITLE_LENGTH)

    @property
    def phase(self) -> Any:
        """Its moment in words, and of which date of a series."""
        if self.row.page_id is None:
            return _("by hand")
        label = PHASE_LABELS.get(self.row.phase, self.row.phase)
        day = day_of(self.row.recurrence_id)
        if day is None:
            return label
        return f"{label} · {format_short_day(day, get_language() or 'en')}"


@dataclass
class Entry:
    """The posts of one day that say the same on several networks."""

    title: str
    phase: Any
    language: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def clock(self) -> str:
        """When the first of them is due."""
        return self.marks[0].clock

    @property
    def states(self) -> list[tuple[State, int]]:
        """Each state, and how many of the posts are in it."""
        codes = [mark.state for mark in self.marks]
        return [(state, codes.count(state)) for state in dict.fromkeys(codes)]

    @property
    def clashes(self) -> bool:
        """Whether one of them is too close to another post of its account."""
        return any(mark.clashes for mark in self.marks)


def marks_of(rows: Iterable[Any]) -> list[Mark]:
    """Return rows, each of which tells whether it ``clashes``, as marks."""
    return [
        Mark(row, clock_of(row), state_of(row), clashes=row.clashes) for row in rows
    ]


Reading = tuple[Mark, Post]
"""A post of the calendar, and what it would say now."""


def read(rows: Iterable[Any]) -> list[Reading]:
    """Return rows as marks, each with its post as it would go out now.

    Posts that nothing can be said of any more are left out: their page type has none.
    """
    found = list(rows)
    posts = {post.row.pk: post for post in read_posts(found) if post.row}
    marks = marks_of(row for row in found if row.pk in posts)
    return [(mark, posts[mark.row.pk]) for mark in marks]


def entries_of(marks: Iterable[Mark]) -> list[Entry]:
    """Return the marks of one day as entries, in the order of their first posts."""
    found: dict[Any, Entry] = {}
    for mark in marks:
        row = mark.row
        key = (row.page_id, row.recurrence_id, row.phase, row.message, row.language)
        if key not in found:
            found[key] = Entry(mark.title, mark.phase, row.language)
        found[key].marks.append(mark)
    return list(found.values())


def day_of(recurrence_id: str) -> date | None:
    """Return the day on which a date of a series was to be, ``None`` for others."""
    if not _DATE_OF_SERIES.match(recurrence_id):
        return None
    with suppress(ValueError):
        return date.fromisoformat(recurrence_id[:8])
    return None


def clock_of(row: SocialPost) -> str:
    """Return the time of day of a post in the language of its reader."""
    if row.due is None:
        return ""
    return format_time(local(row.due).time(), get_language() or "en")


def state_of(row: SocialPost) -> State:
    """Return what became of a post, and whether its hour is gone by."""
    is_planned = row.status == PostStatus.PLANNED
    if is_planned and row.due and row.due < now():
        return LATE
    return STATES[row.status]
