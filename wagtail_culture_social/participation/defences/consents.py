"""What visitors agreed to, kept with its words; and forgotten with them."""

import hashlib
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Consent, ConsentText

Words = tuple[str, str]
"""A text that somebody agrees to, and its language."""


def record(subject: UUID, purpose: str, text: str, language: str) -> None:
    """Keep that whoever sent ``subject`` agreed to these words, once a purpose."""
    record_all(subject, {purpose: (text, language)})


@transaction.atomic(savepoint=False)
def record_all(subject: UUID, agreed: Mapping[str, Words]) -> None:
    """Keep what whoever sent ``subject`` agreed to, once a purpose: all in two queries.

    The words are held until that is written: who forgets them meanwhile leaves them.
    """
    digests = {purpose: _digest(words) for purpose, words in agreed.items()}
    held = _held({digests[purpose]: words for purpose, words in agreed.items()})
    given_at = now()
    Consent.objects.bulk_create(
        [
            Consent(
                subject=subject, purpose=purpose, text_id=held[one], given_at=given_at
            )
            for purpose, one in digests.items()
        ],
        ignore_conflicts=True,
    )


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


def _held(words: Mapping[str, Words]) -> dict[str, int]:
    """Return the keys of words by their digest, locked; new ones are kept now.

    Everybody locks them in the same order. Who keeps the same new words at the same
    time waits, and then has them.
    """
    rows = ConsentText.objects.select_for_update().filter(digest__in=words)
    held = dict(rows.order_by("digest").values_list("digest", "pk"))
    new = [
        ConsentText(digest=digest, text=text, language=language)
        for digest, (text, language) in sorted(words.items())
        if digest not in held
    ]
    if new:
        ConsentText.objects.bulk_create(
            new,
            update_conflicts=True,
            unique_fields=["digest"],
            update_fields=["language"],
        )
    return held | {one.digest: one.pk for one in new}


def _digest(words: Words) -> str:
    text, language = words
    return hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()
