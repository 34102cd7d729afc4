"""The stream of a spotlight: which blocks it may hold, in the order of their menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.spotlights.exhibit_blocks import (
    GalleryBlock,
    TimelineBlock,
)
from wagtail_culture_social.spotlights.film_blocks import FilmBlock
from wagtail_culture_social.spotlights.manifest_block import ManifestBlock
from wagtail_culture_social.spotlights.map_blocks import MapBlock
from wagtail_culture_social.spotlights.playlist_blocks import PlaylistBlock
from wagtail_culture_social.spotlights.stop_blocks import StopBlock
from wagtail_culture_social.spotlights.tour_blocks import GuidedTourBlock
from wagtail_culture_social.spotlights.virtual_tour_blocks import VirtualTourBlock
from wagtail_culture_social.spotlights.work_blocks import BookExtractBlock, ObjectBlock


class RecommendationsBlock(PreviewedStreamBlock):
    """The typed recommendations of a spotlight."""

    section = blocks.CharBlock(
        icon="title",
        label=_("Section"),
        max_length=150,
        description=_("The heading of a section; what follows belongs to it"),
    )
    paragraph = blocks.RichTextBlock(
        icon="pilcrow",
        label=_("Text"),
        features=["bold", "italic", "link", "ul", "ol"],
        description=_("Paragraphs between the items"),
    )
    book_extract = BookExtractBlock()
    playlist = PlaylistBlock()
    film = FilmBlock()
    object = ObjectBlock()
    gallery = GalleryBlock()
    stop = StopBlock()
    timeline = TimelineBlock()
    map = MapBlock()
    virtual_tour = VirtualTourBlock()
    manifest = ManifestBlock()
    guided_tour = GuidedTourBlock()

    class Meta:
        required = False
