"""The paper a voter fills in: the options in the words of a page, and what was said."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wagtail_culture_social.campaigns.poll_blocks import Option
from wagtail_culture_social.domain.ballots import ENTRIES, Rules
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.asked import Asked


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to choose; ``rank`` is its place in a ranking, ``""`` for none."""

    key: str
    option: Option | None
    is_chosen: bool = False
    rank: str = ""

    @property
    def text(self) -> str:
        """Its words, or its mark."""
        return self.option.text if self.option else self.key


@dataclass(frozen=True, slots=True)
class Paper:
    """What the form of a vote shows besides its question.

    ``kind`` and ``mode`` are those of the poll; ``proof`` is a task as JSON;
    ``entries_url`` is where the entries of a contest are chosen.
    """

    kind: str
    mode: str
    token: str
    lines: list[Line]
    least: int
    most: int
    is_change: bool = False
    proof: str = ""
    code: str = ""
    email: str = ""
    ranks: Sequence[str] = ()
    entries_url: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a voter has filled in, or said before."""

    choices: Sequence[str] = ()
    ranks: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    email: str = ""


def lines_of(asked: Asked, rules: Rules, said: Said) -> list[Line]:
    """Return what can be chosen, shuffled where the poll wants it."""
    options = asked.named(said.choices)
    ranks = said.ranks or {key: str(n) for n, key in enumerate(said.choices, 1)}
    lines = [
        Line(key, options.get(key), key in said.choices, ranks.get(key, ""))
        for key in (options if rules.kind == ENTRIES else rules.marks)
    ]
    if asked.value.get("shuffles") and rules.kind != Poll.Kind.RATING:
        random.shuffle(lines)
    return lines
