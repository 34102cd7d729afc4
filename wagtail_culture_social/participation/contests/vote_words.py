"""What a voter reads of a vote on entries: titles, credits, pictures; no counting."""

from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from wagtail_culture_social.campaigns.contest_values import ContestValue
from wagtail_culture_social.campaigns.poll_blocks import Option, PollValue
from wagtail_culture_social.media.blocks import PictureValue
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Entry, Poll, Upload

FEW = 200
"""Keys that are asked for by name; more are looked for among all entries."""


def vote_value(contest: ContestValue) -> PollValue:
    """Return what a page asks in the vote on the entries of its contest."""
    return PollValue(None, [("question", contest["title"]), ("shuffles", False)])


def entry_options(
    poll: Poll, keys: Collection[str], language: str = ""
) -> dict[str, Option]:
    """Return the entries of a vote that are still public, by key, in a given order.

    An entry that was withdrawn, or never was in the vote, is left out.
    """
    known = set(poll.rules["options"]).intersection(keys)
    found = {str(entry.key): entry for entry in _entries_in(poll, known)}
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


def _entries_in(poll: Poll, keys: Collection[str]) -> QuerySet[Entry]:
    entries = public_entries(poll.contest)
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
        picture=_picture(picture) if picture else None,
        language=entry.language if entry.language != language else "",
    )


def _picture(upload: Upload) -> PictureValue:
    told = [("image", upload.image), ("alt_text", upload.alt_text)]
    return PictureValue(None, told)
