"""What an index of tutorials has beside its list: paths, feeds of what is shown."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import override

from wagtail_culture_social.social.feeds import (
    FEED_LIMIT,
    Selection,
    items_of,
    latest_items,
    with_query,
)
from wagtail_culture_social.social.head import feeds_of
from wagtail_culture_social.social.listing import page_number, specific_pages
from wagtail_culture_social.social.twins import content_language


def beside_the_list(context: dict[str, Any]) -> dict[str, Any]:
    """Return the paths, on the whole list only, and the feeds of what is shown."""
    form, request = context["form"], context["request"]
    is_whole = page_number(request) == 1 and not form.is_narrowed
    feeds = [
        {**feed, "url": with_query(feed["url"], form.query)}
        for feed in feeds_of(context["page"])
    ]
    return {"ways": form.ways if is_whole else [], "feeds": feeds}


def index_feed(index: Any, request: HttpRequest) -> Selection:
    """Return the latest pages of an index, with the filters of the address."""
    if not request.GET:
        return Selection(latest_items(index, request))
    form = index.wcs_filters(request.GET, index)
    left = form.narrow(form.children).order_by("-first_published_at", "pk")
    pages = specific_pages(left[:FEED_LIMIT])
    with override(content_language(index)):
        words = ", ".join(str(words) for words, _query in form.active)
    return Selection(items_of(pages, request), form.query, words)
