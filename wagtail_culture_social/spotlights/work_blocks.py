"""Works that are recommended: book extract, playlist, film, object."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
)
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credited,
    picture_facts,
)


class BookExtractBlock(CreditedBlock):
    """A passage of a book, quoted exactly, with where it comes from."""

    title = blocks.CharBlock(label=_("Title of the book"), max_length=200)
    author = NullSafeCharBlock(label=_("Author"), max_length=150)
    publisher = NullSafeCharBlock(label=_("Publisher"), max_length=150)
    year = NullSafeCharBlock(label=_("Year"), max_length=20)
    page = NullSafeCharBlock(label=_("Page"), max_length=20)
    quotation = NullSafeTextBlock(label=_("Quotation"))
    catalogue_url = blocks.URLBlock(required=False, label=_("Borrow it"))

    class Meta:
        icon = "openquote"
        label = _("Book extract")
        template = "wagtail_culture_social/spotlights/book_extract.html"
        description = _("A true quotation with author, book and page")

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the author."""
        yield value.get("author") or ""

    def get_node(self, value: Any, language: str) -> schema.BookExtract:
        """Return the book and what is quoted of it."""
        return schema.BookExtract(
            title=value["title"],
            quotation=value["quotation"],
            author=value["author"],
            publisher=value["publisher"],
            year=value["year"],
            **credited(value),
        )


class TrackBlock(blocks.StructBlock):
    """One track of a playlist."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    artist = NullSafeCharBlock(label=_("Artist"), max_length=200)
    duration = blocks.RegexBlock(
        regex=r"^\d{1,3}:[0-5]\d$",
        required=False,
        default="",
        label=_("Duration"),
        help_text=_("Minutes and seconds, for example 3:42"),
        error_messages={"invalid": _("Write minutes and seconds, for example 3:42.")},
    )


class PlaylistValue(blocks.StructValue):
    """A playlist knows how long it plays."""

    @property
    def seconds(self) -> int:
        """Return the sum of the known durations, in seconds."""
        return sum(track_seconds(track.get("duration")) for track in self["tracks"])

    @property
    def minutes(self) -> int:
        """Return the playing time in whole minutes."""
        return round(self.seconds / 60)


class PlaylistBlock(CreditedBlock):
    """Music to listen to, track by track."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    tracks = blocks.ListBlock(TrackBlock(), label=_("Tracks"))

    class Meta:
        icon = "list-ol"
        label = _("Playlist")
        value_class = PlaylistValue
        template = "wagtail_culture_social/spotlights/playlist.html"
        description = _("Tracks with artists and durations")

    def get_node(self, value: Any, language: str) -> schema.Playlist:
        """Return the playlist with its tracks."""
        tracks = tuple(
            schema.Track(
                title=track["title"],
                artist=track["artist"],
                seconds=track_seconds(track.get("duration")) or None,
            )
            for track in value["tracks"]
        )
        return schema.Playlist(title=value["title"], tracks=tracks, **credited(value))


class FilmBlock(CreditedBlock):
    """A film recommendation."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    director = NullSafeCharBlock(label=_("Director"), max_length=150)
    year = NullSafeCharBlock(label=_("Year"), max_length=20)
    country = NullSafeCharBlock(label=_("Country"), max_length=100)
    duration = blocks.IntegerBlock(
        required=False, min_value=1, label=_("Duration"), help_text=_("In minutes.")
    )
    note = NullSafeTextBlock(label=_("Why see it"))

    class Meta:
        icon = "media"
        label = _("Film")
        template = "wagtail_culture_social/spotlights/film.html"
        description = _("Title, director, year and why to see it")

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the director."""
        yield value.get("director") or ""

    def get_node(self, value: Any, language: str) -> schema.Film:
        """Return the film."""
        return schema.Film(
            title=value["title"],
            director=value["director"],
            year=value["year"],
            country=value["country"],
            minutes=value.get("duration"),
            note=value["note"],
            **credited(value),
        )


class ObjectBlock(CreditedBlock):
    """An object of the collections, with its museum label."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    creator = NullSafeCharBlock(label=_("Creator"), max_length=200)
    date = NullSafeCharBlock(label=_("Date"), max_length=60)
    technique = NullSafeCharBlock(label=_("Technique"), max_length=200)
    dimensions = NullSafeCharBlock(label=_("Dimensions"), max_length=120)
    inventory_number = NullSafeCharBlock(label=_("Inventory number"), max_length=60)
    picture = PictureBlock(required=False, label=_("Picture"))
    note = NullSafeTextBlock(label=_("Why it matters"))

    class Meta:
        icon = "view"
        label = _("Object")
        template = "wagtail_culture_social/spotlights/object.html"
        description = _("A work with its label: creator, date, technique")

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture of the object."""
        yield value.get("picture")

    def get_node(self, value: Any, language: str) -> schema.Work:
        """Return the work with its label."""
        return schema.Work(
            title=value["title"],
            creator=value["creator"],
            date=value["date"],
            technique=value["technique"],
            dimensions=value["dimensions"],
            inventory_number=value["inventory_number"],
            note=value["note"],
            image=picture_facts(value.get("picture"), language),
            **credited(value),
        )


def track_seconds(duration: Any) -> int:
    """Return the seconds of ``m:ss``; 0 when nothing sensible was written."""
    minutes, _colon, seconds = str(duration or "").partition(":")
    if not (minutes.isdecimal() and seconds.isdecimal()):
        return 0
    return int(minutes) * 60 + int(seconds)
