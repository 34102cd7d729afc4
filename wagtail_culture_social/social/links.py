"""``LinksMixin``: one page of large links, for networks on which links are dead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.domain.structured_data import web_page
from wagtail_culture_social.social.current import coming_events, running_campaigns
from wagtail_culture_social.social.link_blocks import LinksBlock
from wagtail_culture_social.social.listing import beside, public_pages
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.twins import content_language, source_of


@dataclass(frozen=True, slots=True)
class Link:
    """A chosen link: words, address, and a picture beside them."""

    title: str
    url: str
    picture: Any = None


class LinksMixin(SocialMixin):
    """Chosen links and what is on now; its address goes into profiles."""

    links = StreamField(LinksBlock(), verbose_name=_("links"), blank=True)
    shows_campaign = models.BooleanField(
        _("show the running campaign"),
        default=True,
        help_text=_("With the hashtag of the day, on the days of a campaign."),
    )
    shows_events = models.BooleanField(
        _("show the events of the next days"), default=True
    )

    word_panels: list[Any] = ["links", "shows_campaign", "shows_events"]
    wcs_template = "wagtail_culture_social/social/links.html"
    wcs_can_be_related = False
    wcs_picture_sizes = ("tile",)
    override_translatable_fields = synchronized_fields(
        "campaign", "shows_campaign", "shows_events"
    )

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the links, and what is on now."""
        context = super().get_context(request, *args, **kwargs)
        return context | links_context(self, request)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return a collection of the chosen links."""
        return [_collection(self, request)]


def links_context(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    """Return what a page of links shows."""
    public, language = public_pages(), content_language(page)
    context: dict[str, Any] = {"links": links_of(page, request, public)}
    pages = public.filter(beside(page, request))
    if page.shows_campaign:
        context["campaigns"] = running_campaigns(pages, language)
    if page.shows_events:
        context["events"] = coming_events(pages, language)
    return context


def links_of(
    page: Any, request: HttpRequest | None, public: PageQuerySet | None = None
) -> list[Link]:
    """Return the chosen links; those to pages that are not public are left out."""
    if "_wcs_links" not in page.__dict__:
        public = public_pages() if public is None else public
        page.__dict__["_wcs_links"] = list(_links(page, request, public))
    return page.__dict__["_wcs_links"]


def _links(
    page: Any, request: HttpRequest | None, public: PageQuerySet
) -> Iterator[Link]:
    values = [block.value for block in page.links]
    fetch_pictures(page, [value.get("picture") for value in values])
    chosen = [value["page"] for value in values if value.get("page")]
    twins = _twins_of(chosen, page, public) if chosen else {}
    for value in values:
        if value.get("page"):
            there = twins.get(value["page"].translation_key)
            url = there.get_full_url(request) if there else None
        else:
            url = value.get("url")
        if url:
            yield Link(value.get("title") or url, url, value.get("picture"))


def _twins_of(chosen: list[Page], page: Page, public: PageQuerySet) -> dict[UUID, Page]:
    """Return, by translation key, pages in a page's language, else as chosen."""
    locale, own = source_of(page).locale_id, {one.pk for one in chosen}
    found = public.filter(
        Q(locale_id=locale) | Q(pk__in=own),
        translation_key__in={one.translation_key for one in chosen},
    )
    ordered = sorted(found, key=lambda one: one.locale_id == locale)
    return {one.translation_key: one for one in ordered}


def _collection(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": n, "name": link.title, "url": link.url}
        for n, link in enumerate(links_of(page, request), 1)
    ]
    node = {
        **web_page(page_facts(page, request, keywords=())),
        "@type": "CollectionPage",
    }
    if items:
        node["mainEntity"] = {"@type": "ItemList", "itemListElement": items}
    return node
