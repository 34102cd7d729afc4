"""The fields of an entry form, made of those that an editor composed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.domain import contests
from wagtail_culture_social.domain.visitor_text import names_contact
from wagtail_culture_social.participation.contests.asked import Wording
from wagtail_culture_social.participation.defences.texts import (
    VisitorAddressField,
    VisitorCharField,
    VisitorTextField,
)
from wagtail_culture_social.participation.uploads.fields import (
    VisitorFileField,
    help_for,
)

LONGEST = {contests.TEXT: 200, contests.LONG: 5000}
LONGEST_ALT = 300
ANSWER, ALT, AGREE = "answer_", "alt_", "agree_"


class PublicCharField(VisitorCharField):
    """One line that everybody will read: nobody's address or number belongs there."""

    def to_python(self, value: Any) -> str:
        """Return the text, unless it tells how to reach somebody."""
        text = super().to_python(value)
        if names_contact(text):
            raise ValidationError(
                _(
                    "Everybody will read this: please leave out e-mail addresses and "
                    "telephone numbers."
                ),
                code="contact",
            )
        return text


def answer_field(field: AskedField) -> forms.Field:
    """Return the field of a form that asks what an editor asks."""
    options = {
        "label": in_language(field.label, field.language),
        "help_text": in_language(field.help_text, field.language),
        "required": field.required,
    }
    return _MAKERS[field.kind](field, options)


def alt_field() -> forms.Field:
    """Return the field for what a picture shows."""
    return VisitorCharField(
        label=_("What the picture shows"),
        help_text=_(
            "One sentence, for those who cannot see it. Needed if you send a picture."
        ),
        max_length=LONGEST_ALT,
        required=False,
    )


def consent_field(label: str, wording: Wording, language: str) -> forms.Field:
    """Return a box to tick beside the words of a consent; it is never ticked before."""
    borrowed = wording.language if wording.language != language else ""
    return forms.BooleanField(
        label=label,
        help_text=in_language(wording.text, borrowed),
        error_messages={"required": _("Without this we cannot take your entry.")},
    )


def in_language(text: str, language: str) -> str:
    """Return a text, marked where it is in another language than the page."""
    if not text or not language:
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


def _text(field: AskedField, options: dict[str, Any]) -> forms.Field:
    return VisitorCharField(max_length=LONGEST[contests.TEXT], **options)


def _long(field: AskedField, options: dict[str, Any]) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 8})
    return VisitorTextField(max_length=LONGEST[contests.LONG], widget=widget, **options)


def _choice(field: AskedField, options: dict[str, Any]) -> forms.Field:
    choices = [(one.key, one.text) for one in field.choices]
    if not field.required:
        choices.insert(0, ("", str(_("No answer"))))
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def _file(field: AskedField, options: dict[str, Any]) -> forms.Field:
    own, usual = options["help_text"], help_for(field.kind)
    options["help_text"] = format_html("{} {}", own, usual) if own else usual
    return VisitorFileField(kind=field.kind, field=field.key, **options)


def _address(field: AskedField, options: dict[str, Any]) -> forms.Field:
    return VisitorAddressField(**options)


_MAKERS: dict[str, Callable[[AskedField, dict[str, Any]], forms.Field]] = {
    contests.TEXT: _text,
    contests.LONG: _long,
    contests.CHOICE: _choice,
    contests.IMAGE: _file,
    contests.SOUND: _file,
    contests.VIDEO: _address,
    contests.POST: _address,
}
