"""Blocks for pictures and videos, with the words that belong to each use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from wagtail_culture_social.media.providers import Stream, stream_of


class NullSafeCharBlock(blocks.CharBlock):
    """An optional line of text that survives old data without the key.

    wagtail-localize's extractor fails on ``None`` where text is expected.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value) or ""


class NullSafeTextBlock(blocks.TextBlock):
    """An optional paragraph of plain text that survives old data without the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value) or ""


class PictureValue(blocks.StructValue):
    """The value of a picture; it is an image use."""

    @property
    def is_empty(self) -> bool:
        """Tell whether no image was chosen, or its row is gone."""
        return self.get("image") is None


class PictureBlock(blocks.StructBlock):
    """An image where it is used: alternative text or "decorative", and a caption."""

    image = ImageChooserBlock(required=False, label=_("Image"))
    alt_text = NullSafeCharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Decorative"),
        help_text=_("The picture adds nothing to the text: no alternative is read."),
    )
    caption = NullSafeCharBlock(label=_("Caption"), max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        value_class = PictureValue
        template = "wagtail_culture_social/media/picture.html"
        description = _("A picture with its caption, its credit and its alternative")

    def clean(self, value: Any) -> Any:
        """Ask for an alternative text, except while a draft is being typed."""
        value = super().clean(value)
        missing = value.get("image") and not value.get("alt_text")
        if missing and not value.get("decorative") and not self.is_deferred_validation:
            message = _("Describe the picture, or tick “decorative”.")
            raise StructBlockValidationError({"alt_text": ValidationError(message)})
        return value


class VideoValue(blocks.StructValue):
    """The value of a video: an address or a file."""

    @cached_property
    def stream(self) -> Stream | None:
        """Return what to offer for the address."""
        return stream_of(self.get("url") or "")


class VideoBlock(blocks.StructBlock):
    """A video: one's own file, or an address that loads only after a click."""

    title = NullSafeCharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(required=False, label=_("Address"))
    document = DocumentChooserBlock(required=False, label=_("Video file"))

    class Meta:
        icon = "media"
        label = _("Video")
        value_class = VideoValue
        template = "wagtail_culture_social/media/video.html"
        description = _("Your own file, or an address that loads after a click only")
