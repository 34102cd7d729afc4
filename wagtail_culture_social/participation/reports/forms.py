"""The forms of reports: what a visitor says of an item, and what is decided of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import (
    VisitorCharField,
    VisitorEmailField,
    VisitorTextField,
)
from wagtail_culture_social.participation.models import Report

WITHOUT_NAME = {Report.Reason.CHILD}
"""Reasons for which nobody has to say who they are: article 16 (2) (c)."""


class ReportForm(DefendedForm):
    """A report: why, where exactly, who says so, and that they mean it."""

    purpose = "report"
    most, seconds = 20, 600

    url = forms.CharField(label=_("What you report"), disabled=True)
    reason = forms.ChoiceField(
        label=_("Why do you report it?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
    )
    explanation = VisitorTextField(
        label=_("What is wrong with it?"),
        max_length=4000,
        help_text=_("Say what we should look at, and which right or rule it breaks."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = VisitorCharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Not needed if a child is in danger."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = VisitorEmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "We send a receipt and our decision there. Not needed if a child is in "
            "danger."
        ),
    )
    is_sincere = forms.BooleanField(
        label=_("I believe in good faith that what I say here is true and complete.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.data.get("reason") in WITHOUT_NAME:
            self.fields["name"].required = self.fields["email"].required = False

    @property
    def key(self) -> UUID:
        """The key of the report: the same however often the form is sent."""
        return UUID(tokens.digest(self.cleaned_data["token"])[:32])

    def save(self, kind: str, subject: UUID, language: str) -> bool:
        """Keep the report, once; tell whether this was the time."""
        told = {
            name: self.cleaned_data[name]
            for name in ("url", "reason", "explanation", "name", "email")
        }
        told["url"] = told["url"][: Report._meta.get_field("url").max_length]
        return self.once(
            lambda: Report.objects.create(
                key=self.key,
                kind=kind,
                subject=subject,
                language=language,
                sent_at=now(),
                **told,
            )
        )


class StatementForm(forms.Form):
    """Why a report is decided so, for who reported; and what the author is told."""

    statement = forms.CharField(
        label=_("Statement of reasons"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Who reported gets it by e-mail, if they gave an address."),
    )
    message = forms.CharField(
        label=_("Message to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Sent in the mail that says that the entry is not shown, with the reason "
            "and with what the author can do about it."
        ),
    )

    def __init__(self, *args: Any, has_author: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_author:
            del self.fields["message"]
