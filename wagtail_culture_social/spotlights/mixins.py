"""``SpotlightMixin`` and ``SpotlightIndexMixin``: recommendations as typed data."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.domain.snippets import Contributor, Draft
from wagtail_culture_social.social.easy_read import EasyReadMixin
from wagtail_culture_social.social.mixins import IndexMixin
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.social.twins import public_twins
from wagtail_culture_social.spotlights import facts, services
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock
from wagtail_culture_social.spotlights.export import manifest_url
from wagtail_culture_social.spotlights.filters import SpotlightFilterForm
from wagtail_culture_social.spotlights.items import (
    item_draft,
    item_picture,
    parts_of,
)
from wagtail_culture_social.spotlights.page import kinds_of


class SpotlightMixin(EasyReadMixin):
    """What the institution recommends: books, music, films, objects, galleries."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )
    recommendations = StreamField(
        RecommendationsBlock(), verbose_name=_("recommendations"), blank=True
    )
    recommended_by = models.ForeignKey(
        "wagtail_culture_social.Person",
        verbose_name=_("recommended by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the institution as a whole."),
    )
    is_favourite = models.BooleanField(
        _("staff pick"),
        default=False,
        help_text=_("Marked as such on the page and in lists."),
    )
    recommended_on = models.DateField(_("recommended on"), null=True, blank=True)
    first_day = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Of an exhibition. Empty: nothing to visit on certain days."),
    )
    last_day = models.DateField(_("last day"), null=True, blank=True)
    venue = models.ForeignKey(
        "wagtail_culture_social.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    kinds = models.CharField(max_length=250, default="", editable=False)

    word_panels: list[Any] = ["introduction", "recommendations", "easy_read"]
    fact_fields = wcs_shared_facts = facts.FACTS
    facts_heading = _("Who, when & where")
    fact_panels: list[Any] = [
        MultiFieldPanel(
            ["recommended_by", FieldRowPanel(["is_favourite", "recommended_on"])],
            heading=_("Who recommends"),
        ),
        MultiFieldPanel(
            [FieldRowPanel(["first_day", "last_day"]), "venue"], heading=_("On show")
        ),
    ]
    wcs_template = "wagtail_culture_social/spotlights/spotlight.html"
    wcs_has_manifest = True
    wcs_picture_sizes = ("picture", "facts", "large")
    override_translatable_fields = synchronized_fields("campaign", *facts.FACTS)

    search_fields = [
        *EasyReadMixin.search_fields,
        index.SearchField("introduction"),
        index.SearchField("recommendations"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a last day before the first, or without it."""
        super().clean()
        if self.last_day and (not self.first_day or self.last_day < self.first_day):
            message = _("The last day needs a first day, on or before it.")
            raise ValidationError({"last_day": message})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the kinds of items at hand for the filters of lists."""
        self.kinds = kinds_of(self.recommendations)
        return super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add sections and items, who recommends, days and place."""
        services.prepare_page(self)
        context = super().get_context(request, *args, **kwargs)
        own = services.spotlight_context(self)
        return context | own | {"manifest_url": manifest_url(self)}

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

    def get_picture_sizes(self) -> Iterable[tuple[int, Iterable[str]]]:
        """Return the sizes of the details that tours show."""
        return services.sizes_of_details(self)

    def get_social_parts(self) -> list[tuple[str, str]]:
        """Return the items that have posts of their own."""
        return parts_of(self)

    def get_social_contributors(self) -> list[Contributor]:
        """Return the authors and artists of what is recommended."""
        return services.contributors(self)

    def describe_facts(self) -> list[tuple[Any, str]]:
        """Return the lead's facts as (label, words), for the editors of a twin."""
        return facts.describe(self)

    @path("large-print/")
    def wcs_large_print(self, request: HttpRequest) -> HttpResponse:
        """Show all words of the spotlight in large type, to read or to print."""
        public_twins(self, request)  # brings the page's own language along
        return self.render(
            request,
            context_overrides={"wcs_part": services.large_print(self)},
            template="wagtail_culture_social/spotlights/large_print.html",
        )


class SpotlightIndexMixin(IndexMixin):
    """The list of spotlights."""

    wcs_template = "wagtail_culture_social/spotlights/spotlight_index.html"
    wcs_filters = SpotlightFilterForm

    class Meta:
        abstract = True
