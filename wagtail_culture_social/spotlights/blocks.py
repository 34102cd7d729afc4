"""The stream of a spotlight: which blocks it may hold, in the order of their menu."""

from wagtail import blocks

from wagtail_culture_social.spotlights.exhibit_blocks import GalleryBlock
from wagtail_culture_social.spotlights.manifest_block import ManifestBlock
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
    manifest = ManifestBlock()

    class Meta:
        required = False
