"""What visitors agreed to, kept with its words; and forgotten with them."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Consent, ConsentText


def record(subject: UUID, purpose: str, text: str, language: str) -> Consent:
    """Keep that whoever sent ``subject`` agreed to these words, once a purpose."""
    wording, _created = ConsentText.objects.get_or_create(
        digest=hashlib.sha256(f"{language}\n{text}".encode()).hexdigest(),
        defaults={"language": language, "text": text},
    )
    consent, _created = Consent.objects.get_or_create(
        subject=subject,
        purpose=purpose,
        defaults={"text": wording, "given_at": now()},
    )
    return consent


def forget(subjects: Iterable[UUID]) -> None:
    """Delete the consents of rows that are deleted, and words nobody agreed to."""
    Consent.objects.filter(subject__in=list(subjects)).delete()
    ConsentText.objects.filter(consents=None).delete()
