"""What the pages of campaigns ask of the register; the registry offers this module."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

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


def directory(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer a page of the directory of a campaign, in the page's language."""
    return pages.answer(page, request)


def register_url(page: Any) -> str:
    """Return where an institution registers; ``""`` once the campaign is over."""
    if not takes_registrations(page):
        return ""
    return reverse("wagtail_culture_social:register", args=[page.pk])
