"""What a poster to print says: words of the page, and the way back to it as a code."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import POSTER, settings
from wagtail_culture_social.domain.qr import qr_svg
from wagtail_culture_social.domain.share import parameters_for, with_query
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.services import (
    organisation_name,
    site_settings,
    social_draft,
)


def poster_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the poster of a page shows, in the active language."""
    address = full_url(page, request)
    title = _("Poster: %(title)s") % {"title": page.title}
    return {
        "draft": social_draft(page),
        "code": _code(address),
        "address": _readable(address),
        "publisher": organisation_name(page, request),
        "logo": site_settings(page, request).logo,
        "wcs_part": Part("poster/", title, indexed=False),
    }


def _code(address: str) -> SafeString:
    """Return the QR code of the page; its visitors can be told from others."""
    if not address:
        return SafeString()
    target = with_query(address, parameters_for(settings.utm, POSTER))
    return mark_safe(qr_svg(target))  # noqa: S308 - shapes, no text of anybody


def _readable(address: str) -> str:
    """Return an address as people type it."""
    parts = urlsplit(address)
    return f"{parts.netloc}{unquote(parts.path)}".rstrip("/")
