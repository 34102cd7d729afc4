"""Virtual tours: a place on somebody else's server, and its words here."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.rich_text import get_text_for_indexing

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.media.blocks import (
    PosterBlock,
    decorative_use,
)
from wagtail_culture_social.media.media_blocks import refuse_faulty
from wagtail_culture_social.media.players import has_words
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credited,
    picture_facts,
)


class VirtualTourValue(blocks.StructValue):
    """A virtual tour knows where it is."""

    @property
    def link(self) -> str:
        """Return the address that a visitor may follow."""
        return web_address(self.get("url") or "")

    @property
    def host(self) -> str:
        """Return the server that a visitor would ask."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")

    @property
    def is_embedded(self) -> bool:
        """Tell whether a click may load the tour into the page: over https only."""
        return self.link.startswith("https://")


class VirtualTourBlock(CreditedBlock):
    """A tour on another server, which loads after a click, and its words here."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("The address for embedding, as the tour’s own site gives it."),
    )
    alternative = blocks.RichTextBlock(
        label=_("The tour in words"),
        features=["bold", "italic", "link", "ul", "ol"],
        help_text=_("What there is to see and to learn, for all who cannot take it."),
    )
    poster = PosterBlock(
        required=False,
        label=_("Poster"),
        help_text=_("The picture shown before the tour begins; the title names it."),
    )

    class Meta:
        icon = "globe"
        label = _("Virtual tour")
        value_class = VirtualTourValue
        template = "wagtail_culture_social/spotlights/virtual_tour.html"
        description = _("A tour on another site, loaded after a click only")
        form_layout = ["title", "url", "alternative", "poster", "credit", "rights"]

    def clean(self, value: Any) -> Any:
        """Ask for an address over https and for words, except in a draft."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        faults = {}
        if not value.is_embedded:
            message = _("Give an address that begins with https://.")
            faults["url"] = ValidationError(message)
        if not has_words(value.get("alternative")):
            message = _("Say in words what the tour shows.")
            faults["alternative"] = ValidationError(message)
        if faults:
            raise StructBlockValidationError(faults)
        refuse_faulty(value, {"poster": refuse_unclear_rights})
        return value

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the poster, which says nothing by itself."""
        yield decorative_use(value.get("poster"))

    def get_node(self, value: Any, language: str) -> schema.VirtualTour | None:
        """Return where the tour is, and its words."""
        if not value.is_embedded:
            return None
        words = value.get("alternative")
        return schema.VirtualTour(
            title=value["title"],
            url=value.link,
            text=get_text_for_indexing(words.source) if words else "",
            image=picture_facts(decorative_use(value.get("poster")), language),
            **credited(value),
        )
