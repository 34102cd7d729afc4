"""The block for a video or a sound: file or address, captions, versions, words."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import BlockGroup
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from wagtail_culture_social.media.blocks import CLOCK, ImageBlock, NullSafeCharBlock
from wagtail_culture_social.media.documents import check_captions, check_recording
from wagtail_culture_social.media.gathering import GatheredChooser, chosen
from wagtail_culture_social.media.languages import language_choices
from wagtail_culture_social.media.players import SPOKEN, Player, has_words
from wagtail_culture_social.media.providers import stream_of
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.stored_blocks import PatternBlock

TRACK_KINDS = [
    ("captions", _("Captions: what is said and heard")),
    ("subtitles", _("Subtitles: what is said, in another language")),
    ("chapters", _("Chapters")),
    ("descriptions", _("Descriptions: what is seen, read aloud")),
]

RECORDINGS = ("document", "signed_document", "described_document")


class DocumentBlock(GatheredChooser, DocumentChooserBlock):
    """A document that the media block around it fetches, all of them in one query."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Leave the keys of the documents as they are."""
        return list(values)


class TrackBlock(blocks.StructBlock):
    """One WebVTT file with its language and what it is for."""

    kind = blocks.ChoiceBlock(
        choices=TRACK_KINDS, default="captions", label=_("What the file is for")
    )
    language = blocks.ChoiceBlock(choices=language_choices, label=_("Language"))
    document = DocumentBlock(label=_("WebVTT file"))

    class Meta:
        icon = "openquote"
        label = _("Text track")
        label_format = "{kind} {language}"

    def clean(self, value: Any) -> Any:
        """Refuse a file that browsers would read in part, except in a draft."""
        value = super().clean(value)
        if value.get("document") and not self.is_deferred_validation:
            refuse_faulty(value, {"document": check_captions})
        return value


MORE_PARTS = [
    BlockGroup(
        heading=_("Captions and transcript"),
        icon="openquote",
        children=["tracks", "transcript", "duration"],
        classname="collapsed",
        label_format="",
    ),
    BlockGroup(
        heading=_("Other versions"),
        icon="media",
        children=[
            "signed_document",
            "signed_url",
            "described_document",
            "described_url",
        ],
        classname="collapsed",
        label_format="",
    ),
]
"""How a form shows what only some recordings have."""


class MediaBlock(blocks.StructBlock):
    """A video or a sound: one's own file, or an address that loads after a click."""

    title = NullSafeCharBlock(label=_("Title"), max_length=150)
    document = DocumentBlock(
        required=False,
        label=_("File"),
        help_text=_("Your own video (MP4, WebM) or sound (MP3, M4A, Ogg, WAV)."),
    )
    url = blocks.URLBlock(
        required=False,
        label=_("Address"),
        help_text=_(
            "In place of a file: YouTube, Vimeo, Dailymotion, Twitch, PeerTube, "
            "Owncast, a file or a stream (.m3u8). Any other address is shown as "
            "a link, without a player."
        ),
    )
    poster = ImageBlock(
        required=False,
        label=_("Poster"),
        help_text=_("The picture shown before the video plays; the title names it."),
    )
    duration = PatternBlock(
        **CLOCK,
        label=_("Duration"),
        help_text=_("For example 4:30 or 1:02:30."),
    )
    credit = NullSafeCharBlock(
        label=_("Credit"),
        max_length=250,
        help_text=_("Who made it and who holds the rights."),
    )
    tracks = blocks.ListBlock(
        TrackBlock(),
        default=[],
        label=_("Captions, chapters, descriptions"),
        help_text=_(
            "One WebVTT file (.vtt) per language. The transcript and the list of "
            "chapters are made from them."
        ),
    )
    transcript = blocks.RichTextBlock(
        required=False,
        label=_("Transcript"),
        features=["bold", "italic", "link", "ul", "ol"],
        help_text=_("Only to replace the one that is made from the captions."),
    )
    signed_document = DocumentBlock(
        required=False, label=_("Version in sign language: file")
    )
    signed_url = blocks.URLBlock(
        required=False, label=_("Version in sign language: address")
    )
    described_document = DocumentBlock(
        required=False, label=_("Version with audio description: file")
    )
    described_url = blocks.URLBlock(
        required=False, label=_("Version with audio description: address")
    )

    class Meta:
        icon = "media"
        label = _("Video or sound")
        template = "wagtail_culture_social/media/media.html"
        description = _("Your own file, or an address that loads after a click only")
        form_layout = [
            "title",
            "document",
            "url",
            "poster",
            "credit",
            *MORE_PARTS,
        ]

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """Fetch every document of the blocks and of their tracks in one query."""
        found = super().bulk_to_python(values)
        rows = [*found, *(track for value in found for track in value["tracks"])]
        uses = [(row, name) for row in rows for name in RECORDINGS if row.get(name)]
        keys = {row[name] for row, name in uses}
        documents = chosen(get_document_model(), keys)
        for row, name in uses:
            row[name] = documents.get(row[name])
        return found

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what is shown to readers of the page's language."""
        context = super().get_context(value, parent_context)
        language = context.get("wcs_language") or get_language() or ""
        context["player"] = Player(value, language)
        return context

    def get_caption_languages(self, raw: dict[str, Any]) -> set[str] | None:
        """Return the languages of the captions in a raw value.

        ``None`` is for what takes none: nothing, or the player of somebody else.
        """
        stream = stream_of(raw.get("url") or "")
        if not raw.get("document") and not (stream and stream.media_type):
            return None
        rows = (row.get("value", row) for row in raw.get("tracks") or ())
        return {row["language"] for row in rows if row["kind"] in SPOKEN}

    def clean(self, value: Any) -> Any:
        """Ask for something that plays, and for one file of words per language."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        plays = value.get("document") or value.get("url")
        told = {**value, "transcript": has_words(value.get("transcript"))}
        if not plays and any(told.values()):
            message = _("Choose a file or give an address.")
            raise StructBlockValidationError({"document": ValidationError(message)})
        checks = dict.fromkeys(RECORDINGS, check_recording)
        refuse_faulty(value, {**checks, "poster": refuse_unclear_rights})
        refuse_repeated(value.get("tracks") or ())
        return value


def refuse_faulty(value: Any, checks: dict[str, Callable[[Any], None]]) -> None:
    """Raise the faults of files and pictures in a value, each at its place."""
    errors = {}
    for name, check in checks.items():
        try:
            if value.get(name):
                check(value[name])
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise StructBlockValidationError(errors)


def refuse_repeated(tracks: Any) -> None:
    """Raise when two files do the same in the same language."""
    uses = Counter((track["kind"], track["language"]) for track in tracks)
    if uses and max(uses.values()) > 1:
        message = _("Two files are for the same thing in the same language.")
        errors = ListBlockValidationError(non_block_errors=[message])
        raise StructBlockValidationError({"tracks": errors})
