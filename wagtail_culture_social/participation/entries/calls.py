"""The call that an entry answers, in its language, and what the entry says."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.domain.contests import CHOICE, EntryField, Rules
from wagtail_culture_social.participation.contests.asked import (
    AskedContest,
    asked_by_lead,
)
from wagtail_culture_social.participation.models import Entry, Upload
from wagtail_culture_social.participation.register.campaigns import page_in


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What an entry says to one field, to who sent it; one of the last three is filled.

    ``language`` is that of the label, where it was borrowed. ``file_url`` is empty for
    a file that was never read.
    """

    label: str
    language: str
    kind: str
    text: str = ""
    url: str = ""
    upload: Upload | None = None
    file_url: str = ""


def call_of(entry: Entry) -> AskedContest | None:
    """Return the call on the live page of the entrant's language, else on the lead.

    ``None`` once no page has it any more.
    """
    contest = entry.contest
    page = page_in(contest.twin_key, entry.language)
    for found in contests_of(page) if page else ():
        if found.id == contest.block_id:
            return AskedContest(contest, page, found.value)
    return asked_by_lead(contest)


def parts_of(entry: Entry, call: AskedContest | None, token: str) -> list[OwnPart]:
    """Return what an entry says, field by field; ``token`` is that of the link.

    Without a call the labels are gone, and the words still there.
    """
    asked = {field.key: field for field in call.fields} if call else {}
    uploads = {upload.field: upload for upload in entry.uploads.all()}
    parts = []
    for field in Rules.from_json(entry.contest.rules).fields:
        words = asked.get(field.id) or AskedField(
            key=field.id, kind=field.kind, label=""
        )
        said = entry.answers.get(field.id, "")
        upload = uploads.get(field.id)
        if said or upload:
            parts.append(_part(field, words, said, upload, token))
    return parts


def _part(
    field: EntryField, words: AskedField, said: str, upload: Upload | None, token: str
) -> OwnPart:
    told: dict[str, Any] = {
        "label": words.label,
        "language": words.language,
        "kind": field.kind,
    }
    if upload is not None:
        return OwnPart(**told, upload=upload, file_url=_file_url(upload, token))
    if field.is_linked:
        return OwnPart(**told, url=said)
    if field.kind == CHOICE:
        said = next((one.text for one in words.choices if one.key == said), said)
    return OwnPart(**told, text=said)


def _file_url(upload: Upload, token: str) -> str:
    name = "wagtail_culture_social:entry_file"
    return reverse(name, args=[token, upload.key]) if upload.is_read else ""
