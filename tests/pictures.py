"""Pictures where they are used, with their words."""

from typing import Any

from wagtail.images import get_image_model

from tests import factories


def use_of_picture(title: str = "La Mer") -> dict[str, Any]:
    """A picture with its words; one file for every use under the same title."""
    known = get_image_model().objects.filter(title=title).first()
    return {
        "image": known or factories.picture(title),
        "alt_text": "A calm sea.",
        "decorative": False,
        "caption": "Seen from the quay",
    }
