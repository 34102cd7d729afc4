"""The share card of a page: one JPEG that every network takes; drawing it is apart."""

from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest

from wagtail_culture_social.models.cards import ShareCard
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.pictures import filter_of, main_picture
from wagtail_culture_social.social.services import site_settings
from wagtail_culture_social.social.twins import link_card_of

CARD_SPEC = "fill-1200x630|format-jpeg|jpegquality-75"


def share_card(page: Any, request: HttpRequest | None = None) -> dict[str, Any] | None:
    """Return the card for links: the one that was drawn, else the picture alone.

    Nothing is drawn here: a visitor waits for no card.
    """
    drawn = link_card_of(page, request)
    if drawn is None:
        return card_image(page, request)
    address = ShareCard._meta.get_field("file").storage.url(drawn["file"])
    return drawn | {"url": urljoin(full_url(page, request), address)}


def card_image(page: Any, request: HttpRequest | None = None) -> dict[str, Any] | None:
    """Return the picture as a card: absolute JPEG address, size in pixels, alternative.

    ``None`` when there is no picture or its file is gone.
    """
    if "_wcs_card" not in page.__dict__:
        page.__dict__["_wcs_card"] = _card_image(page, request)
    return page.__dict__["_wcs_card"]


def _card_image(page: Any, request: HttpRequest | None) -> dict[str, Any] | None:
    use = main_picture(page)
    image = use.image or site_settings(page, request).picture_of_site
    if image is None:
        return None
    try:
        (rendition,) = image.get_renditions(filter_of(CARD_SPEC)).values()
    except (OSError, ValueError):
        return None
    return {
        "url": rendition.full_url,
        "width": rendition.width,
        "height": rendition.height,
        "file": rendition.file,
        "alt": use.alt_text,
    }
