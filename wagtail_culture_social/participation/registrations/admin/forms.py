"""The forms of a desk: somebody on the telephone, the seats of a date, a message."""

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages

from wagtail_culture_social.events.registration_blocks import MOST_CAPACITY, MOST_SEATS
from wagtail_culture_social.participation.defences.texts import (
    VisitorCharField,
    VisitorEmailField,
    VisitorTextField,
)
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations.letters import Words
from wagtail_culture_social.participation.registrations.registering import Said
from wagtail_culture_social.participation.registrations.seats import HOLDING

Status = Registration.Status
TOLD_CONSENT = gettext_lazy(
    "I said that what they need is used to prepare their visit, and for nothing else, "
    "and they agreed."
)
"""What is agreed to on the telephone; these words are kept with the agreement."""

EVERYBODY = "all"


class TelephoneForm(forms.Form):
    """Who telephones, for how many, and what they need."""

    name = VisitorCharField(label=gettext_lazy("Name"), max_length=120)
    email = VisitorEmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy(
            "Empty: they get no message, and telephone again to cancel."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of messages"))
    adults = forms.IntegerField(
        label=gettext_lazy("Number of seats"), initial=1, min_value=1
    )
    children = forms.IntegerField(
        label=gettext_lazy("Children"), initial=0, min_value=0, required=False
    )
    needs = VisitorCharField(
        label=gettext_lazy("What they need to take part"),
        max_length=300,
        required=False,
    )
    agrees = forms.BooleanField(
        label=gettext_lazy("Their agreement"), help_text=TOLD_CONSENT, required=False
    )

    def __init__(self, *args: Any, seating: Seating, **options: Any) -> None:
        super().__init__(*args, **options)
        self.most = max(1, min(seating.capacity, MOST_SEATS))
        self._offer_seats(seating)
        languages = get_content_languages()
        field: Any = self.fields["language"]
        field.choices = list(languages.items())
        if (own := get_language()) in languages:
            field.initial = own

    @property
    def said(self) -> Said:
        """What somebody said, once it is checked."""
        data = self.cleaned_data
        told = {name: data[name] for name in ("name", "email", "adults", "needs")}
        children = data.get("children") or 0
        return Said(**told, children=children, agreed=str(TOLD_CONSENT))

    def clean(self) -> dict[str, Any]:
        """Check how many there are, and that their needs may be kept."""
        data = super().clean() or {}
        if data.get("needs") and not data.get("agrees"):
            words = _("Without this we cannot keep what they need.")
            self.add_error("agrees", words)
        seats = (data.get("adults") or 0) + (data.get("children") or 0)
        if "adults" in data and not 1 <= seats <= self.most:
            words = _("Between 1 seat and %(most)d.") % {"most": self.most}
            self.add_error("adults", words)
        return data

    def _offer_seats(self, seating: Seating) -> None:
        if not seating.offer.has_children_seats:
            del self.fields["children"]
            return
        adults: Any = self.fields["adults"]
        adults.label = _("Adults")
        adults.min_value = 0
        adults.widget.attrs["min"] = 0
        adults.validators = [
            one for one in adults.validators if getattr(one, "limit_value", 0) != 1
        ]


class CapacityForm(forms.Form):
    """How many seats one date has."""

    seats = forms.IntegerField(
        label=gettext_lazy("Seats of this date"),
        required=False,
        min_value=0,
        max_value=MOST_CAPACITY,
    )

    def __init__(self, *args: Any, seating: Seating, **options: Any) -> None:
        initial = {"seats": seating.own_capacity}
        super().__init__(*args, initial=initial, **options)
        words = _("Empty: %(count)d, as the page of the event says for each date.")
        self.fields["seats"].help_text = words % {"count": seating.offer.capacity}


class MessageForm(forms.Form):
    """Whom to write to, and a message in each language in which people registered.

    The ``token`` tells a form that is sent again, as after a fault, from another one.
    """

    to = forms.ChoiceField(
        label=pgettext_lazy("recipients", "To"),
        choices=[
            (Status.CONFIRMED, gettext_lazy("Those who have seats")),
            (Status.WAITING, gettext_lazy("Those who are on the waiting list")),
            (EVERYBODY, gettext_lazy("Both")),
        ],
        initial=Status.CONFIRMED,
        widget=forms.RadioSelect,
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, seating: Seating, **options: Any) -> None:
        initial = {"token": secrets.token_urlsafe(16)}
        super().__init__(*args, initial=initial, **options)
        rows = seating.registrations.filter(status__in=HOLDING).exclude(email="")
        self.reached = rows.select_related("seating__offer")
        found = rows.order_by().values_list("language", flat=True).distinct()
        names = get_content_languages()
        self.languages = sorted(found)
        for code in self.languages:
            told = {"language": names.get(code, code)}
            self.fields[f"heading_{code}"] = VisitorCharField(
                label=_("Subject, %(language)s") % told, max_length=120, required=False
            )
            self.fields[f"message_{code}"] = VisitorTextField(
                label=_("Message, %(language)s") % told, max_length=5000, required=False
            )

    @property
    def recipients(self) -> QuerySet[Registration]:
        """Those whom the message goes to, once it is checked."""
        return self._to(self.cleaned_data["to"])

    @property
    def letters(self) -> Mapping[str, Words]:
        """The message in each language, once it is checked."""
        data = self.cleaned_data
        return {
            code: Words(data[f"heading_{code}"], data[f"message_{code}"])
            for code in self.languages
        }

    def clean(self) -> dict[str, Any]:
        """Refuse to leave out a language of somebody whom the message goes to."""
        data = super().clean() or {}
        if "to" not in data:
            return data
        needed = set(self._to(data["to"]).values_list("language", flat=True))
        if not needed:
            self.add_error("to", _("There is nobody to write to."))
        for code in needed:
            for name in (f"heading_{code}", f"message_{code}"):
                if name not in self.errors and not data.get(name):
                    words = _("Somebody reads this language: please write it, too.")
                    self.add_error(name, words)
        return data

    def _to(self, chosen: str) -> QuerySet[Registration]:
        if chosen == EVERYBODY:
            return self.reached
        return self.reached.filter(status=chosen)
