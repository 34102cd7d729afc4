"""What is looked at and listened to in a spotlight; works have their own blocks."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.blocks import NullSafeCharBlock, PictureBlock
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credited,
    picture_facts,
)


class GalleryBlock(CreditedBlock):
    """Several pictures, each with its own words and credit."""

    title = NullSafeCharBlock(label=_("Title"), max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "wagtail_culture_social/spotlights/gallery.html"
        description = _("Pictures one after the other, without a carousel")

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield every picture of the gallery."""
        yield from value.get("pictures") or ()

    def get_node(self, value: Any, language: str) -> schema.Gallery:
        """Return an image gallery."""
        images = (picture_facts(picture, language) for picture in value["pictures"])
        return schema.Gallery(
            title=value["title"],
            images=tuple(image for image in images if image),
            **credited(value),
        )
