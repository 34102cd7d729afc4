"""Music that is recommended: a playlist or a record, track by track."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.captions import IN_MINUTES, lasting, seconds_of
from wagtail_culture_social.domain.identifiers import Identifier
from wagtail_culture_social.domain.platforms import platform_name
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
    SoundBlock,
)
from wagtail_culture_social.media.documents import check_recording
from wagtail_culture_social.media.media_blocks import refuse_faulty
from wagtail_culture_social.models.stored_blocks import PatternBlock
from wagtail_culture_social.spotlights.catalogue import LentBlock, catalogue_group
from wagtail_culture_social.spotlights.credited import (
    credit_group,
    credited,
    group,
    picture_facts,
)
from wagtail_culture_social.spotlights.identifier_blocks import IdentifierBlock, known
from wagtail_culture_social.spotlights.items import Item


class TrackBlock(blocks.StructBlock):
    """One track of a playlist."""

    title = blocks.CharBlock(label=_("Title"), max_length=200, default="")
    artist = NullSafeCharBlock(label=_("Artist"), max_length=200)
    duration = PatternBlock(
        regex=IN_MINUTES,
        required=False,
        default="",
        label=_("Duration"),
        help_text=_("Minutes and seconds, for example 3:42"),
        error_messages={"invalid": _("Write minutes and seconds, for example 3:42.")},
    )
    isrc = IdentifierBlock(
        "isrc",
        label=_("ISRC"),
        help_text=_("The number of the recording, for example FR-Z03-98-00212"),
    )
    extract = SoundBlock(
        required=False,
        label=_("Extract"),
        help_text=_(
            "Your own sound file of 30 seconds at most, that you may play: it comes "
            "from your site, without a platform."
        ),
    )

    class Meta:
        icon = "list-ol"
        label = _("Track")
        label_format = "{title}"

    def clean(self, value: Any) -> Any:
        """Refuse an extract that no browser plays, except in a draft."""
        value = super().clean(value)
        if not self.is_deferred_validation:
            refuse_faulty(value, {"extract": check_recording})
        return value


class PlaylistValue(blocks.StructValue):
    """A playlist knows how long it plays, and where."""

    @property
    def seconds(self) -> int:
        """Return the sum of the known durations, in seconds."""
        return sum(_seconds(track) for track in self["tracks"])

    @property
    def is_record(self) -> bool:
        """Tell whether somebody published it, so that it can be asked for."""
        return bool(self.get("record_label") or self.get("ean"))

    @property
    def is_counted_out(self) -> bool:
        """Tell whether every track says how long it lasts."""
        return all(_seconds(track) for track in self["tracks"])

    @property
    def number(self) -> Identifier | None:
        """Return the EAN, ``None`` when there is none."""
        return known(self.get("ean"), "ean")

    @property
    def named_platforms(self) -> list[tuple[str, str]]:
        """Return (name, address) of the platforms it is on."""
        return [(platform_name(url), url) for url in self.get("platforms") or () if url]

    @property
    def makers(self) -> list[str]:
        """Return the artists, each once."""
        artists = ((track.get("artist") or "").strip() for track in self["tracks"])
        return list(dict.fromkeys(filter(None, artists)))


class PlaylistBlock(LentBlock):
    """Music to listen to, track by track."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    tracks = blocks.ListBlock(TrackBlock(), label=_("Tracks"))
    note = NullSafeTextBlock(label=_("Why listen to it"))
    picture = PictureBlock(required=False, label=_("Sleeve"))
    record_label = NullSafeCharBlock(
        label=_("Label"),
        max_length=120,
        help_text=_("Who published the record; empty for a playlist of your own."),
    )
    year = NullSafeCharBlock(label=_("Year"), max_length=20)
    ean = IdentifierBlock(
        "ean", label=_("EAN"), help_text=_("The number under the bars of the record.")
    )
    platforms = blocks.ListBlock(
        blocks.URLBlock(),
        default=[],
        label=_("Where to listen"),
        help_text=_(
            "Its addresses on several platforms. They are links: nothing is loaded "
            "from there."
        ),
    )

    class Meta:
        icon = "list-ol"
        label = _("Playlist")
        value_class = PlaylistValue
        template = "wagtail_culture_social/spotlights/playlist.html"
        description = _("Tracks with artists and durations")
        form_layout = [
            "title",
            "tracks",
            "note",
            "picture",
            group(_("Record"), "record_label", "year", "ean", icon="tag"),
            "platforms",
            catalogue_group(),
            credit_group(),
        ]

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add how long it plays, in words."""
        context = super().get_context(value, parent_context)
        language = context.get("wcs_language") or ""
        seconds = value.seconds
        context["playing_time"] = lasting(seconds, language) if seconds else ""
        return context

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the sleeve."""
        yield value.get("picture")

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the artist of a record; those of a playlist are too many."""
        if value.is_record and len(value.makers) == 1:
            yield from value.makers

    def get_item(self, value: Any) -> Item:
        """Return the record, or the music, of the week."""
        return Item(
            kind="record" if value.is_record else "playlist",
            title=value["title"],
            by=", ".join(self.get_makers(value)),
            picture=value.get("picture"),
            note=value["note"],
        )

    def get_node(self, value: Any, language: str) -> schema.Playlist:
        """Return the playlist with its tracks."""
        return schema.Playlist(
            title=value["title"],
            tracks=tuple(map(_track, value["tracks"])),
            label=value["record_label"],
            year=value["year"],
            ean=value.number.value if value.number else "",
            note=value["note"],
            url=value.get("catalogue_url") or "",
            same_as=tuple(url for _name, url in value.named_platforms),
            image=picture_facts(value.get("picture"), language),
            **credited(value),
        )


def _seconds(track: Any) -> int:
    """Return how long a track lasts; 0 when nothing sensible was written."""
    return seconds_of(track.get("duration") or "") or 0


def _track(track: Any) -> schema.Track:
    isrc = known(track.get("isrc"), "isrc")
    return schema.Track(
        title=track["title"],
        artist=track["artist"],
        seconds=_seconds(track) or None,
        isrc=isrc.value if isrc else "",
    )
