"""The replays of an event as blocks, built from the tables in the page's language."""

from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.events.live import replays_of
from wagtail_culture_social.events.live_facts import Raw, day_in
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class Replay:
    """A replay as its page shows it: its block, its day and its last day in words.

    ``borrowed`` is the language of its words when that is not the page's.
    """

    raw: Raw
    block: Any
    day: str
    until: str
    borrowed: str

    @property
    def value(self) -> Any:
        """The value of the block."""
        return self.block.value


def replays_shown(page: Any) -> list[Replay]:
    """Return what can be watched now, once per instance; documents in one query."""
    cached = page.__dict__.get("_wcs_replays")
    if cached is None:
        cached = page.__dict__["_wcs_replays"] = _replays(page)
    return cached


def _replays(page: Any) -> list[Replay]:
    found, language = replays_of(page), content_language(page)
    if not found:
        return []
    stream_block = page._meta.get_field("replays").stream_block
    blocks = stream_block.to_python([dict(raw) for raw in found])
    return [
        _replay(page, raw, block, language)
        for raw, block in zip(found, blocks, strict=True)
    ]


def _replay(page: Any, raw: Raw, block: Any, language: str) -> Replay:
    """One replay; a title in another language gives way to that of the page."""
    borrowed = raw["language"] if raw["language"] != language else ""
    if borrowed or not block.value.get("title"):
        block.value["title"] = page.title
    day, until = day_in(raw, "day"), day_in(raw, "until")
    return Replay(
        raw,
        block,
        day=format_day(day, language) if day else "",
        until=format_day(until, language) if until else "",
        borrowed=borrowed,
    )
