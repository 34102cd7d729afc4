"""The posts of one item of a spotlight: the book, the record, the film of the week."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.item_words import item_theme, quoted
from wagtail_culture_social.domain.phases import ITEM, UnknownPhase
from wagtail_culture_social.domain.snippets import Contributor, Draft
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.rights import ImageUse, credit_of
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.spotlights.page import anchor


@dataclass(frozen=True, slots=True)
class Item:
    """What a block of a spotlight offers for posts of its own.

    ``kind`` is book, record, playlist, film, object or other; ``picture`` is the value
    of a picture block or ``None``; ``note`` says why it is recommended.
    """

    kind: str
    title: str
    by: str = ""
    picture: Any = None
    quotation: str = ""
    note: str = ""


def parts_of(page: Any) -> list[tuple[str, str]]:
    """Return (identity, name) of the items that can be told of alone, in order."""
    return [(identity, item.title) for identity, item in _items(page)]


def item_draft(page: Any, identity: str) -> Draft:
    """Return the draft of the posts of one item.

    Raises ``UnknownPhase`` for an item that the page does not have any more.
    """
    item = dict(_items(page)).get(identity)
    if item is None:
        raise UnknownPhase(f"No item {identity!r} of phase {ITEM!r}")
    language = content_language(page)
    use = _use_of(item, language)
    return page_draft(
        page,
        kind="spotlight",
        title=item.title,
        theme=item_theme(item.kind, language),
        url=f"{full_url(page)}#{anchor(identity)}",
        people=(Contributor(item.by),) if item.by else (),
        summary=quoted(item.quotation, language) or item.note,
        **_picture_facts(use),
    )


def item_picture(page: Any, identity: str) -> ImageUse | None:
    """Return the picture of one item, ``None`` when it has none of its own."""
    return _use_of(dict(_items(page)).get(identity), content_language(page))


def _items(page: Any) -> Iterator[tuple[str, Item]]:
    for block in page.recommendations:
        tell = getattr(block.block, "get_item", None)
        item = tell(block.value) if tell else None
        if item is not None and item.title:
            yield str(block.id), item


def _use_of(item: Item | None, language: str) -> ImageUse | None:
    """Return the picture of an item in a language, ``None`` when it has none."""
    picture = item.picture if item else None
    if not picture or picture.get("image") is None:
        return None
    decorative = bool(picture.get("decorative"))
    return ImageUse(picture["image"], picture.alt, language, decorative)


def _picture_facts(use: ImageUse | None) -> dict[str, str]:
    """Return what a draft says of the item's own picture; nothing without one."""
    if use is None:
        return {}
    credit = credit_of(use)
    return {
        "alt_text": use.alt_text,
        "image_url": use.image.file.url if use.image else "",
        "credit": credit.text,
        "rights": credit.rights_label,
    }
