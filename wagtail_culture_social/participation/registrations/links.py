"""The signed links of registrations; they go out in mails, and nowhere else."""

from datetime import timedelta

from django.urls import reverse
from wagtail.models import Page

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.mails.links import on_site_of
from wagtail_culture_social.participation.models import Registration

CONFIRMING, MANAGING = "registration.confirm", "registration.mine"
NAMES = {CONFIRMING: "registration_confirm", MANAGING: "registration_mine"}
LINK_LIVES = {CONFIRMING: timedelta(days=2), MANAGING: timedelta(days=800)}
"""How long a link works: that to one's registration outlives every date to come."""


def link_to(row: Registration, purpose: str, page: Page) -> str:
    """Return the absolute address of a link, on the site of the event's page."""
    return on_site_of(page, path_to(row, purpose))


def path_to(row: Registration, purpose: str) -> str:
    """Return the address of a link without its host."""
    token = tokens.issue(purpose, str(row.key), row.language)
    return reverse(f"wagtail_culture_social:{NAMES[purpose]}", args=[token])


def read_link(token: str, purpose: str) -> tuple[Registration | None, str]:
    """Return whose link this is, and its language; ``None`` and ``""`` of no link."""
    parts = tokens.read(purpose, token, LINK_LIVES[purpose].total_seconds())
    if parts is None:
        return None, ""
    rows = Registration.objects.select_related("seating__offer")
    return rows.filter(key=parts[0]).first(), parts[1]
