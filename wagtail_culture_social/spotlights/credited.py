"""What every recommendation carries: credit, rights, and what it tells of itself."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from wagtail_culture_social.domain.structured_data import ImageFacts
from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.models.rights import rights_choices
from wagtail_culture_social.social.page_facts import image_facts
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.spotlights.items import Item


class CreditedBlock(blocks.StructBlock):
    """A recommendation: what it shows, names and is, each by a method.

    The page asks for ``pictures_in``, structured data for ``get_node``, posts for
    ``get_makers`` and ``get_item``; a block says nothing by default.
    """

    credit = NullSafeCharBlock(
        label=_("Credit"),
        max_length=250,
        help_text=_("For example: translated by the library"),
    )
    rights = blocks.ChoiceBlock(
        choices=rights_choices, required=False, label=_("Rights statement")
    )

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the pictures that the block shows, as values of picture blocks."""
        yield from ()

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the names of who made what is recommended."""
        yield from ()

    def get_item(self, value: Any) -> Item | None:
        """Return what posts of this one item say, ``None`` when it has none."""
        return None

    def get_node(self, value: Any, language: str) -> Any:
        """Return the facts for structured data, ``None`` for nothing to say."""
        return None


def group(heading: Any, *names: str, icon: str = "cog") -> BlockGroup:
    """Return parts of a block that its form folds away under a heading."""
    return BlockGroup(
        heading=heading,
        icon=icon,
        children=list(names),
        classname="collapsed",
        label_format="",
    )


def credit_group() -> BlockGroup:
    """Return credit and rights statement, folded away."""
    return group(_("Credit"), "credit", "rights", icon="info-circle")


def picture_facts(picture: Any, language: str) -> ImageFacts | None:
    """Return the facts of a picture, ``None`` without an image or its file."""
    if not picture:
        return None
    use = ImageUse(picture.get("image"), picture.alt, language)
    return image_facts(use)


def credited(value: Any) -> dict[str, str]:
    """Return credit and licence as the facts of structured data name them."""
    return {"credit": value["credit"], "licence": value.get("rights") or ""}
