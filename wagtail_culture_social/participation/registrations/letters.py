"""What is written to everybody of a date: kept until the last of them has it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import transaction

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import (
    DueMail,
    Letter,
    Registration,
    Seating,
)
from wagtail_culture_social.participation.registrations import mails
from wagtail_culture_social.participation.registrations.due import PREFIX
from wagtail_culture_social.participation.registrations.seats import HOLDING

LETTER = f"{PREFIX}letter."


class Words(NamedTuple):
    """What is written to everybody of one language."""

    heading: str
    message: str


def write(
    seating: Seating,
    rows: Iterable[Registration],
    words: Mapping[str, Words],
    token: str = "",
) -> str:
    """Keep a letter that is due to these people; return what it is called.

    That is ``""`` if the form with this ``token`` was sent before. What is written
    before a date is not sent after it.
    """
    until = now() + due.KEPT
    if seating.ends_at > now():
        until = min(until, seating.ends_at)
    with transaction.atomic():
        if token and not tokens.spend(f"{LETTER}{token}", now() + due.KEPT):
            return ""
        letter = Letter.objects.create(
            seating=seating, words=dict(words), written_at=now()
        )
        what = f"{LETTER}{letter.pk}"
        due.owe([row.key for row in rows], what, until)
    return what


def send(row: Registration, what: str) -> bool | None:
    """Send somebody a letter, if they still come and it is still there."""
    letter = Letter.objects.filter(pk=what.removeprefix(LETTER)).first()
    words = letter and letter.words.get(row.language)
    if not words or row.status not in HOLDING:
        return None
    return mails.write(row, *words)


def forget_sent() -> None:
    """Erase the words of letters that everybody has.

    Letters are read before what is due: one that comes meanwhile stays.
    """
    names = {
        f"{LETTER}{key}": key for key in Letter.objects.values_list("pk", flat=True)
    }
    left = DueMail.objects.filter(what__in=names).values_list("what", flat=True)
    for name in left.order_by().distinct():
        del names[name]
    Letter.objects.filter(pk__in=names.values()).delete()
