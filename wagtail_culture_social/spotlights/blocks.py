"""The stream of a spotlight: which blocks it may hold, in the order of their menu."""

from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.spotlights.exhibit_blocks import GalleryBlock
from wagtail_culture_social.spotlights.work_blocks import (
    BookExtractBlock,
    FilmBlock,
    ObjectBlock,
    PlaylistBlock,
)


class RecommendationsBlock(PreviewedStreamBlock):
    """The typed recommendations of a spotlight."""

    book_extract = BookExtractBlock()
    playlist = PlaylistBlock()
    film = FilmBlock()
    object = ObjectBlock()
    gallery = GalleryBlock()

    class Meta:
        required = False
