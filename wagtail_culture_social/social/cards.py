"""The share card of a page: one JPEG that every network takes."""

from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.services import site_settings

CARD_SPEC = "fill-1200x630|format-jpeg|jpegquality-75"


def card_image(page: Any, request: HttpRequest | None = None) -> dict[str, Any] | None:
    """Return the share card: absolute JPEG address, size in pixels and alternative.

    ``None`` when there is no picture or its file is gone.
    """
    use = main_picture(page)
    image = use.image or site_settings(page, request).default_image
    if image is None:
        return None
    try:
        rendition = image.get_rendition(CARD_SPEC)
    except (OSError, ValueError):
        return None
    return {
        "url": rendition.full_url,
        "width": rendition.width,
        "height": rendition.height,
        "file": rendition.file,
        "alt": use.alt_text,
    }
