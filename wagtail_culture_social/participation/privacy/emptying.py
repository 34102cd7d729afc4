"""How rows that stay lose whose they were: words are emptied, keys drawn anew."""

import secrets
from collections.abc import Iterable
from uuid import uuid4

from django.db.models import Q, QuerySet

from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import (
    Entry,
    Institution,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.privacy.traces import forget_words

CONTACT = ("name", "email", "guardian_email", "person", "message")
"""What is erased of an accepted entry; its work and its credit line stay public."""

PERSON = ("name", "email", "needs", "code")
"""What is erased of a registration; who telephoned may have no address."""


def has_contact() -> Q:
    """Tell of entries whether they still say whose they are."""
    return _has_any(CONTACT)


def has_person() -> Q:
    """Tell of registrations whether they still say who registered."""
    return _has_any(PERSON)


def empty_entries(rows: QuerySet) -> None:
    """Erase how to reach who sent accepted entries, and the names of their files."""
    keys = _keys(rows)
    Upload.objects.filter(entry__in=keys).update(name="")
    Entry.objects.filter(pk__in=keys).update(**dict.fromkeys(CONTACT, ""))
    forget_words(Entry, keys)


def empty_registrations(rows: QuerySet) -> None:
    """Erase who registered; how many came is still counted.

    Keys are drawn anew, so that no link in an old mail leads here either.
    """
    found = list(rows.only("key"))
    keys = [row.key for row in found]
    consents.forget(keys)
    due.forget(keys)
    forget_words(Registration, [row.pk for row in found])
    for row in found:
        row.name = row.email = row.needs = row.code = ""
        row.key, row.person = uuid4(), secrets.token_hex(32)
    Registration.objects.bulk_update(found, (*PERSON, "key", "person"))


def empty_institutions(rows: QuerySet) -> None:
    """Erase the address of who registered an institution."""
    Institution.objects.filter(pk__in=_keys(rows)).update(email="")


def empty_reports(rows: QuerySet) -> None:
    """Erase who reported something; the notice and the decision stay."""
    Report.objects.filter(pk__in=_keys(rows)).update(name="", email="")


def empty_remarks(rows: QuerySet) -> None:
    """Erase what somebody wrote of a page; the answer still counts."""
    rows.update(sentence="")


def delete(rows: QuerySet) -> None:
    """Delete rows for good; receivers take what is left of them."""
    rows.delete()


def _has_any(names: Iterable[str]) -> Q:
    return Q(*((f"{name}__gt", "") for name in names), _connector=Q.OR)


def _keys(rows: QuerySet) -> Iterable[int]:
    return list(rows.values_list("pk", flat=True))
