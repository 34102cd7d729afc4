"""What a voter reads of a vote on entries: titles, credits, pictures; no counting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.poll_blocks import Option, PollValue
from wagtail_culture_social.participation.models import Entry, Poll, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus

FEW = 200
"""Keys that are asked for by name; more are looked for among all entries."""


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """The picture of an entry, as the picture of an answer is shown."""

    image: Any
    alt: str


def vote_value(page: Any, poll: Poll) -> PollValue | None:
    """Return what a page says of the vote on the entries of its contest."""
    values = (one.value for one in contests_of(page) if one.id == poll.block_id)
    found = next(values, None)
    if found is None:
        return None
    return PollValue(None, [("question", found["title"]), ("shuffles", False)])


def entry_options(
    poll: Poll, keys: Collection[str], language: str = ""
) -> dict[str, Option]:
    """Return the entries of a vote that are still public, by key, in a given order.

    An entry that was withdrawn, or never was in the vote, is left out.
    """
    known = set(poll.rules["options"]).intersection(keys)
    found = {str(entry.key): entry for entry in _public_entries(poll, known)}
    return {
        key: _option(found[key], language)
        for key in dict.fromkeys(keys)
        if key in found
    }


def entries_url(poll: Poll, language: str, choices: Iterable[str] = ()) -> str:
    """Return where the entries of a vote are looked through, some of them chosen."""
    if poll.kind != Poll.Kind.ENTRIES:
        return ""
    address = reverse(
        "wagtail_culture_social:contest_vote", args=[poll.twin_key, poll.block_id]
    )
    query = [("lang", language), *(("choice", key) for key in choices)]
    return f"{address}?{urlencode(query)}"


def _public_entries(poll: Poll, keys: Collection[str]) -> QuerySet[Entry]:
    entries = Entry.objects.filter(
        contest__vote=poll, status=EntryStatus.APPROVED
    ).order_by("place")
    if len(keys) <= FEW:
        entries = entries.filter(key__in=keys)
    pictures = Upload.objects.exclude(image=None).select_related("image")
    return entries.prefetch_related(
        Prefetch("uploads", pictures.prefetch_related("image__renditions"))
    )


def _option(entry: Entry, language: str) -> Option:
    credit = f" – {entry.credit}" if entry.credit else ""
    picture = next(iter(entry.uploads.all()), None)
    return Option(
        key=str(entry.key),
        text=f"{entry.title}{credit}",
        picture=EntryPicture(picture.image, picture.alt_text) if picture else None,
        language=entry.language if entry.language != language else "",
    )
