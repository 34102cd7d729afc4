"""Reading the register: who takes part in a campaign, on which networks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain import institutions as domain
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.models.answers import Status

FACTS = (
    "name",
    "kind",
    "city",
    "country",
    "latitude",
    "longitude",
    "website",
    "handles",
    "languages",
)
"""Fields that anybody may read, in the order in which we write them."""


def participants(key: UUID) -> QuerySet[Institution]:
    """Return the approved institutions of a campaign, in the order of their names."""
    found = Institution.objects.filter(
        status=Status.APPROVED, participations__twin_key=key
    )
    return found.order_by("sort_name", "pk")


def account_networks() -> Mapping[str, Network]:
    """Return the networks on which an institution may have an account, by id."""
    table = settings.network_table
    return {
        id_: network
        for id_, network in table.items()
        if id_ not in domain.WITHOUT_ACCOUNTS
    }


def facts_of(row: Institution) -> domain.Institution:
    """Return what anybody may read of a row."""
    values: dict[str, Any] = {name: getattr(row, name) for name in FACTS}
    return domain.Institution(**values | {"languages": tuple(row.languages)})


def columns_of(facts: domain.Institution) -> dict[str, Any]:
    """Return the columns of a row that says these facts, those made of them too."""
    columns = {name: getattr(facts, name) for name in FACTS}
    return columns | {
        "handles": dict(facts.handles),
        "languages": list(facts.languages),
        "identity": domain.identity(facts.name, facts.city, facts.country),
        "sort_name": domain.sort_name(facts.name, facts.city),
    }
