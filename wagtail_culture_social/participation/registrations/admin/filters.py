"""How the dates are narrowed, coming ones first, and the registrations of one date."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations.admin.access import offers_for

COMING, PAST, ANY = "coming", "past", "any"


def events_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (key, title) of the events that somebody looks after."""
    offers = offers_for(request.user).exclude(page=None).order_by("page__title")
    rows = offers.values_list("twin_key", "page__title")
    return [(str(key), title) for key, title in dict(rows).items()]


class SeatingFilterSet(WagtailFilterSet):
    """When it is, coming where nothing is said, and of which event."""

    when = django_filters.ChoiceFilter(
        label=_("Date"),
        choices=[
            (COMING, _("Coming dates")),
            (PAST, _("Past dates")),
            (ANY, _("All dates")),
        ],
        method="narrow",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    event = django_filters.ChoiceFilter(
        label=_("Event"), field_name="offer__twin_key", choices=[]
    )

    class Meta:
        model = Seating
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        data = data.copy() if data else {}
        data.setdefault("when", COMING)
        super().__init__(data, *args, **options)
        self.filters["event"].extra["choices"] = events_of(self.request)

    def narrow(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Return the dates that are over, or are not: what is under way is not."""
        if value == ANY:
            return rows
        if value == PAST:
            return rows.filter(ends_at__lt=now()).order_by("-starts_at", "-pk")
        return rows.filter(ends_at__gte=now())


class RegistrationsForm(forms.Form):
    """A name, an address or a code to look for, and where registrations stand."""

    q = forms.CharField(label=_("Name, address or code"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[
            ("", pgettext_lazy("choices of a filter", "All")),
            *Registration.Status.choices,
        ],
        required=False,
    )

    def narrow(self, rows: QuerySet) -> QuerySet:
        """Return what is looked for; what makes no sense finds nothing."""
        if not self.is_valid():
            return rows.none()
        status = self.cleaned_data["status"]
        rows = rows.filter(status=status) if status else rows
        return found(rows, self.cleaned_data["q"])


def found(rows: QuerySet, words: str) -> QuerySet:
    """Return registrations whose name, address or code hold some words."""
    words = words.replace("\0", "").strip()  # PostgreSQL looks for no such sign
    if not words:
        return rows
    said = Q(name__icontains=words) | Q(email__icontains=words)
    return rows.filter(said | Q(code__icontains=words))
