"""What becomes of an entry form: a row that waits for its link; no mail goes out."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.crypto import salted_hmac

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.domain.uploads import Fault, UploadFault
from wagtail_culture_social.participation.contests.asked import AskedContest, Wording
from wagtail_culture_social.participation.entries import consents
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.participation.uploads import keeping

SALT = "wagtail_culture_social.participation.entry"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody sends.

    ``answers`` are texts and ``alts`` alternative texts of pictures, by field;
    ``agreed`` are the words of each consent, by its name. Who gives the address of a
    parent is a child.
    """

    title: str
    credit: str
    name: str
    email: str
    licence: str = ""
    guardian_email: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    uploads: Iterable[Upload] = ()
    alts: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, Wording] = field(default_factory=dict)


def enter(asked: AskedContest, said: Said) -> Entry:
    """Keep an entry with its files and with what was agreed to, unconfirmed.

    Raises ``UploadFault`` for a file that another entry has by now.
    """
    with transaction.atomic(savepoint=False):
        entry = Entry.objects.create(
            contest=asked.contest,
            title=said.title,
            answers=dict(said.answers),
            credit=said.credit,
            licence=said.licence,
            name=said.name,
            email=said.email,
            person=person_of(asked.contest, said.email),
            language=asked.language,
            is_minor=bool(said.guardian_email),
            guardian_email=said.guardian_email,
            place=secrets.randbits(63),
            sent_at=now(),
        )
        if not keeping.claim(said.uploads, entry):
            raise UploadFault(Fault.GONE)
        for upload in said.uploads:
            alt = said.alts.get(upload.field, "")
            Upload.objects.filter(pk=upload.pk).update(alt_text=alt)
        consents.record(entry.key, said.agreed)
    return entry


def take_back(entry: Entry) -> None:
    """Forget an entry whose link could not be sent; its form still has the files."""
    with transaction.atomic():
        entry.uploads.update(entry=None)
        entry.delete()


def person_of(contest: Contest, email: str) -> str:
    """Return what tells that two entries of a contest are of one mailbox."""
    told = f"{contest.pk} {mailbox_of(email)}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()
