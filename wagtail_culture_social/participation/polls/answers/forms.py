"""The form of an open question: what somebody writes, and under which name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import today
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import (
    VisitorCharField,
    VisitorTextField,
)
from wagtail_culture_social.participation.models import Answer, Poll

PUBLISHING = "publishing"
"""What visitors agree to: that their answer is shown."""
LONGEST = 1000


class AnswerForm(DefendedForm):
    """An answer that waits until somebody of the institution has read it."""

    purpose = "answer"

    text = VisitorTextField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = VisitorCharField(
        label=_("Name or pseudonym"),
        max_length=80,
        required=False,
        help_text=_("It is shown with your answer."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    agrees = forms.BooleanField(
        label=_("I agree that my answer and this name are shown on this site.")
    )

    def save(self, poll: Poll, language: str) -> bool:
        """Keep the answer and the agreement, once; tell whether this was the time."""
        return self.once(lambda: self._save(poll, language))

    def _save(self, poll: Poll, language: str) -> None:
        told: dict[str, Any] = self.cleaned_data
        answer = Answer.objects.create(
            poll=poll,
            text=told["text"],
            name=told["name"],
            language=language,
            written_on=today(),
        )
        agreed = str(self.fields["agrees"].label)
        consents.record(answer.key, PUBLISHING, agreed, language)
