"""What the document head of a page says to networks, search engines and readers."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings as django_settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.structured_data import web_page
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.cards import share_card
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.services import (
    organisation_name,
    site_settings,
)
from wagtail_culture_social.social.twins import content_language, public_twins

OG_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
FEEDS = {
    "feed": "application/rss+xml",
    "feed_atom": "application/atom+xml",
    "feed_json": "application/feed+json",
}
"""The feeds of an index page: names of their addresses, and their types."""
NAMES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON",
    "text/calendar": "iCalendar",
}
"""How people call these formats."""
CALENDAR = {"programme_ics": "text/calendar"}
"""What a programme has besides."""
DAYS = {"campaign_ics": "text/calendar"}
"""What a campaign has."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-page of a page, the same in every language: its path and its title.

    ``query`` is what its address says besides; a part that is not ``indexed`` is not
    for search engines. ``feeds`` are those of the part, besides the page's own.
    """

    path: str = ""
    title: str = ""
    query: str = ""
    indexed: bool = True
    feeds: tuple[dict[str, str], ...] = ()

    @property
    def tail(self) -> str:
        """What stands after the address of the page."""
        return f"{self.path}?{self.query}" if self.query else self.path


WHOLE_PAGE = Part()


def head_of(
    page: Page, request: HttpRequest | None = None, part: Part | None = None
) -> dict[str, Any]:
    """Return the values of a page's head; parts the site switched off are empty."""
    part = part or WHOLE_PAGE
    parts = settings.head
    language = content_language(page)
    twins = public_twins(page, request) if parts["hreflang"] or parts["og"] else []
    url = full_url(page, request)
    url = url and url + part.tail
    return {
        "page": page,
        "url": url,
        "is_indexed": part.indexed,
        "title": part.title or page.seo_title or page.title,
        "description": page.search_description or page.summary or page.title,
        "writes_description": not page.search_description,
        "og": parts["og"],
        "og_locale": og_locale(language),
        "og_alternates": [
            og_locale(t["language"]) for t in twins if t["language"] != language
        ],
        "card": share_card(page, request) if parts["og"] else None,
        "site_name": organisation_name(page, request),
        "fediverse_creator": site_settings(page, request).fediverse_creator,
        "alternates": alternates_of(twins, part) if parts["hreflang"] else [],
        "json_ld": json_ld_of(page, request, part, url) if parts["json_ld"] else [],
        "feeds": [*feeds_of(page), *part.feeds],
    }


def json_ld_of(
    page: Page, request: HttpRequest | None, part: Part, url: str
) -> list[dict[str, Any]]:
    """Return the schema.org nodes of a page; a part of it is just a web page."""
    if part == WHOLE_PAGE:
        return page.get_structured_data(request)
    facts = page_facts(page, request, keywords=())
    return [web_page(replace(facts, name=part.title or page.title, url=url))]


def alternates_of(twins: list[dict[str, str]], part: Part) -> list[dict[str, str]]:
    """Return language and address of each twin, and which one serves all others."""
    if len(twins) < 2 or not part.indexed:
        return []
    default = get_supported_content_language_variant(django_settings.LANGUAGE_CODE)
    alternates = [{**twin, "url": twin["url"] + part.tail} for twin in twins]
    others = [
        {"language": "x-default", "url": twin["url"]}
        for twin in alternates
        if twin["language"] == default
    ]
    return alternates + others


def og_locale(language: str) -> str:
    """Return a language code in Open Graph's form, for example ``fr_FR``."""
    if language in OG_LOCALES:
        return OG_LOCALES[language]
    code, _dash, region = language.partition("-")
    return f"{code}_{region.upper()}" if region else code


def feeds_of(page: Page) -> list[dict[str, str]]:
    """Return type and address of the feeds of an index page; none without our URLs."""
    wanted = dict(FEEDS) if getattr(page, "wcs_has_feed", False) else {}
    if getattr(page, "wcs_has_calendar", False):
        wanted |= CALENDAR
    if getattr(page, "wcs_has_days", False):
        wanted |= DAYS
    return _addresses(wanted, page.pk)


def hashtag_feeds_of(hub: Page, slug: str) -> list[dict[str, str]]:
    """Return type and address of the feeds of one hashtag; none without our URLs."""
    wanted = {f"hashtag_{name}": kind for name, kind in FEEDS.items()}
    return _addresses(wanted, hub.pk, slug)


def _addresses(wanted: dict[str, str], *args: Any) -> list[dict[str, str]]:
    try:
        return [
            {
                "name": NAMES[kind],
                "type": kind,
                "url": reverse(f"wagtail_culture_social:{name}", args=args),
            }
            for name, kind in wanted.items()
        ]
    except NoReverseMatch:
        return []
