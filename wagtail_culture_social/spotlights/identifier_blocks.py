"""The block for an ISBN, an ARK and the like: checked, and stored in one form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain.identifiers import (
    SCHEMES,
    Identifier,
    IdentifierError,
    identifier,
    lengths_of,
)

FAULTS = {
    "characters": _("“%(detail)s” does not belong in an %(scheme)s."),
    "too-long": _(
        "This %(scheme)s is too long: %(detail)s signs, where it has %(lengths)s."
    ),
    "too-short": _(
        "This %(scheme)s is too short: %(detail)s signs, where it has %(lengths)s."
    ),
    "checksum": _(
        "This %(scheme)s has a typing error: its last sign does not match the others."
    ),
    "prefix": _("No %(scheme)s begins like this."),
    "form": _("This is no %(scheme)s."),
}


class IdentifierBlock(blocks.FieldBlock):
    """An identifier of one of some schemes, in its plain form.

    What cannot be read stays as it was typed while a draft is saved. It is the same
    in every language, therefore not translated.
    """

    def __init__(self, *schemes: str, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("default", "")
        self.schemes = schemes
        self.field = forms.CharField(
            required=kwargs.pop("required"),
            help_text=kwargs.pop("help_text", None),
            max_length=200,
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "barcode"

    def to_python(self, value: Any) -> str:
        """Return the text, ``""`` for none."""
        return super().to_python(value) or ""

    def clean(self, value: Any) -> str:
        """Return the plain form; refuse what is none, with the reason."""
        text = super().clean(value) or ""
        if not text:
            return text
        try:
            return identifier(text, *self.schemes).value
        except IdentifierError as error:
            if self.is_deferred_validation:
                return text
            raise ValidationError(fault_message(error)) from error


def fault_message(error: IdentifierError) -> Any:
    """Return why a text is no identifier, in the editor's words."""
    return FAULTS[error.code] % {
        "detail": error.detail,
        "scheme": SCHEMES[error.scheme],
        "lengths": ", ".join(map(str, lengths_of(error.scheme))),
    }


def known(text: str | None, *schemes: str) -> Identifier | None:
    """Return what is stored as an identifier, ``None`` for none or a draft of one."""
    try:
        return identifier(text, *schemes) if text else None
    except IdentifierError:
        return None
