"""Blocks for pictures with the words of each use; videos are `media_blocks`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from wagtail_culture_social.domain.captions import WITH_HOURS
from wagtail_culture_social.media.gathering import GatheredChooser
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.stored_blocks import StoredAs


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


class ImageBlock(GatheredChooser, ImageChooserBlock):
    """An image that comes with those of the streams around it, in one query."""


class PosterBlock(StoredAs, ImageBlock):
    """The picture before a tour begins; it is gathered, too."""

    stored_as = "wagtail.images.blocks.ImageChooserBlock"


class SoundBlock(StoredAs, GatheredChooser, DocumentChooserBlock):
    """A document with a sound, which comes with those of the streams around it."""

    stored_as = "wagtail.documents.blocks.DocumentChooserBlock"


CLOCK: dict[str, Any] = {
    "required": False,
    "regex": WITH_HOURS,
    "error_messages": {"invalid": _("Type minutes and seconds: 4:30 or 1:02:30.")},
}
"""The options of a ``PatternBlock`` for a time in a recording."""


class PictureValue(blocks.StructValue):
    """The value of a picture; it is an image use."""

    @property
    def is_empty(self) -> bool:
        """Tell whether no image was chosen, or its row is gone."""
        return self.get("image") is None

    @property
    def alt(self) -> str:
        """Return what is read in its place; "" for what is decorative."""
        return "" if self.get("decorative") else self.get("alt_text") or ""


class PictureBlock(blocks.StructBlock):
    """An image where it is used: alternative text or "decorative", and a caption."""

    image = ImageBlock(required=False, label=_("Image"))
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
        """Ask for words and a credit, except while a draft is being typed."""
        value = super().clean(value)
        image = value.get("image")
        if image is None or self.is_deferred_validation:
            return value
        errors = {}
        if not value.get("alt_text") and not value.get("decorative"):
            message = _("Describe the picture, or tick “decorative”.")
            errors["alt_text"] = ValidationError(message)
        try:
            refuse_unclear_rights(image)
        except ValidationError as error:
            errors["image"] = error
        if errors:
            raise StructBlockValidationError(errors)
        return value


def decorative_use(image: Any) -> PictureValue:
    """Return a picture that adds nothing to the words around it: a poster."""
    return PictureBlock().normalize({"image": image, "decorative": True})
