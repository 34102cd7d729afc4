"""An entry with a picture of a contest on a page."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.participation.uploads.sending import jpeg, sent
from wagtail_culture_social.participation.models import Contest, Entry, Upload


def entry(twin_key: Any = None) -> Entry:
    contest = Contest.objects.create(
        twin_key=twin_key or uuid4(), block_id=str(uuid4()), title="Seas"
    )
    return Entry.objects.create(
        contest=contest,
        title="The Sea",
        credit="Ana",
        language="en",
        place=1,
        sent_at=timezone.now(),
    )


def upload_of(owner: Entry, content: bytes = b"", name: str = "a.jpg") -> Upload:
    kind = "sound" if name.endswith("mp3") else "image"
    upload = sent(content or jpeg(), name, kind)
    upload.entry, upload.alt_text = owner, "A calm sea."
    upload.save()
    return upload
