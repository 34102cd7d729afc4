"""What kind of personal data each field of our models holds: every field is in one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What the data of a field says of a person."""

    IDENTITY = "identity"
    WORDS = "words"
    NEEDS = "needs"
    FACTS = "facts"
    PSEUDONYM = "pseudonym"
    STAFF = "staff"
    NONE = "none"


KIND_WORDS: dict[Kind, Any] = {
    Kind.IDENTITY: _("Names and addresses"),
    Kind.WORDS: _("What somebody wrote or sent"),
    Kind.NEEDS: _("Needs of access, which may tell of health"),
    Kind.FACTS: _("Times, states and numbers of what somebody sent"),
    Kind.PSEUDONYM: _("Keys and digests that stand for somebody"),
    Kind.STAFF: _("Who of the staff or the jury did it"),
    Kind.NONE: _("Nothing of a person"),
}
FIELD_WORDS: dict[str, Any] = {
    "bucket": _("digest of a network and a form"),
    "cancelled_at": _("when it was cancelled"),
    "choices": _("what was chosen"),
    "confirmed_at": _("when the address was confirmed"),
    "decided_at": _("decided at"),
    "decided_by": _("decided by"),
    "digest": _("digest of what was used"),
    "document": _("published sound"),
    "field": _("field of the form"),
    "file": _("file"),
    "guardian_confirmed_at": _("when a parent confirmed"),
    "height": _("height"),
    "image": _("published picture"),
    "is_read": _("whether it was examined"),
    "juror": _("juror"),
    "key": _("random key"),
    "kind": _("kind"),
    "language": _("language"),
    "person": _("digest of the mailbox"),
    "reminded_at": _("when a reminder went out"),
    "revision": _("how often the vote was changed"),
    "rows": _("rows of the file"),
    "sent_at": _("sent at"),
    "size": _("size"),
    "subject": _("key of what it is about"),
    "text": _("wording"),
    "taken_at": _("when the last try to send it began"),
    "until": _("until when it is tried"),
    "user": _("who imported it"),
    "value": _("mark"),
    "voter_key": _("digest of the voter"),
    "what": _("what has to be told"),
    "width": _("width"),
}
"""The names of fields that have none for people: no form shows them."""
OF_VISITORS = (Kind.IDENTITY, Kind.WORDS, Kind.NEEDS, Kind.FACTS, Kind.PSEUDONYM)


@dataclass(frozen=True, slots=True)
class Held:
    """A model with the kind of each of its fields."""

    model: type[models.Model]
    kinds: Mapping[str, Kind]

    def fields(self, *kinds: Kind) -> Iterator[Any]:
        """Yield the fields of some kinds, in the order of the model."""
        for field in classified_fields(self.model):
            if self.kinds.get(field.name) in kinds:
                yield field


def held(model: type[models.Model], **names: str) -> Held:
    """Return a model with its fields by kind, names apart by spaces."""
    kinds = {
        name: Kind(kind) for kind, listed in names.items() for name in listed.split()
    }
    if len(kinds) != sum(len(listed.split()) for listed in names.values()):
        raise ValueError(f"{model.__name__} has a field of two kinds")
    return Held(model, kinds)


def classified_fields(model: type[models.Model]) -> list[Any]:
    """Return the fields that must have a kind: all columns but the number of a row."""
    own = model._meta.concrete_fields
    return [
        *(field for field in own if not isinstance(field, models.AutoField)),
        *model._meta.local_many_to_many,
    ]


def label_of(field: Any) -> str:
    """Return the name of a field as a person reads it."""
    return str(FIELD_WORDS[field.name] if is_unnamed(field) else field.verbose_name)


def is_unnamed(field: Any) -> bool:
    """Tell whether a model gives no name to a field, but what Python calls it."""
    return field._verbose_name is None


def unclassified(
    models_: Iterable[type[models.Model]], all_: Iterable[Held]
) -> set[str]:
    """Return “Model.field” for each field without a kind, and each kind without one."""
    known = {f"{one.model.__name__}.{name}" for one in all_ for name in one.kinds}
    there = {
        f"{model.__name__}.{field.name}"
        for model in models_
        for field in classified_fields(model)
    }
    return known ^ there
