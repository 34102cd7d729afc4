"""RSS of what is below a page, in the page's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.views.decorators.http import require_safe
from wagtail.models import Page

from wagtail_culture_social.domain.headlines import headline
from wagtail_culture_social.social.cards import card_image
from wagtail_culture_social.social.listing import listed_children
from wagtail_culture_social.social.services import organisation_name, social_draft
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.views import get_public_page

FEED_LIMIT = 20


@require_safe
def page_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the feed of the live, public pages below an index page."""
    page = get_public_page(request, pk)
    feed = Rss201rev2Feed(
        title=f"{page.title} – {organisation_name(page)}".rstrip(" –"),
        link=page.get_full_url(request),
        description=getattr(page, "summary", "") or page.title,
        language=content_language(page),
        feed_url=request.build_absolute_uri(),
    )
    for entry in listed_children(page, limit=FEED_LIMIT):
        feed.add_item(**_item(entry, request))
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _item(entry: Page, request: HttpRequest) -> dict[str, Any]:
    """Return a page as a feed item; the draft knows its date and its state."""
    draft = social_draft(entry) if hasattr(entry, "get_social_draft") else None
    url = entry.get_full_url(request) or ""
    item: dict[str, Any] = {
        "title": entry.title,
        "link": url,
        "unique_id": url,
        "description": entry.search_description,
        "pubdate": entry.first_published_at,
        "updateddate": entry.last_published_at,
    }
    if draft is not None:
        item["title"] = headline(draft)
        lines = (draft.date, draft.place, draft.summary)
        item["description"] = " · ".join(line for line in lines if line)
        item["categories"] = draft.tags
        item["enclosures"] = _enclosures(entry, request)
    return item


def _enclosures(entry: Any, request: HttpRequest) -> list[Enclosure]:
    card = card_image(entry, request)
    if card is None:
        return []
    try:
        size = card["file"].size
    except OSError:
        return []
    return [Enclosure(card["url"], str(size), "image/jpeg")]
