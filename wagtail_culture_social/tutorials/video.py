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


def starts_of(page: Any, steps: Sequence[Step]) -> list[int | None]:
    """Return the second at which each step is shown, ``None`` where it is unknown.

    An editor's own word counts; without any, the chapters do when there are as many
    of them as of steps.
    """
    value = video_of(page)
    if value is None:
        return [None for _step in steps]
    typed = [seconds_of(step.value.get("chapter_start") or "") for step in steps]
    chapters = Player(value, content_language(page)).chapters
    if len(chapters) == len(steps) and not any(one is not None for one in typed):
        return [int(chapter.start) for chapter in chapters]
    return typed


def moments_of(page: Any, steps: Sequence[Step]) -> list[Moment | None]:
    """Return the moment of each step in the video of the page, as its link says it."""
    player = Player(video_of(page) or {}, content_language(page))
    starts = starts_of(page, steps)
    return [None if at is None else _moment(player, at) for at in starts]


def clips_of(page: Any, steps: Sequence[Step]) -> list[ClipFacts | None]:
    """Return the part of the video that shows each step: until the next one begins."""
    starts = starts_of(page, steps)
    known = sorted({start for start in starts if start is not None})
    lasts = Player(video_of(page) or {}, content_language(page)).seconds
    ends = dict(zip(known, [*known[1:], lasts], strict=False))
    return [
        None if start is None else _clip(step, start, ends[start])
        for step, start in zip(steps, starts, strict=True)
    ]


def _clip(step: Step, start: int, end: int | None) -> ClipFacts:
    known_end = end if end and end > start else None
    return ClipFacts(name=step.value.get("title") or "", start=start, end=known_end)


def _moment(player: Player, start: int) -> Moment:
    return Moment(start, clock(start), moment_url(player, start))
