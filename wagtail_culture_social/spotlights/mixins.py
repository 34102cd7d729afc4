"""``SpotlightMixin`` and ``SpotlightIndexMixin``: recommendations as typed data."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField

from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.domain.snippets import Contributor, Draft
from wagtail_culture_social.social.mixins import IndexMixin, SocialMixin
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.spotlights import services
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock
from wagtail_culture_social.spotlights.items import (
    item_draft,
    item_picture,
    parts_of,
)


class SpotlightMixin(SocialMixin):
    """What the institution recommends: books, music, films, objects, galleries."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )
    recommendations = StreamField(
        RecommendationsBlock(), verbose_name=_("recommendations"), blank=True
    )

    word_panels: list[Any] = ["introduction", "recommendations"]
    wcs_template = "wagtail_culture_social/spotlights/spotlight.html"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Have the pictures of the recommendations at hand."""
        services.prepare_pictures(self)
        context = super().get_context(request, *args, **kwargs)
        context["shows_main_picture"] = services.shows_main_picture(self)
        return context

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org node of the spotlight and its recommendations."""
        return services.spotlight_nodes(self, request)

    def get_social_draft(
        self,
        phase: str | None = None,
        recurrence_id: str = "",
        day: date | None = None,
    ) -> Draft:
        """Return the draft of the spotlight's posts."""
        if phase == ITEM:
            return item_draft(self, recurrence_id)
        return page_draft(self, kind="spotlight")

    def get_social_picture(self, phase: str = "", recurrence_id: str = "") -> ImageUse:
        """Return the picture of an item for its posts, else that of the page."""
        own = item_picture(self, recurrence_id) if phase == ITEM else None
        return own or super().get_social_picture(phase, recurrence_id)

    def get_social_parts(self) -> list[tuple[str, str]]:
        """Return the items that have posts of their own."""
        return parts_of(self)

    def get_social_contributors(self) -> list[Contributor]:
        """Return the authors and artists of what is recommended."""
        return services.contributors(self)


class SpotlightIndexMixin(IndexMixin):
    """The list of spotlights."""

    wcs_template = "wagtail_culture_social/spotlights/spotlight_index.html"

    class Meta:
        abstract = True
