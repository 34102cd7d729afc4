"""Entries as the public sees them: words, pictures and credit; never who sent them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.domain.contests import (
    CHOICE,
    IMAGE,
    LINKED,
    LONG,
    SOUND,
    TEXT,
)
from wagtail_culture_social.domain.rights import credit_line
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.social.pictures import (
    PICTURE_SPECS,
    Shown,
    fetch_pictures,
    shown,
)

WALL_SPECS = PICTURE_SPECS[:1]
"""One size for a wall: no more files than entries."""


WRITTEN = frozenset({TEXT, LONG})


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry says in answer to one field.

    ``language`` is that of the label and of choices, where they were borrowed. Exactly
    one of ``text``, ``url``, ``picture`` and ``sound`` (its address) is filled.
    """

    kind: str
    label: str
    language: str = ""
    text: str = ""
    url: str = ""
    picture: Shown | None = None
    alt: str = ""
    sound: str = ""

    @property
    def is_chosen(self) -> bool:
        """Tell whether the text is the editors', of which the author chose it."""
        return self.kind == CHOICE


@dataclass(frozen=True, slots=True)
class Card:
    """An entry on a wall or on its page; ``language`` is that of its words.

    ``place`` is the one that it won, which it keeps when another winner leaves.
    """

    key: str
    title: str
    credit: str
    language: str
    url: str
    report_url: str
    parts: tuple[Part, ...] = ()
    place: int = 0

    @property
    def picture(self) -> Part | None:
        """The first picture."""
        return next((part for part in self.parts if part.picture), None)

    @property
    def words(self) -> str:
        """The first text that was written, for an entry without a picture."""
        written = (part.text for part in self.parts if part.kind in WRITTEN)
        return next(filter(None, written), "")

    @property
    def link(self) -> str:
        """The first address elsewhere, such as that of a post; nothing is fetched."""
        return next((part.url for part in self.parts if part.url), "")


def cards_of(
    page: Any,
    entries: QuerySet[Entry],
    fields: Sequence[AskedField],
    language: str,
    specs: Iterable[str] = WALL_SPECS,
) -> tuple[Card, ...]:
    """Return entries as a page in a language shows them, in at most four queries."""
    found = list(entries)
    uploads = _uploads(page, found)
    return tuple(
        Card(
            key=str(entry.key),
            title=entry.title,
            credit=credit_line(
                creator=entry.credit, rights_uri=entry.licence, language=language
            ),
            language=entry.language,
            url=f"{public_url('entry', entry.key)}?lang={language}",
            report_url=report_url("entry", entry.key, language),
            parts=tuple(_parts(entry, fields, uploads.get(entry.pk, {}), specs)),
        )
        for entry in found
    )


def public_url(name: str, *args: Any) -> str:
    """Return a public address by name, ``""`` where nothing is installed there."""
    try:
        return reverse(f"wagtail_culture_social:{name}", args=args)
    except NoReverseMatch:
        return ""


def report_url(kind: str, key: Any, language: str) -> str:
    """Return where a visitor reports what another one sent."""
    address = public_url("report", kind, key)
    return address and f"{address}?lang={language}"


def _uploads(page: Any, entries: Iterable[Entry]) -> dict[int, dict[str, Upload]]:
    """Return the files of entries by entry and field, pictures with their sizes."""
    keys = [entry.pk for entry in entries]
    rows = Upload.objects.filter(entry__in=keys) if keys else Upload.objects.none()
    rows = rows.select_related("image", "document")
    fetch_pictures(page, [row.image for row in rows])
    found: dict[int, dict[str, Upload]] = {}
    for row in rows:
        found.setdefault(row.entry_id, {})[row.field] = row
    return found


def _parts(
    entry: Entry,
    fields: Iterable[AskedField],
    uploads: dict[str, Upload],
    specs: Iterable[str],
) -> Iterable[Part]:
    for field in fields:
        told: dict[str, Any] = {
            "kind": field.kind,
            "label": field.label,
            "language": field.language,
        }
        upload, said = uploads.get(field.key), entry.answers.get(field.key) or ""
        if field.kind == IMAGE:
            if upload and upload.image and (picture := shown(upload.image, specs)):
                yield Part(**told, picture=picture, alt=upload.alt_text)
        elif field.kind == SOUND:
            if upload and upload.document:
                yield Part(**told, sound=upload.document.url)
        elif said:
            yield _said(told, field, said)


def _said(told: dict[str, Any], field: AskedField, said: str) -> Part:
    if field.kind in LINKED:
        return Part(**told, url=said)
    if field.kind == CHOICE:
        said = next((one.text for one in field.choices if one.key == said), said)
    return Part(**told, text=said)
