"""The audio or video stop: a recording about what one stands before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
    decorative_use,
)
from wagtail_culture_social.media.media_blocks import MORE_PARTS, MediaBlock
from wagtail_culture_social.media.players import SPOKEN, has_words
from wagtail_culture_social.media.structured_data import media_facts
from wagtail_culture_social.spotlights.exhibit_blocks import images_of


class StopBlock(MediaBlock):
    """A recording with a number: its parts are its own, flat, for the translators."""

    number = NullSafeCharBlock(
        label=_("Number of the stop"),
        max_length=12,
        help_text=_("As it stands beside the work, for example 12 or 3b."),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = NullSafeTextBlock(
        label=_("Description"),
        help_text=_("What the recording is about, or what there is to see."),
    )
    picture = PictureBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "media"
        label = _("Audio or video stop")
        template = "wagtail_culture_social/spotlights/stop.html"
        description = _("A numbered recording with its words and its other versions")
        form_layout = [
            "number",
            "title",
            "text",
            "picture",
            "document",
            "url",
            "poster",
            "credit",
            *MORE_PARTS,
        ]

    def clean(self, value: Any) -> Any:
        """Ask for the words of the recording, except in a draft."""
        value = super().clean(value)
        if not self.is_deferred_validation and not _can_be_read(value):
            message = _("Write what is said, or add captions under the recording.")
            errors = {"transcript": ValidationError(message)}
            raise StructBlockValidationError(errors)
        return value

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture, and the poster, which says nothing by itself."""
        yield value.get("picture")
        yield decorative_use(value.get("poster"))

    def get_node(self, value: Any, language: str) -> schema.MediaFacts | None:
        """Return what plays, ``None`` when nothing does."""
        around = schema.PageFacts(
            name=value["title"],
            url=getattr(settings, "WAGTAILADMIN_BASE_URL", ""),
            language=language,
            description=value["text"],
            images=images_of([value["picture"]], language),
        )
        facts = media_facts(value, around)
        # The address of a chapter would be that of the page, which is not known here.
        return replace(facts, clips=()) if facts else None


def _can_be_read(value: Any) -> bool:
    tracks = value.get("tracks") or ()
    has_captions = any(track.get("kind") in SPOKEN for track in tracks)
    return has_captions or has_words(value.get("transcript"))
