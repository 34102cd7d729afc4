"""What visitors of the demo have entered, in every state, and what others report."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.builders.content import Words, stable_id
from home.builders.pictures import FOLDER
from home.institution import read_content
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import IMAGE
from wagtail_culture_social.participation.mails.links import on_site_of
from wagtail_culture_social.participation.models import (
    Contest,
    Entry,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.uploads.publishing import publish
from wagtail_culture_social.participation.uploads.receiving import receive

UNDECIDED = (EntryStatus.UNCONFIRMED, EntryStatus.PENDING, EntryStatus.WITHDRAWN)


def build_entries(editor: Any) -> None:
    """Enter the contests into which nobody has entered anything yet."""
    for entry in read_content("contests")["contest"]:
        block_id = stable_id("contest", entry["key"])
        row = Contest.objects.filter(block_id=block_id).first()
        if row is None or row.entries.exists():
            continue
        for number, one in enumerate(entry["entries"]):
            enter(row, one, number, editor)


def enter(contest: Contest, one: Words, number: int, editor: Any) -> None:
    """Keep one entry with its picture; what is approved is published."""
    keys = {field["kind"]: field for field in contest.rules["fields"]}
    sent_at = now() - timedelta(days=7, hours=-number)
    is_decided = one["status"] not in UNDECIDED
    place = UUID(stable_id("entry", contest.block_id, number)).int >> 66
    row = Entry.objects.create(
        contest=contest,
        title=one["title"],
        answers={
            keys["text"]["id"]: one["words"],
            keys["choice"]["id"]: keys["choice"]["choices"][one["choice"]],
        },
        credit=one["credit"],
        licence=contest.rules["licences"][0],
        language=one["language"],
        status=one["status"],
        reason=one.get("reason", ""),
        place=place,
        sent_at=sent_at,
        confirmed_at=None if one["status"] == EntryStatus.UNCONFIRMED else sent_at,
        decided_at=sent_at + timedelta(days=1) if is_decided else None,
        decided_by=editor if is_decided else None,
    )
    report(row, one.get("reports", []))
    if "image" not in one or not (FOLDER / one["image"]).is_file():
        return
    upload = uploaded(row, one, keys[IMAGE]["id"])
    if row.status == EntryStatus.APPROVED:
        publish(upload, title=row.title, credit=row.credit, licence=row.licence)


def report(row: Entry, reports: list[Words]) -> None:
    """Keep what others say of an entry, as if their names were erased already."""
    path = reverse("wagtail_culture_social:entry", args=[row.key])
    for one in reports:
        url = on_site_of(row.contest.page, f"{path}?lang={one['language']}")
        Report.objects.create(
            kind=Report.Kind.ENTRY, subject=row.key, url=url, sent_at=now(), **one
        )


def uploaded(row: Entry, one: Words, field: str) -> Upload:
    """Receive a picture as that of a visitor is received."""
    content = (FOLDER / one["image"]).read_bytes()
    upload = receive(SimpleUploadedFile(one["image"], content), field)
    upload.entry, upload.alt_text = row, one["alt"]
    upload.save(update_fields=["entry", "alt_text"])
    return upload
