"""What the surfaces of a spotlight ask for: pictures at hand, structured data."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.snippets import Contributor
from wagtail_culture_social.social.page_facts import image_facts, page_facts
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.spotlights.work_blocks import track_seconds


def prepare_pictures(page: Any) -> None:
    """Fetch the pictures of the blocks with their rights, in a constant number."""
    images = [picture.get("image") for picture in _pictures(page) if picture]
    fetch_pictures(page, images)


def shows_main_picture(page: Any) -> bool:
    """Tell whether an object, or what comes first, shows the main picture anyway."""
    blocks = enumerate(page.recommendations)
    shown = (b for n, b in blocks if n == 0 or b.block_type == "object")
    pictures = (picture for block in shown for picture in _pictures_of(block))
    images = (picture.get("image") for picture in pictures if picture)
    return page.social_image_id in {image.pk for image in images if image}


def contributors(page: Any) -> list[Contributor]:
    """Return who wrote or filmed what is recommended, each once."""
    names = [
        name.strip() for block in page.recommendations for name in _makers_of(block)
    ]
    return [Contributor(name) for name in dict.fromkeys(filter(None, names))]


def spotlight_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org node of a spotlight and of what it recommends."""
    language = content_language(page)
    parts = tuple(
        PARTS[block.block_type](block.value, language)
        for block in page.recommendations
        if block.block_type in PARTS
    )
    facts = schema.SpotlightFacts(page=page_facts(page, request), parts=parts)
    return [schema.spotlight(facts)]


def _makers_of(block: Any) -> Iterator[str]:
    for name in ("author", "director"):
        yield block.value.get(name) or ""


def _pictures(page: Any) -> Iterator[Any]:
    for block in page.recommendations:
        yield from _pictures_of(block)


def _pictures_of(block: Any) -> Iterator[Any]:
    if block.block_type == "object":
        yield block.value.get("picture")
    elif block.block_type == "gallery":
        yield from block.value.get("pictures") or []


def _book(value: Any, language: str) -> schema.BookExtract:
    return schema.BookExtract(
        title=value["title"],
        quotation=value["quotation"],
        author=value["author"],
        publisher=value["publisher"],
        year=value["year"],
        **_credited(value),
    )


def _playlist(value: Any, language: str) -> schema.Playlist:
    tracks = tuple(
        schema.Track(
            title=track["title"],
            artist=track["artist"],
            seconds=track_seconds(track.get("duration")) or None,
        )
        for track in value["tracks"]
    )
    return schema.Playlist(title=value["title"], tracks=tracks, **_credited(value))


def _film(value: Any, language: str) -> schema.Film:
    return schema.Film(
        title=value["title"],
        director=value["director"],
        year=value["year"],
        country=value["country"],
        minutes=value.get("duration"),
        note=value["note"],
        **_credited(value),
    )


def _work(value: Any, language: str) -> schema.Work:
    return schema.Work(
        title=value["title"],
        creator=value["creator"],
        date=value["date"],
        technique=value["technique"],
        dimensions=value["dimensions"],
        inventory_number=value["inventory_number"],
        note=value["note"],
        image=_image(value.get("picture"), language),
        **_credited(value),
    )


def _gallery(value: Any, language: str) -> schema.Gallery:
    images = (_image(picture, language) for picture in value["pictures"])
    return schema.Gallery(
        title=value["title"],
        images=tuple(image for image in images if image),
        **_credited(value),
    )


def _image(picture: Any, language: str) -> schema.ImageFacts | None:
    if not picture:
        return None
    use = ImageUse(picture.get("image"), picture.get("alt_text") or "", language)
    return image_facts(use)


def _credited(value: Any) -> dict[str, str]:
    return {"credit": value["credit"], "licence": value.get("rights") or ""}


PARTS: dict[str, Callable[[Any, str], Any]] = {
    "book_extract": _book,
    "playlist": _playlist,
    "film": _film,
    "object": _work,
    "gallery": _gallery,
}
