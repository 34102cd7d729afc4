"""The form of an institution in the admin: the same rules as for those who register."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain import institutions as domain
from wagtail_culture_social.domain.countries import country_names
from wagtail_culture_social.models.choices import LANGUAGES
from wagtail_culture_social.participation.models import Institution, Participation
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.campaigns import campaign_choices
from wagtail_culture_social.participation.register.forms import ACCOUNT, read_cells
from wagtail_culture_social.participation.register.institutions import (
    account_networks,
    columns_of,
)

ACCOUNTS = {
    f"{ACCOUNT}{id_}": forms.CharField(label=network.name, required=False)
    for id_, network in account_networks().items()
}


def countries() -> list[tuple[str, str]]:
    """Return the countries by name, in the language of the admin."""
    return [("", "---------"), *country_names(get_language() or "en")]


def language_choices(codes: list[str]) -> list[tuple[str, Any]]:
    """Return the languages to choose, and those that a file brought besides."""
    known = dict(LANGUAGES)
    return [*LANGUAGES, *((code, code) for code in codes if code not in known)]


class InstitutionFields(WagtailAdminModelForm):
    """The facts of an institution, and the campaigns that it is in."""

    country = forms.ChoiceField(label=_("Country"), choices=countries)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    campaigns = forms.MultipleChoiceField(
        label=_("Campaigns"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In whose directories it is shown once it is approved."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = campaign_choices(self.for_user)
        self.offered = {key for key, _title in choices}
        self.fields["campaigns"].choices = choices
        self.fields["languages"].choices = language_choices(self.instance.languages)
        if self.instance.pk:
            places = self.instance.participations.values_list("twin_key", flat=True)
            self.initial["campaigns"] = list(map(str, places))
        for id_, handle in self.instance.handles.items():
            self.initial[f"{ACCOUNT}{id_}"] = handle

    def clean(self) -> dict[str, Any]:
        """Check the facts together; no two institutions are the same."""
        data = super().clean()
        if not self.errors:
            data["facts"] = self._facts(data)
        return data

    def _facts(self, data: dict[str, Any]) -> domain.Institution | None:
        facts = read_cells(self, dict(_cells(data)))
        if facts is None:
            return None
        identity = columns_of(facts)["identity"]
        same = Institution.objects.filter(identity=identity).exclude(
            pk=self.instance.pk
        )
        if same.exists():
            self.add_error("name", _("This institution is in the register already."))
        return facts

    def save(self, commit: bool = True) -> Institution:  # noqa: FBT001, FBT002 - Django's
        """Save the facts; what an editor adds needs no approval."""
        row = self.instance
        for name, value in columns_of(self.cleaned_data["facts"]).items():
            setattr(row, name, value)
        if row.pk is None:
            row.status, row.registered_on = Status.APPROVED, today()
            row.decided_at, row.decided_by = now(), self.for_user
        row = super().save(commit=commit)
        if commit:
            self._save_campaigns(row)
        return row

    def _save_campaigns(self, row: Institution) -> None:
        """Write the campaigns that this editor works on; others stay."""
        chosen = set(self.cleaned_data["campaigns"])
        left_out = self.offered - chosen
        row.participations.filter(twin_key__in=left_out).delete()
        Participation.objects.bulk_create(
            (Participation(institution=row, twin_key=key) for key in chosen),
            ignore_conflicts=True,
        )


InstitutionForm: Any = type("InstitutionForm", (InstitutionFields,), {**ACCOUNTS})


def _cells(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was typed, as a row of a file says it."""
    for name in domain.FIELDS:
        value = data.get(name)
        yield name, "" if value is None else str(value)
    yield "languages", ",".join(data["languages"])
    for name in ACCOUNTS:
        yield name.removeprefix(ACCOUNT), data[name]
