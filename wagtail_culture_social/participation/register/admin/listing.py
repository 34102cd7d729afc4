"""How the list of institutions is narrowed, on its page and for what is done to all."""

from typing import Any
from urllib.parse import urlsplit

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from wagtail_culture_social.domain.countries import country_names
from wagtail_culture_social.domain.folding import latin
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.campaigns import campaign_choices


def countries_in_use() -> list[tuple[str, str]]:
    """Return the countries of the register by name, in the language of the admin."""
    rows = Institution.objects.order_by().values_list("country", flat=True)
    used = set(rows.distinct())
    names = country_names(get_language() or "en")
    return [(code, name) for code, name in names if code in used]


class InstitutionFilterSet(WagtailFilterSet):
    """Status, type, country and campaign."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Type"), choices=Institution.Kind.choices, widget=CheckboxSelectMultiple
    )
    country = django_filters.ChoiceFilter(label=_("Country"), choices=countries_in_use)
    campaign = django_filters.ChoiceFilter(
        label=_("Campaign"), field_name="participations__twin_key", choices=[]
    )

    class Meta:
        model = Institution
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["campaign"].extra["choices"] = campaign_choices(self.request.user)


def searched(rows: QuerySet, words: str) -> QuerySet:
    """Return the rows whose name and city have all the words, without accents."""
    found = Q()
    for word in latin(words).split():
        found &= Q(sort_name__contains=word)
    return rows.filter(found)


def within(request: HttpRequest, address: str, action: str) -> QuerySet:
    """Return the rows of the list at an address, on which a user may do something.

    An address whose filters make no sense has none.
    """
    query = QueryDict(urlsplit(address).query)
    rows = POLICY.instances_user_has_permission_for(request.user, action)
    filters = InstitutionFilterSet(query, queryset=rows, request=request)
    if not filters.is_valid():
        return rows.none()
    return searched(filters.qs, query.get("q", ""))
