"""What is held of one person, known by an e-mail address: found, exported, erased.

Votes are not among it: their ballots are secret, and nobody of the staff may look up
by an address what somebody voted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.participation.entries import managing
from wagtail_culture_social.participation.models import (
    Consent,
    Entry,
    Institution,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.privacy.activities import held_of
from wagtail_culture_social.participation.privacy.emptying import empty_institutions
from wagtail_culture_social.participation.privacy.fields import OF_VISITORS
from wagtail_culture_social.participation.registrations import registering

EXPORTED = "wagtail_culture_social.person_exported"
ERASED = "wagtail_culture_social.person_erased"


def _delete(row: Any) -> None:
    row.delete()


def _erase_institution(row: Institution) -> None:
    """An institution that is in the directory stays there; its address does not."""
    if row.status == Status.APPROVED:
        empty_institutions(Institution.objects.filter(pk=row.pk))
    else:
        row.delete()


@dataclass(frozen=True, slots=True)
class Holder:
    """Rows that have an address of somebody; how a row is told and erased."""

    model: type[Model]
    addresses: tuple[str, ...]
    state: str
    about: Callable[[Any], str]
    erase: Callable[[Any], None] = _delete

    def rows(self, address: str) -> QuerySet:
        """Return the rows of a mailbox, in whatever spelling the address is there."""
        told = Q(pk=None)
        for column in self.addresses:
            told |= Q(**{f"{column}__in": self._spellings(column, address)})
        return self.model._default_manager.filter(told).order_by("pk")

    def _spellings(self, column: str, address: str) -> list[str]:
        there = self.model._default_manager.exclude(**{column: ""}).order_by()
        spelled = there.values_list(column, flat=True).distinct()
        mailbox = mailbox_of(address)
        return [one for one in spelled.iterator() if mailbox_of(one) == mailbox]


HOLDERS = (
    Holder(
        Entry,
        ("email", "guardian_email"),
        "status",
        lambda row: row.contest.title,
        managing.erase,
    ),
    Holder(
        Registration,
        ("email",),
        "status",
        lambda row: str(row.seating.offer.page or ""),
        registering.erase,
    ),
    Holder(Institution, ("email",), "status", lambda row: row.name, _erase_institution),
    Holder(Report, ("email",), "outcome", lambda row: row.get_kind_display()),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of somebody, as those read of it who answer a request."""

    what: str
    about: str
    state: str
    row: Any


def find(address: str) -> list[Found]:
    """Return everything that is held under an address."""
    return [
        Found(
            str(holder.model._meta.verbose_name),
            holder.about(row),
            getattr(row, f"get_{holder.state}_display")(),
            row,
        )
        for holder in HOLDERS
        for row in holder.rows(address)
    ]


def export(address: str, user: Any) -> dict[str, Any]:
    """Return everything that is held under an address, for JSON; it is logged."""
    told = [
        _name_of(found.row) if _is_named(found.row, address) else _told(found.row)
        for found in find(address)
    ]
    _log(user, EXPORTED, len(told))
    return {"address": address, "exported_at": now().isoformat(), "held": told}


def files(address: str) -> QuerySet[Upload]:
    """Return the files of what is held under an address."""
    rows = next(one for one in HOLDERS if one.model is Entry).rows(address)
    own = [row.pk for row in rows if not _is_named(row, address)]
    return Upload.objects.filter(entry__in=own)


def erase(address: str, user: Any) -> int:
    """Erase everything that is held under an address; return how many rows it was.

    Each row is a transaction of its own: if one fails, those before it are erased, and
    it can be done again. It is logged, without the address.
    """
    erased = 0
    for holder in HOLDERS:
        for row in holder.rows(address):
            (_forget_name if _is_named(row, address) else holder.erase)(row)
            erased += 1
    _log(user, ERASED, erased)
    return erased


def register_actions(actions: LogActionRegistry) -> None:
    """Name what is done in Wagtail's histories."""
    actions.register_action(
        EXPORTED, _("Export data of a person"), _("Data of a person exported")
    )
    actions.register_action(
        ERASED, _("Erase data of a person"), _("Data of a person erased")
    )


def _is_named(row: Any, address: str) -> bool:
    """Tell whether somebody is only named as a parent, and never confirmed to be one.

    What a child said is not theirs to read or to erase then; their address is.
    """
    if not isinstance(row, Entry) or row.guardian_confirmed_at:
        return False
    return mailbox_of(row.email) != mailbox_of(address)


def _name_of(row: Entry) -> dict[str, Any]:
    data = {"guardian_email": row.guardian_email}
    return {"kind": row._meta.model_name, "data": data, "agreed": []}


def _forget_name(row: Entry) -> None:
    Entry.objects.filter(pk=row.pk).update(guardian_email="")


def _log(user: Any, action: str, rows: int) -> None:
    log(user, action, user=user, data={"rows": rows})


def _told(row: Any) -> dict[str, Any]:
    """Return a row with its files and with the words that were agreed to."""
    told = {"kind": row._meta.model_name, "data": _values(row)}
    if isinstance(row, Entry):
        told["files"] = [_values(upload) for upload in row.uploads.all()]
    return told | {"agreed": list(_agreements(row))}


def _values(row: Any) -> dict[str, Any]:
    """Return what a row says of somebody, by the names of its columns."""
    fields = held_of(type(row)).fields(*OF_VISITORS)
    return {field.name: _plain(field, field.value_from_object(row)) for field in fields}


def _plain(field: Any, value: Any) -> Any:
    if field.is_relation or value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _agreements(row: Any) -> Iterator[dict[str, str]]:
    given = Consent.objects.filter(subject=row.key).select_related("text")
    for one in given.order_by("pk"):
        yield {
            "purpose": one.purpose,
            "given_at": one.given_at.isoformat(),
            "language": one.text.language,
            "text": one.text.text,
        }
