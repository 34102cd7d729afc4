"""Entries whole, as those see them who decide: words, files, and what is lacking."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.contests import CHOICE, LINKED
from wagtail_culture_social.domain.moderation import APPROVED, Hindrance
from wagtail_culture_social.domain.rights import rights_label
from wagtail_culture_social.media.languages import language_name
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.moderation.deciding import hindrance
from wagtail_culture_social.participation.moderation.words import HINDRANCES, Reason

LACKING = {
    Hindrance.GUARDIAN,
    Hindrance.UNREAD,
    Hindrance.GONE,
    Hindrance.UNCONFIRMED,
}


@dataclass(frozen=True, slots=True)
class SeenPart:
    """What an entry says in answer to one field: a text, an address, or a file."""

    label: str
    text: str = ""
    url: str = ""
    file: Upload | None = None
    file_url: str = ""


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """An entry whole; ``lack`` is why it cannot be approved yet."""

    entry: Entry
    licence: str
    parts: tuple[SeenPart, ...]
    lack: str
    reason: str

    @property
    def language(self) -> str:
        """The name of its language, for who reads it."""
        return language_name(self.entry.language)

    @property
    def words(self) -> str:
        """All that is said in words, for a cell of a table."""
        said = ((part.label, part.text or part.url) for part in self.parts)
        return "\n".join(f"{label}: {words}" for label, words in said if words)


def whole(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return entries with all that ``seen`` wants, in two queries."""
    return entries.select_related("contest", "decided_by").prefetch_related("uploads")


def seen(entries: Iterable[Entry], language: str) -> list[SeenEntry]:
    """Return entries as moderators see them, the words of a licence in a language.

    Labels are those of the lead, one query a type of page for all entries.
    """
    found = list(entries)
    fields = _fields_of(found)
    return [_seen(entry, fields.get(entry.contest_id, ()), language) for entry in found]


def _seen(entry: Entry, fields: Iterable[AskedField], language: str) -> SeenEntry:
    lack = hindrance(entry, APPROVED)
    return SeenEntry(
        entry=entry,
        licence=rights_label(entry.licence, language) if entry.licence else "",
        parts=tuple(_parts(entry, fields)),
        lack=str(HINDRANCES[lack]) if lack in LACKING else "",
        reason=str(dict(Reason.choices).get(entry.reason, "")),
    )


def _fields_of(entries: Iterable[Entry]) -> Mapping[int, list[AskedField]]:
    """Return the fields of contests by key, in the words of the pages that lead."""
    contests = {entry.contest_id: entry.contest for entry in entries}
    keys = {contest.page_id for contest in contests.values()}
    pages = page_model().objects.filter(pk__in=keys).specific()
    leads = {page.pk: page for page in pages}
    return {
        contest.pk: found.value.asked
        for contest in contests.values()
        if contest.page_id in leads
        for found in contests_of(leads[contest.page_id])
        if found.id == contest.block_id
    }


def _parts(entry: Entry, fields: Iterable[AskedField]) -> Iterator[SeenPart]:
    """Yield what the fields of the lead hold, then what no field asks any more."""
    known = {field.key: field for field in fields}
    uploads = {upload.field: upload for upload in entry.uploads.all()}
    for key in dict.fromkeys((*known, *entry.answers, *uploads)):
        label = known[key].label if key in known else "–"
        said = entry.answers.get(key) or ""
        if upload := uploads.get(key):
            address = reverse("wagtail_culture_social:upload_file", args=[upload.key])
            yield SeenPart(label, file=upload, file_url=address)
        elif said and key in known and known[key].kind in LINKED:
            yield SeenPart(label, url=said)
        elif said:
            yield SeenPart(label, text=_chosen(known.get(key), said))


def _chosen(field: AskedField | None, said: str) -> str:
    """Return the words of a choice, or the text as it was written."""
    if field is None or field.kind != CHOICE:
        return said
    return next((one.text for one in field.choices if one.key == said), said)
