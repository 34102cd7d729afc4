"""What a moderator says with a decision: the reason, and a message to the author."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.moderation import APPROVED, FLAGGED, REFUSED
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.moderation.deciding import hindrance
from wagtail_culture_social.participation.moderation.words import HINDRANCES, Reason

DECISIONS = [
    (APPROVED, _("Approve: everybody sees it")),
    (REFUSED, _("Refuse: nobody sees it, and its files are deleted for good")),
    (FLAGGED, _("Look at it again later: nobody sees it meanwhile")),
]


def as_of() -> str:
    """Return the moment at which somebody looks, as a form carries it."""
    return now().isoformat()


class MessageForm(forms.Form):
    """A message that authors get with a decision.

    The form tells when it was opened, so that nobody decides on what they have not
    seen: what came, or what another person decided, while it was open.
    """

    seen_at = forms.DateTimeField(
        required=False, initial=as_of, widget=forms.HiddenInput
    )
    message = forms.CharField(
        label=_("Message to the author"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sent by e-mail as you write it, after the words of the reason."),
    )

    def full_clean(self) -> None:
        """Check what is sent; a form that is shown again shows what is there by now."""
        super().full_clean()
        if self.is_bound and self.errors:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_at")] = as_of()

    @property
    def told(self) -> dict[str, Any]:
        """What goes with the decision."""
        return {
            "reason": self.cleaned_data.get("reason", ""),
            "message": self.cleaned_data["message"],
            "seen_at": self.cleaned_data["seen_at"],
        }


class ReasonForm(MessageForm):
    """A reason, in the author's language by itself, and a message."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", "---------"), *Reason.choices],
        help_text=_("The author reads it in the language of the entry."),
    )
    field_order = ["reason", "message"]


class FlagForm(ReasonForm):
    """The same, where no reason has to be given."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = False


class DecisionForm(FlagForm):
    """What is decided of one entry, and why."""

    status = forms.ChoiceField(
        label=_("Decision"), choices=DECISIONS, widget=forms.RadioSelect
    )
    field_order = ["seen_at", "status", "reason", "message"]

    def __init__(self, entry: Entry, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.entry = entry

    def clean_status(self) -> str:
        """Refuse what cannot be decided, and say what has to come first."""
        status, seen_at = self.cleaned_data["status"], self.cleaned_data.get("seen_at")
        if why := hindrance(self.entry, status, seen_at):
            raise forms.ValidationError(HINDRANCES[why], code=why.value)
        return status

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a refusal: its author has a right to it."""
        data = super().clean() or self.cleaned_data
        if data.get("status") == REFUSED and not data.get("reason"):
            self.add_error("reason", _("Choose why it is not shown."))
        if data.get("status") == APPROVED:
            data["reason"] = ""
        return data
