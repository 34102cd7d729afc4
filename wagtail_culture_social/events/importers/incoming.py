"""What a source says of an event, as values of the fields of a page."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from wagtail_culture_social.domain.hashtags import from_phrase, key_of
from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.domain.typography import ellipsis_cut
from wagtail_culture_social.events.descriptions import PARAGRAPH, has_paragraphs
from wagtail_culture_social.events.importers.fields import (
    blocks_of,
    stream_of,
)
from wagtail_culture_social.models.choices import ACCESSIBILITY
from wagtail_culture_social.models.hashtags import hashtags_by_key

Values = dict[str, Any]


def facts_said(event: ImportedEvent, page: Any, venue: int | None) -> Values:
    """Return the facts; a type and a currency that it does not tell are left out."""
    schedule = stream_of(page, "schedule", event.schedule)
    codes = [code for code, _label in ACCESSIBILITY if code in event.accessibility]
    said = {
        "schedule": blocks_of(page, "schedule", schedule),
        "time_zone": event.time_zone,
        "state": event.state,
        "attendance": event.attendance,
        "stream_url": event.stream_url,
        "booking_url": event.booking_url,
        "price": None if event.price is None else f"{event.price:.2f}",
        "age_min": event.age_min,
        "age_max": event.age_max,
        "accessibility": " ".join(codes),
        "venue": venue,
    }
    told = {"event_type": event.event_type, "currency": event.currency}
    return said | {name: value for name, value in told.items() if value}


def words_said(
    event: ImportedEvent, page: Any, language: str, picture: int | None
) -> Values:
    """Return the words in a language, or else in another one, for a page's fields."""
    texts = {
        "title": in_language(event.title, language),
        "summary": in_language(event.summary, language),
        "price_line": in_language(event.conditions, language),
    }
    if event.picture is not None:
        texts["social_image_alt"] = in_language(event.picture.alt, language)
    said: Values = {name: _fitting(page, name, text) for name, text in texts.items()}
    said["hashtags"] = _hashtags(in_language(event.keywords, language), language)
    if has_paragraphs(type(page)):
        said["body"] = _body(page, in_language(event.description, language))
    return said if picture is None else said | {"social_image": picture}


def cut_fields(event: ImportedEvent, page: Any, language: str) -> list[str]:
    """Return the fields whose words are too long for a page and are cut."""
    words = {"title": event.title, "summary": event.summary}
    words["price_line"] = event.conditions
    return [
        name
        for name, said in words.items()
        if len(in_language(said, language)) > _most(page, name)
    ]


def in_language(words: Mapping[str, Any], language: str) -> Any:
    """Return words in a language, else in an unknown one, else in any; or ``""``."""
    return words.get(language) or words.get("") or next(iter(words.values()), "")


def languages_of(event: ImportedEvent) -> set[str]:
    """Return the languages in which an event has a title."""
    return {language for language, title in event.title.items() if language and title}


def _fitting(page: Any, name: str, text: str) -> str:
    most = _most(page, name)
    return ellipsis_cut(text, lambda cut: len(cut) <= most)


def _most(page: Any, name: str) -> int:
    return int(page._meta.get_field(name).max_length)


def _hashtags(keywords: Iterable[str], language: str) -> list[str]:
    """The hashtags of keywords, as they are written here already."""
    written = {key_of(tag): tag for tag in (from_phrase(k, language) for k in keywords)}
    written.pop("", None)
    known = hashtags_by_key(written)
    return sorted({known[k].name if k in known else t for k, t in written.items()})


def _body(page: Any, text: str) -> list[Any]:
    paragraphs = [part.strip() for part in text.split("\n\n")]
    lines = [_line_breaks(part) for part in paragraphs if part]
    if not lines:
        return []
    value = "".join(f"<p>{line}</p>" for line in lines)
    raw = [{"type": PARAGRAPH, "value": value}]
    return list(blocks_of(page, "body", stream_of(page, "body", raw)))


def _line_breaks(paragraph: str) -> str:
    """A paragraph as Draftail would write it, which leaves quotes alone."""
    return escape(paragraph, quote=False).replace("\n", "<br/>")
