"""The form that asks whether a page helped."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.visitor_text import names_contact
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import VisitorCharField

ANSWERS = [("yes", _("Yes")), ("no", _("No"))]


class FeedbackForm(DefendedForm):
    """Yes or no, and perhaps why; nobody is asked who they are."""

    purpose = "feedback"
    least_age = 1  # one may have answered with the link that led here

    helpful = forms.ChoiceField(
        label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect
    )
    sentence = VisitorCharField(
        label=_("What would make it better?"),
        help_text=_("One sentence, without names, addresses or telephone numbers."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_sentence(self) -> str:
        """Refuse what would tell who wrote it: nobody is going to answer."""
        sentence: Any = self.cleaned_data["sentence"]
        if names_contact(sentence):
            raise ValidationError(
                _(
                    "Please leave out e-mail addresses and telephone numbers: "
                    "nobody can answer you here."
                ),
                code="contact",
            )
        return sentence
