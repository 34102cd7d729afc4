"""The pictures of a spotlight as canvases of its manifest, in several languages."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.images.models import AbstractImage

from wagtail_culture_social.domain.iiif_export import CanvasFacts, Image, Pair, Words
from wagtail_culture_social.social.pictures import (
    FACTS_SPEC,
    PICTURE_SPECS,
    filter_of,
    main_picture,
)
from wagtail_culture_social.social.rights import ImageUse, credit_of
from wagtail_culture_social.spotlights.page import key_of, title_of
from wagtail_culture_social.spotlights.services import pictures_of

DETAILS = {
    "creator": _("Creator"),
    "date": _("Date"),
    "technique": _("Technique"),
    "dimensions": _("Dimensions"),
    "inventory_number": _("Inventory number"),
}
"""What the label of an object says, by the names of the parts of its block."""


def said(things: Mapping[str, Any], tell: Callable[[Any], Any]) -> Words:
    """Return what is told of each thing in the language that it is of."""
    found = {}
    for language, thing in things.items():
        with override(language):
            found[language] = str(tell(thing) or "")
    return found


def canvases_of(page: Any, pages: Mapping[str, Any]) -> Iterator[CanvasFacts]:
    """Yield a canvas for each picture of the items, or one for the main picture.

    ``pages`` are the page and its twins by language, the page first.
    """
    blocks = {
        language: {key_of(block): block for block in twin.recommendations}
        for language, twin in pages.items()
    }
    found = False
    for block in page.recommendations:
        key = key_of(block)
        twins = {lang: known[key] for lang, known in blocks.items() if key in known}
        for number, picture in enumerate(pictures_of(block)):
            if canvas := _of_block(picture, twins, f"{key}-{number + 1}"):
                found = True
                yield canvas
    if not found and (canvas := _of_page(page, pages)):
        yield canvas


def _of_block(picture: Any, blocks: Mapping[str, Any], key: str) -> CanvasFacts | None:
    """Return the canvas of a picture, its words from the same picture of each twin."""
    image = picture.get("image") if picture else None
    twins = {language: _same(one, image) for language, one in blocks.items()}
    captions = said(twins, lambda one: one.get("caption"))
    titles = said(blocks, title_of)
    alternatives = said(twins, lambda one: one.get("alt_text"))
    notes = said(blocks, lambda one: one.value.get("note"))
    return _canvas(
        image,
        key=key,
        label={lang: captions[lang] or titles[lang] for lang in blocks},
        summary={lang: notes[lang] or alternatives[lang] for lang in blocks},
        metadata=tuple(_details(blocks)),
    )


def _of_page(page: Any, pages: Mapping[str, Any]) -> CanvasFacts | None:
    return _canvas(
        main_picture(page).image,
        key="main",
        label=said(pages, lambda twin: twin.title),
        summary=said(pages, lambda twin: twin.social_image_alt),
    )


def _same(block: Any, image: AbstractImage | None) -> Any:
    """Return what a block says of an image; nothing when it has another one."""
    pictures = (one for one in pictures_of(block) if one)
    return next((one for one in pictures if one.get("image") == image), {})


def _details(blocks: Mapping[str, Any]) -> Iterator[Pair]:
    for name, label in DETAILS.items():
        values = {language: one.value.get(name) for language, one in blocks.items()}
        yield said(dict.fromkeys(blocks, label), str), said(values, _itself)


def _itself(text: Any) -> Any:
    return text


def _canvas(image: AbstractImage | None, **words: Any) -> CanvasFacts | None:
    """Return the canvas of an image, ``None`` when it or its file is missing."""
    large = _file(image, FACTS_SPEC, "image/jpeg")
    if large is None:
        return None
    uses = {language: ImageUse(image, "", language) for language in words["label"]}
    return CanvasFacts(
        image=large,
        thumbnail=_file(image, PICTURE_SPECS[0], "image/webp"),
        credit=said(uses, credit_of),
        rights=credit_of(next(iter(uses.values()))).rights_uri,
        **words,
    )


def _file(image: AbstractImage | None, spec: str, kind: str) -> Image | None:
    if image is None:
        return None
    try:
        (found,) = image.get_renditions(filter_of(spec)).values()
    except (OSError, ValueError):
        return None
    return Image(
        url=found.full_url, width=found.width, height=found.height, format=kind
    )
