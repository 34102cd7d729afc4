"""The days of a programme as blocks of a page; what an editor added to one stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail_culture_social.campaigns.blocks import DayBlock
from wagtail_culture_social.campaigns.days import ideas_of, words_of
from wagtail_culture_social.domain.campaign_programmes import Programme, ProgrammeDay
from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.models.hashtags import Hashtag

NEW, CHANGED, UNCHANGED, GONE = "new", "changed", "unchanged", "gone"
BLOCK = DayBlock()
MADE_FROM_NAMES = 5
"""The version of the ids of imported days (RFC 9562); editors' days have version 4."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a programme says of a day in one language."""

    slot: str
    day: ProgrammeDay
    theme: str
    ideas: tuple[str, ...]
    tag: str


def campaign_key(programme: Programme) -> UUID:
    """Return the translation key of the pages of a programme: the same every time."""
    return uuid5(NAMESPACE_URL, f"urn:campaign:{programme.id}")


def codes_of(language: str) -> tuple[str, str]:
    """Return the codes under which a language may be said: `fr-ca`, then `fr`."""
    return language, language.partition("-")[0]


def in_language(words: Mapping[str, Any], language: str, nothing: Any = "") -> Any:
    """Return what is said in a language, else in no certain one, else in another."""
    for code in (*codes_of(language), ""):
        if code in words:
            return words[code]
    return next(iter(words.values()), nothing)


def told_days(programme: Programme, language: str) -> list[Told]:
    """Return what a programme says of its days in one language."""
    key = campaign_key(programme)
    return [
        Told(
            slot=str(uuid5(key, day.id)),
            day=day,
            theme=in_language(day.theme, language),
            ideas=in_language(day.ideas, language, ()),
            tag=in_language(day.hashtag, language),
        )
        for day in programme.days
    ]


def states(page: Any, told: list[Told]) -> Iterator[tuple[str, str]]:
    """Yield (slot, state) of what would become of each day, gone ones last."""
    here = words_of(page)
    rows = Hashtag.objects.in_bulk({one.get("hashtag") for one in here.values()})
    for one in told:
        words = here.get(one.slot)
        state = NEW
        if words is not None:
            tag = rows.get(words.get("hashtag"))
            state = UNCHANGED if _is_same(words, one, tag) else CHANGED
        yield one.slot, state
    for slot in gone(page, told):
        yield slot, GONE


def gone(page: Any, told: list[Told]) -> list[str]:
    """Return the slots of days that were imported once and that the source has not."""
    kept = {one.slot for one in told}
    return [slot for slot in words_of(page) if slot not in kept and _is_imported(slot)]


def merged(
    page: Any, told: list[Told], tags: Mapping[str, Hashtag | None]
) -> list[dict[str, Any]]:
    """Return the days of a page as raw blocks, with what the programme says of them.

    What it does not say stays: pictures and pages of a day, a theme that it has not,
    and whole days.
    """
    incoming = {one.slot: one for one in told}
    blocks = []
    for raw in page.days.raw_data:
        one = incoming.pop(raw.get("id"), None)
        blocks.append(_filled(raw["value"], one, tags) if one else dict(raw))
    empty = BLOCK.get_prep_value(BLOCK.get_default())
    return [*blocks, *(_filled(empty, one, tags) for one in incoming.values())]


def _filled(
    value: Mapping[str, Any], one: Told, tags: Mapping[str, Hashtag | None]
) -> dict[str, Any]:
    said: dict[str, Any] = {"date": one.day.date.isoformat()}
    if tag := tags.get(one.slot):
        said["hashtag"] = tag.pk
    if one.theme:
        said["theme"] = one.theme
    if one.ideas:
        said["prompt"], *more = one.ideas
        said["ideas"] = [
            {"type": "item", "value": idea, "id": str(uuid5(UUID(one.slot), idea))}
            for idea in more
        ]
    return {"type": "day", "value": {**value, **said}, "id": one.slot}


def _is_same(words: Mapping[str, Any], one: Told, tag: Hashtag | None) -> bool:
    return (
        str(words.get("date")) == one.day.date.isoformat()
        and one.theme in ("", words.get("theme") or "")
        and one.ideas in ((), tuple(ideas_of(words)))
        and (not one.tag or key_of(one.tag) in _keys_of(tag))
    )


def _keys_of(tag: Hashtag | None) -> set[str]:
    return {tag.key, *map(key_of, tag.texts.values())} if tag else set()


def _is_imported(slot: str) -> bool:
    try:
        return UUID(slot).version == MADE_FROM_NAMES
    except ValueError:
        return False
