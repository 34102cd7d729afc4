"""What visitors agreed to, kept with its words; and forgotten with them."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Consent, ConsentText


@transaction.atomic
def record(subject: UUID, purpose: str, text: str, language: str) -> Consent:
    """Keep that whoever sent ``subject`` agreed to these words, once a purpose.

    The words are held until that is written: who forgets them meanwhile leaves them.
    """
    wording, _created = ConsentText.objects.select_for_update().get_or_create(
        digest=hashlib.sha256(f"{language}\n{text}".encode()).hexdigest(),
        defaults={"language": language, "text": text},
    )
    consent, _created = Consent.objects.get_or_create(
        subject=subject,
        purpose=purpose,
        defaults={"text": wording, "given_at": now()},
    )
    return consent


@transaction.atomic
def forget(subjects: Iterable[UUID]) -> None:
    """Delete the consents of rows that are deleted, and words nobody agreed to."""
    given = Consent.objects.filter(subject__in=list(subjects))
    words = set(given.values_list("text", flat=True))
    given.delete()
    _forget_words(ConsentText.objects.filter(pk__in=words))


@transaction.atomic
def forget_unused() -> None:
    """Delete the words that nobody agreed to, whoever left them."""
    _forget_words(ConsentText.objects.all())


def _forget_words(words: QuerySet[ConsentText]) -> None:
    """Delete those of some words that nobody agreed to, nor does at this moment."""
    unused = words.filter(~Exists(Consent.objects.filter(text=OuterRef("pk"))))
    locked = list(unused.select_for_update(skip_locked=True))
    unused.filter(pk__in=[one.pk for one in locked]).delete()
