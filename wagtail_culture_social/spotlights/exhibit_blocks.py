"""What is looked at and listened to in a spotlight; works have their own blocks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.media.blocks import NullSafeCharBlock, PictureBlock
from wagtail_culture_social.spotlights.credited import CreditedBlock


class GalleryBlock(CreditedBlock):
    """Several pictures, each with its own words and credit."""

    title = NullSafeCharBlock(label=_("Title"), max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "wagtail_culture_social/spotlights/gallery.html"
        description = _("Pictures one after the other, without a carousel")
