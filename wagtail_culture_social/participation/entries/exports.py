"""All that is kept of an entry, as data for who sent it (GDPR, articles 15 and 20)."""

from typing import Any

from wagtail_culture_social.participation.entries.calls import call_of
from wagtail_culture_social.participation.models import Consent, Entry

OWN = (
    "title",
    "credit",
    "licence",
    "name",
    "email",
    "language",
    "is_minor",
    "guardian_email",
    "guardian_confirmed_at",
    "status",
    "reason",
    "message",
    "sent_at",
    "confirmed_at",
    "decided_at",
)
FILE = ("kind", "name", "alt_text", "size", "width", "height", "sent_at")


def export_of(entry: Entry) -> dict[str, Any]:
    """Return an entry, its files and its consents, ready for Django's JSON."""
    call = call_of(entry)
    fields = call.fields if call else ()
    labels = {field.key: field.label for field in fields}
    chosen = {one.key: one.text for field in fields for one in field.choices}
    return {
        "key": str(entry.key),
        "contest": call.value["title"] if call else entry.contest.title,
        **{name: getattr(entry, name) for name in OWN},
        "answers": [
            {"label": labels.get(key, ""), "value": chosen.get(said, said)}
            for key in dict.fromkeys((*labels, *entry.answers))
            if (said := entry.answers.get(key))
        ],
        "files": [
            {"label": labels.get(upload.field, "")}
            | {name: getattr(upload, name) for name in FILE}
            for upload in entry.uploads.all()
        ],
        "consents": [
            {
                "purpose": consent.purpose,
                "language": consent.text.language,
                "text": consent.text.text,
                "given_at": consent.given_at,
            }
            for consent in consents_of(entry)
        ],
    }


def consents_of(entry: Entry) -> list[Consent]:
    """Return what was agreed to for an entry, in order."""
    rows = Consent.objects.filter(subject=entry.key).select_related("text")
    return list(rows.order_by("given_at", "pk"))
