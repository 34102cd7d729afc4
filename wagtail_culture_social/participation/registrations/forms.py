"""The form with which somebody registers; what becomes of it is elsewhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.events.registration_blocks import MOST_SEATS
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import (
    VisitorCharField,
    VisitorEmailField,
    VisitorNameField,
)
from wagtail_culture_social.participation.models import Seating
from wagtail_culture_social.participation.registrations.offered import Offered
from wagtail_culture_social.participation.registrations.registering import Said
from wagtail_culture_social.participation.registrations.seats import said
from wagtail_culture_social.participation.registrations.shown import (
    may_register,
    standing_words,
)
from wagtail_culture_social.participation.registrations.waiting_list import free
from wagtail_culture_social.participation.registrations.words import (
    most_words,
    when_words,
)

NEEDS_CONSENT = gettext_lazy(
    "What I wrote about my needs may be used to prepare my visit, and for nothing else."
)
"""What is agreed to; these words are kept with the agreement."""

FEW_DATES = 8
"""Dates that are all shown, with their seats; more are a list to open."""


class SeatsForm(DefendedForm):
    """For which date, who, how many, and what they need."""

    purpose = "registration"

    date = forms.ChoiceField(
        label=gettext_lazy("Date"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Nobody can register for this date any more. Please choose another one."
            )
        },
    )
    name = VisitorNameField(
        label=gettext_lazy("Your name"),
        max_length=120,
    )
    email = VisitorEmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy(
            "You get a message with a link that confirms your seats."
        ),
    )
    adults = forms.IntegerField(label=gettext_lazy("Number of seats"), initial=1)
    children = forms.IntegerField(
        label=gettext_lazy("Children"), initial=0, required=False
    )
    needs = VisitorCharField(
        label=gettext_lazy("What you need to take part"),
        help_text=gettext_lazy(
            "For example a place for a wheelchair, a seat near the interpreter."
        ),
        max_length=300,
        required=False,
    )
    agrees = forms.BooleanField(
        label=gettext_lazy("Your agreement"), help_text=NEEDS_CONSENT, required=False
    )

    def __init__(self, *args: Any, offered: Offered, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer = offered.offer
        self.most_seats = min(self.offer.most_seats, MOST_SEATS)
        open_dates = filter(may_register, offered.seatings)
        self.seatings = {row.recurrence_id: row for row in open_dates}
        self._offer_dates(offered.page)
        self._offer_seats()

    @property
    def is_open(self) -> bool:
        """Whether there is a date to register for."""
        return bool(self.seatings)

    @property
    def seating(self) -> Seating:
        """The date that was chosen."""
        return self.seatings[self.cleaned_data["date"]]

    @property
    def said(self) -> Said:
        """What somebody said, once it is checked."""
        data = self.cleaned_data
        names = ("name", "email", "adults", "needs")
        children = data.get("children") or 0
        told = {name: data[name] for name in names}
        return Said(**told, children=children, agreed=str(NEEDS_CONSENT))

    @property
    def plain_rows(self) -> list[BoundField]:
        """The fields a person fills in, without the agreement, which stands apart."""
        return [field for field in self.rows if field.name != "agrees"]

    def renew_token(self) -> None:
        """Let the form be sent once more, after what it asked for has failed."""
        self.data["token"] = self.fields["token"].initial

    def clean(self) -> dict[str, Any]:
        """Check how many there are, and that their needs may be used."""
        data = super().clean()
        if data.get("needs") and not data.get("agrees"):
            words = _(
                "Without this we cannot keep what you need: tick it, or say less."
            )
            self.add_error("agrees", words)
        if not self.errors and (message := self._fault_of_seats(data)):
            self.add_error("adults", ValidationError(message, code="seats"))
        return data

    def _fault_of_seats(self, data: dict[str, Any]) -> str:
        seats = data["adults"] + (data.get("children") or 0)
        seating = self.seatings[data["date"]]
        most = min(self.most_seats, said(seating) or self.offer.capacity)
        if not self.offer.has_waiting_list:
            most = min(most, free(seating))
        if seats < 1:
            return _("Say for how many persons you register.")
        if seats > most:
            return most_words(most)
        return ""

    def _offer_dates(self, page: Any) -> None:
        """Show the dates with their seats; one asked for, or with some, is chosen."""
        field: Any = self.fields["date"]
        if len(self.seatings) <= FEW_DATES:
            field.widget = forms.RadioSelect()
            field.widget.is_required = True
        field.choices = [
            (name, f"{when_words(page, row.starts_at, row.ends_at)} · {words}")
            for name, row in self.seatings.items()
            for words in [standing_words(page, row)]
        ]
        if self.initial.get("date") not in self.seatings:
            names = [name for name, row in self.seatings.items() if free(row)]
            self.initial["date"] = next(iter([*names, *self.seatings]), "")

    def _offer_seats(self) -> None:
        if not self.offer.has_children_seats:
            del self.fields["children"]
            self._number("adults", 1)
        else:
            self._number("adults", 0)
            self._number("children", 0)
            self.fields["adults"].label = _("Adults")
        most = min(self.most_seats, self.offer.capacity)
        self.fields["adults"].help_text = most_words(most)

    def _number(self, name: str, least: int) -> None:
        field: Any = self.fields[name]
        self.fields[name] = forms.IntegerField(
            label=field.label,
            initial=field.initial,
            required=field.required,
            min_value=least,
            max_value=self.most_seats,
        )
