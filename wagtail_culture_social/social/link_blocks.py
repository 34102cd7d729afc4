"""The links that editors choose for a page of links."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from wagtail_culture_social.models.previewed import PreviewedStreamBlock


class LinkBlock(blocks.StructBlock):
    """A link in the editor's words, to a page of the site or to an address."""

    title = blocks.CharBlock(label=_("Text of the link"), max_length=100)
    page = blocks.PageChooserBlock(
        required=False,
        label=_("Page"),
        help_text=_("In another language its translation is linked."),
    )
    url = blocks.URLBlock(
        required=False, label=_("Address"), help_text=_("When it is no page.")
    )
    picture = ImageChooserBlock(
        required=False,
        label=_("Picture"),
        help_text=_("Small and decorative, beside the words."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A link to a page or to an address")

    def clean(self, value: Any) -> Any:
        """Ask for one place to lead to, except while a draft is being typed."""
        value = super().clean(value)
        places = bool(value.get("page")) + bool(value.get("url"))
        if places != 1 and not self.is_deferred_validation:
            message = _("Choose a page or write an address, one of them.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return value


class LinksBlock(PreviewedStreamBlock):
    """The chosen links, in order."""

    link = LinkBlock()

    class Meta:
        required = False
