"""What is below a page as a feed in its language; how it is written is elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Page

from wagtail_culture_social.domain.json_feed import Item
from wagtail_culture_social.domain.plain_text import one_line, paragraphs
from wagtail_culture_social.models.hashtags import Hashtag, PageHashtag, hashtag_text
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.answers import for_programs
from wagtail_culture_social.social.cards import card_image
from wagtail_culture_social.social.feed_formats import FORMATS, About
from wagtail_culture_social.social.hubs import Shelf
from wagtail_culture_social.social.listing import listed_children, specific_pages
from wagtail_culture_social.social.services import organisation_name
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.views import get_public_page

FEED_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Selection:
    """What a feed holds, and what it was narrowed by: as a query and in words.

    ``path`` is where the same is shown below the page.
    """

    items: Sequence[Item]
    query: str = ""
    words: str = ""
    path: str = ""


@require_safe
@conditional_page
def page_feed(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """Answer a feed of the live, public pages below an index page.

    A page type that knows better what it lists has ``get_feed(request)``.
    """
    page: Any = get_public_page(request, pk)
    own = getattr(page, "get_feed", None)
    selection = own(request) if own else Selection(latest_items(page, request))
    return _answer(page, request, selection, form)


@require_safe
@conditional_page
def hashtag_feed(
    request: HttpRequest, pk: int, slug: str, form: str
) -> HttpResponseBase:
    """Answer a feed of what carries a hashtag, in the language of a hub."""
    hub: Any = get_public_page(request, pk)
    if not hasattr(hub, "get_hashtag_feed"):
        raise Http404
    return _answer(hub, request, hub.get_hashtag_feed(slug, request), form)


def feed_title(page: Page, request: HttpRequest, words: str = "") -> str:
    """Return what subscribers read above a feed or a calendar of a page."""
    title = f"{page.title} – {organisation_name(page, request)}".rstrip(" –")
    return one_line(f"{title} ({words})" if words else title)


def with_query(url: str, query: str) -> str:
    """Return an address with the filters that are asked for."""
    return f"{url}?{query}" if url and query else url


def latest_items(index: Page, request: HttpRequest) -> list[Item]:
    """Return the latest pages below an index page as items."""
    return items_of(listed_children(index, limit=FEED_LIMIT), request)


def hashtag_items(hub: Page, slug: str, request: HttpRequest) -> Selection:
    """Return the latest pages that carry a hashtag; raises ``Http404``."""
    shelf = Shelf.at(hub, slug, request)
    pages = specific_pages(shelf.pages[:FEED_LIMIT])
    words = f"#{shelf.link.text}"
    return Selection(items_of(pages, request), words=words, path=shelf.path)


def hashtags_on(pages: Iterable[Page]) -> dict[int, list[Hashtag]]:
    """Return the hashtags of several pages by the id of the page, in one query."""
    rows = PageHashtag.objects.filter(content_object_id__in=[p.pk for p in pages])
    found: dict[int, list[Hashtag]] = defaultdict(list)
    for row in rows.select_related("tag__merged_into").order_by("pk"):
        found[row.content_object_id].append(row.tag)
    return found


def tag_texts(hashtags: Iterable[Hashtag], language: str) -> tuple[str, ...]:
    """Return hashtags as a language writes them, each once."""
    return tuple(dict.fromkeys(hashtag_text(tag, language) for tag in hashtags))


def page_item(
    page: Any, request: HttpRequest, hashtags: Iterable[Hashtag], **said: Any
) -> Item:
    """Return a page as an item; ``said`` is what its family knows better.

    The identity outlives a new title, a new address and a new date.
    """
    ours = hasattr(page, "get_feed_text")
    values = {
        "title": page.title,
        "text": page.get_feed_text() if ours else page.search_description,
        "modified": page.last_published_at,
        **(_picture(page, request) if ours else {}),
        **said,
    }
    values["title"] = one_line(values["title"])
    values["text"] = paragraphs(values["text"])
    return Item(
        id=uuid5(page.translation_key, page.locale.language_code).urn,
        url=page.get_full_url(request) or "",
        published=page.first_published_at,
        tags=tag_texts(hashtags, content_language(page)),
        **values,
    )


def items_of(pages: Sequence[Page], request: HttpRequest) -> list[Item]:
    """Return pages as items, with their hashtags in one query."""
    hashtags = hashtags_on(pages)
    return [page_item(page, request, hashtags[page.pk]) for page in pages]


def _answer(
    page: Page, request: HttpRequest, selection: Selection, form: str
) -> HttpResponseBase:
    about = _about(page, request, selection)
    return for_programs(FORMATS[form](about, selection.items), page)


def _picture(page: Any, request: HttpRequest) -> dict[str, Any]:
    card = card_image(page, request)
    if card is None:
        return {}
    try:
        return {"image": card["url"], "image_octets": card["file"].size}
    except OSError:
        return {}


def _about(page: Any, request: HttpRequest, selection: Selection) -> About:
    moments = (item.modified for item in selection.items)
    return About(
        title=feed_title(page, request, selection.words),
        description=paragraphs(getattr(page, "summary", "") or page.title),
        language=content_language(page),
        author=one_line(organisation_name(page, request)),
        url=with_query(f"{full_url(page, request)}{selection.path}", selection.query),
        feed_url=with_query(request.build_absolute_uri(request.path), selection.query),
        modified=max(filter(None, moments), default=page.last_published_at),
    )
