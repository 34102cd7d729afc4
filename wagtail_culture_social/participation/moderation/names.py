"""The names of the admin addresses of entries, and where their templates are."""

from typing import Any

from django.urls import reverse

ENTRIES = "wagtailsnippets_wagtail_culture_social_participation_entry"
TEMPLATES = "wagtail_culture_social/admin/moderation"


def address(view: str, *args: Any) -> str:
    """Return where a view of moderators is."""
    return reverse(f"{ENTRIES}:{view}", args=args)
