"""The form that every public form is: its traps, its limit, and its token."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.defences import limiter, tokens
from wagtail_culture_social.participation.defences.origins import is_same_origin

MESSAGES = {
    "elsewhere": _("This form was not sent from this site. Please send it from here."),
    "limited": _("Many forms came from your network. Please try again in a while."),
    "trap": _("Please leave the last field empty, then send the form again."),
    "quick": _("That was very quick. Please check the form and send it again."),
    "stale": _("This form stood open for too long. Please send it again."),
}
STATUS = {"elsewhere": 403, "limited": 429}


class DefendedForm(forms.Form):
    """A form that only a person on this site sends, and that counts once.

    A subclass names its ``purpose``; ``for_request`` binds it to ``parts`` of which
    the token is made, such as the key of a page, and to no others.
    """

    purpose: ClassVar[str]
    most, seconds = 60, 600
    """How often a network may send this form, in how many seconds."""
    least_age, most_age = 3, 24 * 60 * 60
    """Seconds after which somebody may have filled it in, and may have forgotten it."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    more = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, request: HttpRequest, parts: tuple[str, ...], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.request, self.parts = request, parts
        self.fields["token"].initial = tokens.issue(self.purpose, *parts)

    @classmethod
    def for_request(cls, request: HttpRequest, *parts: str, **options: Any) -> Self:
        """Return the form as it was sent, or a new one."""
        if request.method != "POST":
            return cls(request=request, parts=parts, **options)
        sent = (request.POST.copy(), request.FILES.copy())
        return cls(*sent, request=request, parts=parts, **options)

    def _clean_fields(self) -> None:
        """Read no file of who may not send this form: that comes before all else."""
        self.fault = self._fault()
        if self.fault:
            self.files.clear()
        super()._clean_fields()

    def clean(self) -> dict[str, Any]:
        """Refuse what no person on this site sends; say what a person may do."""
        if self.fault:
            self._mend(self.fault)
            raise ValidationError(MESSAGES[self.fault], code=self.fault)
        return super().clean() or self.cleaned_data

    def once(self, save: Callable[[], Any]) -> bool:
        """Call ``save`` in one transaction with the token; tell whether it was.

        A second submission of the same form saves nothing, and gets the same answer.
        """
        expires_at = now() + timedelta(seconds=self.most_age)
        with transaction.atomic():
            is_first = tokens.spend(self.cleaned_data["token"], expires_at)
            if is_first:
                save()
        return is_first

    @property
    def rows(self) -> list[BoundField]:
        """The fields that a person fills in."""
        return [field for field in self.visible_fields() if field.name != "more"]

    @property
    def status(self) -> int:
        """The status of the page that shows this form."""
        if not self.errors:
            return 200
        codes = {error.code for error in self.non_field_errors().as_data()}
        return next((STATUS[code] for code in codes & STATUS.keys()), 422)

    def _fault(self) -> str:
        purpose, token = self.purpose, self.data.get("token", "")
        if not is_same_origin(self.request):
            return "elsewhere"
        if not limiter.allow(self.request, purpose, self.most, self.seconds):
            return "limited"
        if self.data.get("more"):
            return "trap"
        if tokens.read(purpose, token, self.most_age) != self.parts:
            return "stale"
        is_quick = tokens.read(purpose, token, self.least_age) is not None
        return "quick" if is_quick else ""

    def _mend(self, code: str) -> None:
        """Empty the trap; give a form that stood open for too long a new token."""
        if code == "trap":
            self.data["more"] = ""
        if code == "stale":
            self.data["token"] = self.fields["token"].initial
