"""What the pages of campaigns ask of the register; the registry offers this module."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wagtail_culture_social.participation.models import Participation
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register import directory as pages
from wagtail_culture_social.participation.register.campaigns import takes_registrations
from wagtail_culture_social.participation.register.institutions import participants


def participants_count(twin_key: UUID) -> int:
    """Return how many approved institutions take part in a campaign."""
    return participants(twin_key).count()


def countries_count(twin_key: UUID) -> int:
    """Return from how many countries they are."""
    rows = participants(twin_key).order_by()
    return rows.values("country").distinct().count()


def counts(twin_keys: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return how many institutions of how many countries are in each campaign."""
    rows = Participation.objects.filter(
        twin_key__in=list(twin_keys), institution__status=Status.APPROVED
    )
    told = rows.values_list("twin_key").annotate(
        Count("pk"), Count("institution__country", distinct=True)
    )
    return {key: (found, countries) for key, found, countries in told}


def directory(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer a page of the directory of a campaign, in the page's language."""
    return pages.answer(page, request)


def register_url(page: Any) -> str:
    """Return where an institution registers; ``""`` once the campaign is over."""
    if not takes_registrations(page):
        return ""
    return reverse("wagtail_culture_social:register", args=[page.pk])
