"""``SocialMixin``: what any page type needs to yield posts, cards and hashtags."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.template.loader import select_template
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from wagtail_culture_social.compat import PAGE_MODEL, synchronized_fields
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.snippets import Contributor, Draft
from wagtail_culture_social.domain.structured_data import web_page
from wagtail_culture_social.models.hashtags import Hashtag, HashtagManager
from wagtail_culture_social.social import services
from wagtail_culture_social.social.index_filters import (
    IndexFilterForm,
    filtered_list,
)
from wagtail_culture_social.social.kit.panels import SourcePanel
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.panels import CampaignPanel, build_edit_handler
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.related_panel import RelatedPanel
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.views import social_preview

SITE_BASES = ("base.html", "wagtail_culture_social/standalone.html")


class SocialQuerySet(PageQuerySet):
    """Pages with hashtags; ``tagged`` is the only door to them."""

    def tagged(self, hashtag: Hashtag) -> "SocialQuerySet":
        """Return the pages that carry the hashtag, under any spelling."""
        tag = hashtag.merged_into or hashtag
        return self.filter(culture_hashtag_items__tag=tag).distinct()


class SocialMixin(models.Model):
    """Summary, picture, hashtags and campaign; from them the posts are computed."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One sentence that makes people want to come; used everywhere."),
    )
    social_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    social_image_alt = models.CharField(
        _("alternative text of the picture"),
        max_length=250,
        blank=True,
        help_text=_(
            "What the picture shows, for people who do not see it. "
            "Empty: the image's own description."
        ),
    )
    campaign = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its hashtag and the hashtag of the day join the posts."),
    )
    hashtags = HashtagManager(
        verbose_name=_("hashtags"),
        help_text=_("For example #NuitDesMusées. Any spelling finds the same hashtag."),
    )

    objects = PageManager.from_queryset(SocialQuerySet)()

    lead_panels: list[Any] = ["summary", "social_image", "social_image_alt"]
    fact_fields: tuple[str, ...] = ()
    facts_heading = _("When & where")
    social_panels: list[Any] = [
        "hashtags",
        CampaignPanel("campaign"),
        RelatedPanel("culture_related_items", heading=_("See also")),
        SourcePanel(heading=_("What the posts are made of")),
    ]
    wcs_template = "wagtail_culture_social/social/page.html"
    wcs_can_be_related = True
    wcs_day_field = ""
    wcs_picture_sizes: tuple[str, ...] = ("picture", "facts")
    override_translatable_fields = synchronized_fields("campaign")

    search_fields = [index.SearchField("summary")]

    class Meta:
        abstract = True

    @classmethod
    def get_edit_handler(cls) -> Any:
        """Build the tabs late, so that a site's own panels survive."""
        return build_edit_handler(cls)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the site's own template first, ours second."""
        own = super().get_template(request, *args, **kwargs)
        return [own, self.wcs_template] if isinstance(own, str) else own

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the base template that the host has and the page's content language."""
        context = super().get_context(request, *args, **kwargs)
        services.public_twins(self, request)  # brings the page's own language along
        context["wcs_site_base"] = site_base()
        context["wcs_language"] = services.content_language(self)
        context["wcs_in_preview_panel"] = getattr(request, "in_preview_panel", False)
        return context

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Add the mode that shows the social posts."""
        return [*super().preview_modes, ("social", _("Social posts"))]

    def make_preview_request(self, *args: Any, **kwargs: Any) -> Any:
        """Remember the editor's language: the request will take the page's."""
        self._wcs_editor_language = get_language()
        return super().make_preview_request(*args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Show the posts of the unsaved page, or the unsaved page itself."""
        self._wcs_unsaved = True
        if mode_name == "social":
            return social_preview(request, self)
        return super().serve_preview(request, mode_name)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """Add the twins in other languages to the page's sitemap entry."""
        return services.with_alternates(
            self, super().get_sitemap_urls(request), request
        )

    def get_social_draft(
        self,
        phase: str | None = None,
        recurrence_id: str = "",
        day: date | None = None,
    ) -> Draft:
        """Return what the posts of this page are written from.

        As it has to be said at a moment, of one date of a series or one day of a
        campaign; without arguments, at present.
        """
        return services.page_draft(self)

    @classmethod
    def bring_social_facts(cls, pages: list[Any]) -> None:
        """Bring the facts that posts of many pages tell of, at few queries."""

    def get_social_contributors(self) -> Iterable[Contributor]:
        """Return who is named in the posts, with their accounts; nobody by default."""
        return ()

    def get_social_picture(self, phase: str = "", recurrence_id: str = "") -> ImageUse:
        """Return the picture that goes with the posts of a moment."""
        return main_picture(self)

    def get_social_parts(self) -> Iterable[tuple[str, str]]:
        """Return (identity, name) of the parts that have posts of their own.

        Their phase is "item", and their identity is its ``recurrence_id``.
        """
        return ()

    def get_document_keys(self) -> Iterable[int]:
        """Return the keys of the documents of the page's own fields."""
        return ()

    def get_picture_keys(self) -> Iterable[int]:
        """Return the keys of further images of this page, fetched with its others."""
        return ()

    def get_picture_sizes(self) -> Iterable[tuple[int, Iterable[str]]]:
        """Return sizes that only some images need: key of each, specifications."""
        return ()

    def get_feed_text(self) -> str:
        """Return what a feed says of this page under its title, on one line."""
        return self.summary or self.search_description

    def get_calendar_file(self) -> str:
        """Return the dates of this page as a calendar file, ``""`` without any."""
        return ""

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org nodes of this page."""
        return [web_page(page_facts(self, request))]

    def get_social_moments(self) -> list[Moment]:
        """Return the moments, past ones included, at which a post is due."""
        return services.publication_moments(self)


class GatheringMixin(models.Model):
    """A page of pages: they have posts of their own, and it is related to none."""

    wcs_can_be_related = False

    class Meta:
        abstract = True

    def get_social_moments(self) -> list[Moment]:
        """Return none: what such a page gathers has its own."""
        return []


class IndexMixin(GatheringMixin, SocialMixin):
    """A page that lists the live, public pages below it, the newest first."""

    wcs_has_feed = True
    wcs_filters = IndexFilterForm

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the pages of the list that the filters of the address leave."""
        context = super().get_context(request, *args, **kwargs)
        return context | filtered_list(self, request)


@lru_cache(maxsize=1)
def site_base() -> str:
    """Return the name of the base template that the host has, else our own."""
    return select_template(SITE_BASES).template.name
