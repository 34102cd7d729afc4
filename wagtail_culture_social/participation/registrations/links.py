"""The signed links of registrations; they go out in mails, and nowhere else."""

from datetime import timedelta

from wagtail.models import Page

from wagtail_culture_social.participation.mails.links import SignedLink, on_site_of
from wagtail_culture_social.participation.models import Registration

CONFIRMING, MANAGING = "registration.confirm", "registration.mine"
LINKS = {
    CONFIRMING: SignedLink(CONFIRMING, "registration_confirm", timedelta(days=2)),
    MANAGING: SignedLink(MANAGING, "registration_mine", timedelta(days=800)),
}
"""That to one's registration outlives every date to come."""


def link_to(row: Registration, purpose: str, page: Page) -> str:
    """Return the absolute address of a link, on the site of the event's page."""
    return on_site_of(page, path_to(row, purpose))


def path_to(row: Registration, purpose: str) -> str:
    """Return the address of a link without its host."""
    return LINKS[purpose].path(str(row.key), row.language)


def read_link(token: str, purpose: str) -> tuple[Registration | None, str]:
    """Return whose link this is, and its language; ``None`` and ``""`` of no link."""
    parts = LINKS[purpose].read(token)
    if parts is None:
        return None, ""
    rows = Registration.objects.select_related("seating__offer")
    return rows.filter(key=parts[0]).first(), parts[1]
