"""The one video of a tutorial: at which of its moments each step is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.captions import clock, seconds_of
from wagtail_culture_social.domain.structured_data import ClipFacts
from wagtail_culture_social.media.moments import moment_url
from wagtail_culture_social.media.players import Player
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.tutorials.steps import Step


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a step is shown, in seconds; ``url`` leads there without a script."""

    seconds: int
    clock: str
    url: str


def video_of(page: Any) -> Any:
    """Return the value of the video of a page; ``None`` without one."""
    return page.video[0].value if page.video else None


def starts_of(player: Player, steps: Sequence[Step]) -> list[int | None]:
    """Return the second at which each step is shown, ``None`` where it is unknown.

    An editor's own word counts; without any, the chapters do when there are as many
    of them as of steps.
    """
    if not player.value:
        return [None for _step in steps]
    typed = [seconds_of(step.value.get("chapter_start") or "") for step in steps]
    if all(one is None for one in typed) and len(player.chapters) == len(steps):
        return [int(chapter.start) for chapter in player.chapters]
    return typed


def moments_of(page: Any, steps: Sequence[Step]) -> list[Moment | None]:
    """Return the moment of each step in the video of the page, as its link says it."""
    player = _player(page)
    starts = starts_of(player, steps)
    return [None if at is None else _moment(player, at) for at in starts]


def clips_of(page: Any, steps: Sequence[Step]) -> list[ClipFacts | None]:
    """Return the part of the video that shows each step: until the next one begins."""
    player = _player(page)
    starts = starts_of(player, steps)
    known = sorted({start for start in starts if start is not None})
    ends = dict(zip(known, [*known[1:], player.seconds], strict=False))
    return [
        None if start is None else _clip(step, start, ends[start])
        for step, start in zip(steps, starts, strict=True)
    ]


def _player(page: Any) -> Player:
    return Player(video_of(page) or {}, content_language(page))


def _clip(step: Step, start: int, end: int | None) -> ClipFacts:
    known_end = end if end and end > start else None
    return ClipFacts(name=step.value.get("title") or "", start=start, end=known_end)


def _moment(player: Player, start: int) -> Moment:
    return Moment(start, clock(start), moment_url(player, start))
