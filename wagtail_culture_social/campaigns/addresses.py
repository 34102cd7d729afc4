"""The addresses of what a campaign gives to others; ``""`` without our URLs."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def file_url(name: str, page: Any) -> str:
    """Return the address of a file of a campaign: ``ics``, ``json`` or ``badge``."""
    try:
        return reverse(f"wagtail_culture_social:campaign_{name}", args=[page.pk])
    except NoReverseMatch:
        return ""


def full_file_url(name: str, page: Any, root: str) -> str:
    """Return the same with the address of the site before it."""
    path = file_url(name, page)
    return f"{root}{path}" if path else ""
