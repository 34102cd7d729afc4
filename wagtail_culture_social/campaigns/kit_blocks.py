"""The files that a campaign hands out: what each is, in which language, whose."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from wagtail_culture_social.media.blocks import ImageBlock, NullSafeCharBlock
from wagtail_culture_social.media.languages import language_choices
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.models.rights import rights_choices

OTHER = "other"
KINDS = {
    "logo": _("Logos"),
    "poster": _("Posters"),
    "picture": _("Pictures"),
    "press": _("Press releases"),
    "guide": _("Guides"),
    "recording": _("Videos and sounds"),
    OTHER: _("Other files"),
}
"""What a file can be, in the order in which visitors see them."""


class KitFileBlock(blocks.StructBlock):
    """One file to take away: a document, or an image with its alternative text."""

    kind = blocks.ChoiceBlock(choices=list(KINDS.items()), label=_("Type of file"))
    title = NullSafeCharBlock(label=_("Title"), required=True, max_length=150)
    document = DocumentChooserBlock(required=False, label=_("Document"))
    image = ImageBlock(
        required=False,
        label=_("Image"),
        help_text=_("In place of a document; credit and licence are its own."),
    )
    alt_text = NullSafeCharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("What the image shows, for whoever publishes it."),
    )
    language = blocks.ChoiceBlock(
        choices=language_choices,
        required=False,
        label=_("Language"),
        help_text=_("Empty: the file has no words."),
    )
    licence = blocks.ChoiceBlock(
        choices=rights_choices,
        required=False,
        label=_("Licence of the document"),
    )
    credit = NullSafeCharBlock(
        label=_("Credit of the document"),
        max_length=250,
        help_text=_("Whom to name."),
    )

    class Meta:
        icon = "download"
        label = _("File")
        label_format = "{title}"
        description = _("A file of the communication kit: document or image")

    def clean(self, value: Any) -> Any:
        """Ask for one file, and for words and rights of an image, except in a draft."""
        value = super().clean(value)
        if not self.is_deferred_validation and (errors := dict(_faults(value))):
            raise StructBlockValidationError(errors)
        return value


def _faults(value: Any) -> Any:
    image = value.get("image")
    if bool(image) == bool(value.get("document")):
        message = _("Choose a document or an image, one of them.")
        yield "document", ValidationError(message)
    if image is None:
        return
    if not value.get("alt_text"):
        message = _("Describe the image for people who do not see it.")
        yield "alt_text", ValidationError(message)
    try:
        refuse_unclear_rights(image)
    except ValidationError as error:
        yield "image", error


class KitBlock(PreviewedStreamBlock):
    """The files of a communication kit, in any order."""

    file = KitFileBlock()

    class Meta:
        required = False
