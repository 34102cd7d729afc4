"""The names of the admin addresses of reports, and where their templates are."""

from typing import Any

from django.urls import reverse

REPORTS = "wagtailsnippets_wagtail_culture_social_participation_report"
TEMPLATES = "wagtail_culture_social/admin/reports"


def address(view: str, *args: Any) -> str:
    """Return where a view of those who decide on reports is."""
    return reverse(f"{REPORTS}:{view}", args=args)
