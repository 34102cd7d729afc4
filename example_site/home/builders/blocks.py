"""Words as raw StreamField data, with the same block ids in every language."""

from typing import Any
from xml.sax.saxutils import escape

from home.builders.content import Words, stable_id

NO_PICTURE = {"image": None, "alt_text": "", "decorative": False, "caption": ""}
NO_VIDEO: Words = {
    "title": "",
    "document": None,
    "url": "",
    "poster": None,
    "credit": "",
    "tracks": [],
    "transcript": "",
    "duration": "",
    "signed_document": None,
    "signed_url": "",
    "described_document": None,
    "described_url": "",
}


def rich(paragraphs: list[str]) -> str:
    """Return paragraphs of plain text as rich text."""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)


def block(kind: str, value: Any, *place: object) -> Words:
    """Return a raw block whose id depends on its place alone."""
    return {"type": kind, "value": value, "id": stable_id(*place)}


def body(items: list[str], *place: object) -> list[Words]:
    """Return a body: items that start with ``## `` are headings."""
    return [
        block("heading", item.removeprefix("## "), *place, position)
        if item.startswith("## ")
        else block("paragraph", rich([item]), *place, position)
        for position, item in enumerate(items)
    ]


def items(values: list[Any], *place: object) -> list[Words]:
    """Return the raw items of a list block."""
    return [block("item", value, *place, n) for n, value in enumerate(values)]


def taking_part(title: str, tags: list[int], *place: object) -> list[Words]:
    """Return the end of a body: hashtags and a post to copy, and ways to share."""
    hashtags = {"hashtags": items(tags, *place, "tag"), "leads_to_hub": True}
    values = (
        ("heading", title),
        ("hashtags", hashtags),
        ("post", {"network": "bluesky"}),
        ("share", None),
    )
    return [block(kind, value, *place, kind) for kind, value in values]


def picture(image_id: int | None, alt: str = "", caption: str = "") -> Words:
    """Return the value of a picture block."""
    if image_id is None:
        return dict(NO_PICTURE)
    return {**NO_PICTURE, "image": image_id, "alt_text": alt, "caption": caption}


def step(
    words: Words, images: dict[str, int], recording: Words | None, *place: object
) -> Words:
    """Return one step of a tutorial, with the recording that belongs to it."""
    address = {
        "url": words.get("video_url", ""),
        "poster": images.get(words.get("poster", "")),
    }
    kind = words.get("kind", "step")
    value = {
        "title": words["title"],
        "text": rich([words["text"]]),
        "picture": picture(images.get(words.get("image", "")), words.get("alt", "")),
        "video": recording or {**NO_VIDEO, **address},
        "tip": words.get("tip", ""),
        "warning": words.get("warning", ""),
    }
    if kind != "alternative":
        value["is_optional"] = words.get("optional", False)
    if kind == "step":
        value["chapter_start"] = ""
    return block(kind, value, *place)
