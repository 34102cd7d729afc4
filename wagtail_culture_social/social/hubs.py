"""What carries a hashtag, in one language of one site: lists and feeds of the hub."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from anyascii import anyascii
from django.db.models import F, Q
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.query import PageQuerySet

from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.tag_pages import tag_page
from wagtail_culture_social.models.campaigns import CampaignDay, CampaignFacts
from wagtail_culture_social.models.hashtags import Hashtag, PageHashtag
from wagtail_culture_social.social.coming import Entry, entries_of, with_next_date
from wagtail_culture_social.social.head import Part, hashtag_feeds_of
from wagtail_culture_social.social.listing import (
    beside,
    page_number,
    public_pages,
)
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.services import (
    HashtagLink,
    hashtag_link,
    site_settings,
)
from wagtail_culture_social.social.twins import content_language

PAGE_SIZE = 30


@dataclass(frozen=True)
class Shelf:
    """All that carries one hashtag, in the language of a hub."""

    hub: Page
    tag: Hashtag
    request: HttpRequest

    @classmethod
    def at(cls, hub: Page, slug: str, request: HttpRequest) -> "Shelf":
        """Return what is at an address below a hub, or raise ``Http404``."""
        tag = Hashtag.objects.select_related("merged_into").filter(slug=slug).first()
        if tag is None:
            raise Http404
        return cls(hub, tag.merged_into or tag, request)

    @property
    def path(self) -> str:
        """Where it stands below the hub."""
        return f"{self.tag.slug}/"

    @cached_property
    def link(self) -> HashtagLink:
        """The hashtag as the hub's language writes it."""
        return hashtag_link(self.tag, content_language(self.hub))

    @property
    def pages(self) -> PageQuerySet:
        """The pages that carry it, the latest first."""
        pages = public_pages().filter(
            beside(self.hub, self.request), _carries(self.tag)
        )
        return pages.order_by("-first_published_at", "pk")

    def entries(self, number: int) -> tuple[list[Entry], bool]:
        """Return one page of the list, and whether another follows.

        What has a date to come stands first, by date; then the rest, the latest first.
        Raises ``Http404`` behind the last page.
        """
        order = (F("next_start").asc(nulls_last=True), "-first_published_at", "pk")
        begin = (number - 1) * PAGE_SIZE
        pages = with_next_date(self.pages).order_by(*order)
        found = list(pages[begin : begin + PAGE_SIZE + 1])
        if number > 1 and not found:
            raise Http404
        entries = entries_of(found[:PAGE_SIZE], content_language(self.hub))
        return entries, len(found) > PAGE_SIZE

    def network_pages(self) -> list[dict[str, str]]:
        """Return the networks' own pages of the hashtag: id, name, address."""
        settings = site_settings(self.hub, self.request)
        pages = (
            (
                network,
                tag_page(network, self.link.text, settings.account_on(network.id)),
            )
            for network in site_networks()
        )
        return [
            {"id": network.id, "name": network.name, "url": url}
            for network, url in pages
            if url
        ]


def hub_of(page: Page, request: HttpRequest | None = None) -> Page | None:
    """Return the hub of a page's site in the page's language, if there is one."""
    pages = public_pages().filter(beside(page, request))
    return pages.type(*hub_models()).order_by("path").first()


@cache
def hub_models() -> tuple[type[Page], ...]:
    """Return the page types of hubs: those that list what carries a hashtag."""
    return tuple(page_types_with("get_hashtag_feed"))


def hashtag_context(hub: Page, slug: str, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of one hashtag shows; raises ``Http404``."""
    shelf, number = Shelf.at(hub, slug, request), page_number(request)
    entries, has_more = shelf.entries(number)
    feeds = hashtag_feeds_of(hub, shelf.tag.slug) if entries else []
    return {
        "hashtag": shelf.link,
        "hashtag_url": f"{hub.get_url(request) or ''}{shelf.path}",
        "entries": entries,
        "pages": {
            "previous": _query(number - 1) if number > 1 else None,
            "next": _query(number + 1) if has_more else None,
        },
        "networks": shelf.network_pages(),
        "feeds": feeds,
        "wcs_part": Part(
            path=shelf.path,
            title=f"#{shelf.link.text} – {hub.title}",
            query=_query(number),
            indexed=bool(entries) and number == 1,
            feeds=tuple(feeds),
        ),
    }


def hashtags_in_use(hub: Page, request: HttpRequest) -> list[tuple[HashtagLink, int]]:
    """Return each hashtag of a hub's language with the number of its pages, sorted."""
    pages = public_pages().filter(beside(hub, request))
    carriers = _carriers_by_tag(pages.order_by())
    tags = Hashtag.objects.filter(pk__in=carriers).select_related("merged_into")
    found: dict[Hashtag, set[int]] = defaultdict(set)
    for tag in tags:
        found[tag.merged_into or tag] |= carriers[tag.pk]
    language = content_language(hub)
    links = [(hashtag_link(tag, language), len(keys)) for tag, keys in found.items()]
    return sorted(links, key=lambda row: anyascii(row[0].text).casefold())


def _carries(tag: Hashtag) -> Q:
    """Tell which pages have a hashtag of their own, or lead a campaign under it."""
    spelled = Hashtag.objects.filter(Q(pk=tag.pk) | Q(merged_into=tag)).values("pk")
    own = PageHashtag.objects.filter(tag=tag).values("content_object_id")
    campaigns = CampaignFacts.objects.filter(
        Q(hashtag__in=spelled) | Q(days__hashtag__in=spelled)
    )
    return Q(pk__in=own) | Q(translation_key__in=campaigns.values("twin_key"))


def _carriers_by_tag(pages: PageQuerySet) -> dict[int, set[int]]:
    """Return the keys of the pages that carry each hashtag."""
    led = pages.filter(translation_key__in=CampaignFacts.objects.values("twin_key"))
    campaigns = dict(led.values_list("translation_key", "pk"))
    facts = CampaignFacts.objects.filter(twin_key__in=campaigns)
    days = CampaignDay.objects.filter(campaign__twin_key__in=campaigns)
    items = PageHashtag.objects.filter(content_object__in=pages)
    found: dict[int, set[int]] = defaultdict(set)
    for tag, page in items.values_list("tag_id", "content_object_id"):
        found[tag].add(page)
    for tag, key in (
        *facts.exclude(hashtag=None).values_list("hashtag_id", "twin_key"),
        *days.exclude(hashtag=None).values_list("hashtag_id", "campaign__twin_key"),
    ):
        found[tag].add(campaigns[key])
    return found


def _query(number: int) -> str:
    return f"page={number}" if number > 1 else ""
