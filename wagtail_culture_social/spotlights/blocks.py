"""The stream of a spotlight: which blocks it may hold, in the order of their menu."""

from wagtail import blocks

from wagtail_culture_social.spotlights.exhibit_blocks import (
    GalleryBlock,
    TimelineBlock,
)
from wagtail_culture_social.spotlights.manifest_block import ManifestBlock
from wagtail_culture_social.spotlights.map_blocks import MapBlock
from wagtail_culture_social.spotlights.stop_blocks import StopBlock
from wagtail_culture_social.spotlights.tour_blocks import (
    GuidedTourBlock,
    VirtualTourBlock,
)
from wagtail_culture_social.spotlights.work_blocks import (
    BookExtractBlock,
    FilmBlock,
    ObjectBlock,
    PlaylistBlock,
)


class RecommendationsBlock(blocks.StreamBlock):
    """The typed recommendations of a spotlight."""

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
