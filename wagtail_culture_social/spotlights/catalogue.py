"""What a library lends: the way to it in the catalogue, and where it stands."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain.catalogue import catalogue_address
from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.services import site_settings
from wagtail_culture_social.spotlights.credited import CreditedBlock, group
from wagtail_culture_social.spotlights.identifier_blocks import known


class LentBlock(CreditedBlock):
    """A recommendation that visitors can borrow."""

    catalogue_url = blocks.URLBlock(
        required=False,
        label=_("Borrow it"),
        help_text=_(
            "Its address in the catalogue. Empty: made from the address of the "
            "catalogue in the social settings."
        ),
    )
    availability = NullSafeCharBlock(
        label=_("Availability"),
        max_length=200,
        help_text=_("For example: two copies, shelf R HUG; also in large print"),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add where the work is in the catalogue."""
        context = super().get_context(value, parent_context)
        context["catalogue_link"] = value.get("catalogue_url") or _made_link(
            value, context
        )
        return context


def catalogue_group(*names: str) -> Any:
    """Return what tells where to borrow, folded away, after a block's own parts."""
    names = (*names, "catalogue_url", "availability")
    return group(_("In the library"), *names, icon="home")


def _made_link(value: Any, context: dict[str, Any]) -> str:
    """Return an address made by the site's template, ``""`` without one."""
    page = page_of(context)
    if page is None:
        return ""
    isbn, ean = known(value.get("isbn"), "isbn"), known(value.get("ean"), "ean")
    return catalogue_address(
        site_settings(page, context.get("request")).catalogue_url,
        isbn=isbn.value if isbn else "",
        ean=ean.value if ean else "",
        title=value.get("title") or "",
    )
