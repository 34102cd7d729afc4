"""Contests: what an entry is checked against, and which phase it is; no storage."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from wagtail_culture_social.domain.rights import RIGHTS

TEXT, LONG, CHOICE = "text", "long", "choice"
IMAGE, SOUND = "image", "sound"
VIDEO, POST = "video", "post"
KINDS = (TEXT, LONG, CHOICE, IMAGE, VIDEO, SOUND, POST)
"""What a field asks for; a video is a link, a post the address of one on a network."""
UPLOADED = frozenset({IMAGE, SOUND})
LINKED = frozenset({VIDEO, POST})
MOST_FIELDS = 20
MOST_CHOICES = 60
MOST_ENTRIES = 20
"""Entries of one person that a contest may allow, where it has a limit."""

RULES, PUBLICATION, IMAGE_RIGHTS = "rules", "publication", "image_rights"
CONSENTS = (RULES, PUBLICATION, IMAGE_RIGHTS)
"""What an entrant agrees to, each apart, in the order in which it is asked."""

REFUSED, GUARDIAN = "refused", "guardian"
MINORS = (GUARDIAN, REFUSED)
"""Who is under 15 enters with the confirmation of a parent, or not at all."""

VOTE_MODE = "email"
"""What a vote of the public asks for, where nothing else was chosen."""

IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
LICENCES = (
    *(
        uri
        for uri in RIGHTS
        if uri.startswith("https://creativecommons.org/")
        and "publicdomain/mark" not in uri
    ),
    IN_COPYRIGHT,
)
"""What authors may allow: Creative Commons, or no more than the contest itself.

