"""The form with which an institution registers; what becomes of it is elsewhere."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain import institutions as domain
from wagtail_culture_social.domain.countries import country_names
from wagtail_culture_social.models.choices import LANGUAGES
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import (
    VisitorCharField,
    VisitorEmailField,
)
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.register.institutions import account_networks
from wagtail_culture_social.participation.register.words import fault_words

PURPOSE = "register"
CONSENT = _(
    "I speak for this institution. What I wrote above may be shown in the directory "
    "and in its files. My e-mail address is shown to nobody: it is used for two "
    "messages about this registration, then erased."
)
"""What is agreed to; these words are kept with the agreement."""
KNOWN = _(
    "This institution has registered already. If something is to be changed, write to "
    "the organisers."
)
ACCOUNT = "account_"


def nothing_chosen() -> list[tuple[str, Any]]:
    """Return the first choice of a list: none."""
    return [("", pgettext_lazy("choices of a form", "Choose…"))]


def types() -> list[tuple[str, Any]]:
    """Return the types of institutions."""
    return [*nothing_chosen(), *Institution.Kind.choices]


def countries() -> list[tuple[str, Any]]:
    """Return the countries by name, in the language of the form."""
    return [*nothing_chosen(), *country_names(get_language() or "en")]


class RegistrationForm(DefendedForm):
    """An institution, its accounts, and the address of who speaks for it."""

    purpose = PURPOSE
    most, seconds = 30, 60 * 60

    name = VisitorCharField(
        label=_("Name of the institution"), max_length=domain.LONGEST["name"]
    )
    kind = forms.ChoiceField(label=_("Type"), choices=types)
    city = VisitorCharField(label=_("City"), max_length=domain.LONGEST["city"])
    country = forms.ChoiceField(label=_("Country"), choices=countries)
    website = VisitorCharField(
        label=_("Website"),
        help_text=_("For example https://museum.example"),
        max_length=domain.LONGEST["website"],
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you speak to your public"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    email = VisitorEmailField(
        label=_("Your e-mail address"),
        help_text=_("You get a message with a link that confirms the registration."),
    )
    agrees = forms.BooleanField(
        label=_("Your agreement"),
        help_text=CONSENT,
        error_messages={"required": _("Without this we keep nothing.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for network in site_networks():
            if network.id in account_networks():
                self.fields[f"{ACCOUNT}{network.id}"] = VisitorCharField(
                    label=network.name,
                    max_length=domain.LONGEST["account"],
                    required=False,
                    widget=forms.TextInput(attrs={"autocomplete": "off"}),
                )

    @property
    def facts(self) -> list[BoundField]:
        """The fields about the institution."""
        names = ("name", "kind", "city", "country", "website", "languages")
        return [self[name] for name in names]

    @property
    def accounts(self) -> list[BoundField]:
        """The fields of its accounts."""
        return [self[name] for name in self.fields if name.startswith(ACCOUNT)]

    def renew_token(self) -> None:
        """Let the form be sent once more, after what it asked for has failed."""
        self.data["token"] = self.fields["token"].initial

    def clean(self) -> dict[str, Any]:
        """Check what only makes sense together; ``institution`` is what was said."""
        data = super().clean()
        if not self.errors:
            data["institution"] = self._institution(data)
        return data

    def _institution(self, data: dict[str, Any]) -> domain.Institution | None:
        cells = {name.removeprefix(ACCOUNT): data[name] for name in self.fields}
        cells["languages"] = ",".join(data["languages"])
        return read_cells(self, cells)


def read_cells(form: Any, cells: Mapping[str, str]) -> domain.Institution | None:
    """Return the institution that was typed; else tell the form what is wrong."""
    try:
        return domain.read_institution(cells, account_networks())
    except domain.InstitutionError as error:
        for fault in error.faults:
            name = ACCOUNT + fault.field
            words = fault_words(fault.code, fault.field, fault.value)
            form.add_error(name if name in form.fields else fault.field, words)
    return None


def known_error() -> ValidationError:
    """Return what is said of an institution that registered already."""
    return ValidationError(KNOWN, code="known")
