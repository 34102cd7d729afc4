"""A feed as RSS, Atom or JSON Feed; what it holds is chosen in `feeds`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    SyndicationFeed,
)

from wagtail_culture_social.domain.json_feed import Item, json_feed


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a feed says of itself."""

    title: str
    description: str
    language: str
    author: str
    url: str
    feed_url: str
    modified: datetime | None


class _Dated(SyndicationFeed):
    """A feed that was last changed when its newest item was, not when it is asked."""

    def latest_post_date(self) -> Any:
        """Return that moment; without items, when the page was published."""
        return self.feed["modified"] or super().latest_post_date()


class _Rss(_Dated, Rss201rev2Feed):
    pass


class _Atom(_Dated, Atom1Feed):
    pass


def _in_xml(
    kind: type[SyndicationFeed], about: About, items: Iterable[Item]
) -> HttpResponse:
    feed = kind(
        title=about.title,
        link=about.url,
        description=about.description,
        subtitle=about.description,
        language=about.language,
        author_name=about.author,
        feed_url=about.feed_url,
        feed_guid=about.feed_url,
        modified=about.modified,
    )
    for item in items:
        octets = str(item.image_octets)
        picture = [Enclosure(item.image, octets, "image/jpeg")] if item.image else []
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.text,
            unique_id=item.id,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.modified,
            categories=item.tags,
            enclosures=picture,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _rss(about: About, items: Iterable[Item]) -> HttpResponse:
    return _in_xml(_Rss, about, items)


def _atom(about: About, items: Iterable[Item]) -> HttpResponse:
    return _in_xml(_Atom, about, items)


def _json(about: About, items: Iterable[Item]) -> HttpResponse:
    feed = json_feed(
        items,
        title=about.title,
        url=about.url,
        feed_url=about.feed_url,
        language=about.language,
        description=about.description,
    )
    return JsonResponse(feed, content_type="application/feed+json")


FORMATS: dict[str, Callable[[About, Iterable[Item]], HttpResponse]] = {
    "rss": _rss,
    "atom": _atom,
    "json": _json,
}