The Public Domain Mark is left out: it tells of works that are free already.
"""


class Phase(StrEnum):
    """Where a contest stands."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    MODERATION = "moderation"
    COUNTING = "counting"
    VOTE = "vote"
    JURY = "jury"
    RESULTS = "results"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of the entry form; ``choices`` are keys, the words are on the pages.

    Raises ``ValueError`` for an unknown kind.
    """

    id: str
    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no field of an entry: {self.kind}")

    @property
    def is_uploaded(self) -> bool:
        """Tell whether a file is sent."""
        return self.kind in UPLOADED

    @property
    def is_linked(self) -> bool:
        """Tell whether an address elsewhere is given."""
        return self.kind in LINKED


@dataclass(frozen=True, slots=True)
class Rules:
    """What an entry is checked against.

    Without ``licences`` nobody chooses one. ``consents`` are those of ``CONSENTS``
    that are asked. ``most_per_person`` is ``None`` for no limit.
    ``vote_mode`` is what a vote of the public asks for, as of a poll; ``vote_most``
    how many entries a ballot holds.
    """

    fields: tuple[EntryField, ...] = ()
    licences: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    most_per_person: int | None = None
    minors: str = GUARDIAN
    vote_mode: str = VOTE_MODE
    vote_most: int = 3

    @property
    def takes_entries(self) -> bool:
        """Tell whether there is a form: a challenge may only say what to post."""
        return bool(self.fields)

    def field(self, identity: str) -> EntryField | None:
        """Return a field by its id."""
        return next((one for one in self.fields if one.id == identity), None)

    def to_json(self) -> dict[str, Any]:
        """Return the rules as JSON has them."""
        return {
            "fields": [
                {
                    "id": one.id,
                    "kind": one.kind,
                    "required": one.required,
                    "choices": list(one.choices),
                }
                for one in self.fields
            ],
            "licences": list(self.licences),
            "consents": list(self.consents),
            "most_per_person": self.most_per_person,
            "minors": self.minors,
            "vote_mode": self.vote_mode,
            "vote_most": self.vote_most,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Rules":
        """Return the rules that ``to_json`` wrote."""
        asked = tuple(
            EntryField(**{**one, "choices": tuple(one["choices"])})
            for one in stored["fields"]
        )
        return cls(
            fields=asked,
            licences=tuple(stored["licences"]),
            consents=tuple(stored["consents"]),
            most_per_person=stored["most_per_person"],
            minors=stored["minors"],
            vote_mode=stored["vote_mode"],
            vote_most=stored["vote_most"],
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """When a contest goes from phase to phase; what has no date does not take place.

    All are instants, or all wall-clock times of one place. Without ``opens_at``
    entries come from the beginning, without ``closes_at`` they come for ever.
    """

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    vote_opens_at: datetime | None = None
    vote_closes_at: datetime | None = None
    jury_closes_at: datetime | None = None
    results_at: datetime | None = None

    @property
    def told(self) -> tuple[datetime, ...]:
        """The dates that there are, in order."""
        known = (getattr(self, one.name) for one in fields(self))
        return tuple(sorted({date for date in known if date is not None}))


@dataclass(frozen=True, slots=True)
class Step:
    """A phase from one instant to another; ``None``: from or for ever."""

    phase: Phase
    begins: datetime | None
    ends: datetime | None


def phase_at(dates: Dates, now: datetime) -> Phase:
    """Return where a contest stands at an instant; one at which a phase ends is past.

    A jury sits from the end of the vote, or from the end of entries where there is no
    vote or the vote comes after it. Between two phases entries are looked at, and after
    the last vote or jury the result is counted.
    """
    if dates.opens_at and now < dates.opens_at:
        return Phase.SCHEDULED
    if dates.closes_at is None or now < dates.closes_at:
        return Phase.OPEN
    if dates.results_at and now >= dates.results_at:
        return Phase.RESULTS
    if _is_voted(dates, now):
        return Phase.VOTE
    if _is_judged(dates, now):
        return Phase.JURY
    if now >= dates.told[-1]:
        return Phase.CLOSED
    chosen = [date for date in (dates.vote_closes_at, dates.jury_closes_at) if date]
    return Phase.COUNTING if chosen and now >= max(chosen) else Phase.MODERATION


def with_results(dates: Dates, frozen_at: datetime) -> Dates:
    """Return dates whose results come with the freezing of winners, without a date.

    Not before the vote and the jury have ended, as the page says they do.
    """
    if dates.results_at is not None:
        return dates
    ends = (dates.vote_closes_at, dates.jury_closes_at)
    latest = max([frozen_at, *(end for end in ends if end)])
    return replace(dates, results_at=latest)


def next_boundary(dates: Dates, now: datetime) -> datetime | None:
    """Return when the phase may next change, ``None`` when it will not."""
    return next((date for date in dates.told if date > now), None)


def timeline(dates: Dates) -> tuple[Step, ...]:
    """Return the phases that take place, in order; those after the end included."""
    told = dates.told
    steps: list[Step] = []
    if dates.opens_at is None:
        first = told[0] if told else None
        steps.append(Step(Phase.OPEN, None, first))
    for begins, ends in zip(told, (*told[1:], None), strict=False):
        phase = phase_at(dates, begins)
        if steps and steps[-1].phase == phase:
            steps[-1] = Step(phase, steps[-1].begins, ends)
        else:
            steps.append(Step(phase, begins, ends))
    return tuple(steps)


def misplaced(dates: Dates) -> tuple[str, ...]:
    """Return the names of dates that come too early, or lack the one they go with."""
    wrong = {
        name for name, needed in _WITH if _has(dates, name) and not _has(dates, needed)
    }
    for name, other, may_be_equal in _AFTER:
        date, before = getattr(dates, name), getattr(dates, other)
        if date and before and (date < before or (date == before and not may_be_equal)):
            wrong.add(name)
    return tuple(one.name for one in fields(dates) if one.name in wrong)


_WITH = (
    ("vote_opens_at", "closes_at"),
    ("vote_opens_at", "vote_closes_at"),
    ("vote_closes_at", "vote_opens_at"),
    ("jury_closes_at", "closes_at"),
    ("results_at", "closes_at"),
)
"""A date, and one without which it tells nothing."""

_AFTER = (
    ("closes_at", "opens_at", False),
    ("vote_opens_at", "closes_at", True),
    ("vote_closes_at", "vote_opens_at", False),
    ("jury_closes_at", "closes_at", False),
    ("results_at", "closes_at", True),
    ("results_at", "vote_closes_at", True),
    ("results_at", "jury_closes_at", True),
)
"""A date, one that it follows, and whether both may be the same."""


def _has(dates: Dates, name: str) -> bool:
    return getattr(dates, name) is not None


def _is_voted(dates: Dates, now: datetime) -> bool:
    if dates.vote_opens_at is None or now < dates.vote_opens_at:
        return False
    return dates.vote_closes_at is None or now < dates.vote_closes_at


def _is_judged(dates: Dates, now: datetime) -> bool:
    if dates.jury_closes_at is None or now >= dates.jury_closes_at:
        return False
    vote_ends = dates.vote_closes_at
    return vote_ends is None or vote_ends > dates.jury_closes_at or now >= vote_ends
