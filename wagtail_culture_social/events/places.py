"""The places of a programme: a list by town, which a map can repeat."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from anyascii import anyascii
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page

from wagtail_culture_social.conf import now, settings
from wagtail_culture_social.domain.dates import format_when_short
from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.events.listing import UNTOLD, upcoming
from wagtail_culture_social.models.choices import ACCESSIBILITY, labels_of
from wagtail_culture_social.models.places import Venue, venue_words
from wagtail_culture_social.social.twins import content_language, source_of, speaking
from wagtail_culture_social.social.venues import hours_words
from wagtail_culture_social.social.zones import zone_of

MOST = 200
NOT_THERE = (State.CANCELLED, State.POSTPONED, State.MOVED_ONLINE)
ONLINE = Attendance.ONLINE
OPENSTREETMAP = "https://www.openstreetmap.org"


def places(index: Page) -> dict[str, Any]:
    """Return the context of the places of live events to come, in one query.

    ``tiles`` is set when a map can be offered: a place has a position, and the site
    says where the pictures of the map come from.
    """
    language = content_language(index)
    found = [_place(row, language) for row in _next_dates(index)]
    found.sort(key=lambda place: [_sorted(place[key]) for key in ("town", "name")])
    towns = groupby(found, key=lambda place: place["town"])
    is_mapped = any(place["position"] for place in found)
    return {
        "towns": [{"name": name, "places": list(group)} for name, group in towns],
        "tiles": settings.map_tiles if is_mapped else None,
    }


def _next_dates(index: Page) -> Any:
    """The next date at each place, with the number of those to come there."""
    dates = upcoming(index, now()).filter(facts__venue__isnull=False)
    dates = dates.exclude(Q(state__in=NOT_THERE) | Q(facts__attendance=ONLINE))
    place = F("facts__venue__translation_key")
    return (
        dates.annotate(
            nth=Window(RowNumber(), partition_by=place, order_by=["start", "pk"]),
            coming=Window(Count("pk"), partition_by=place),
            words=venue_words(source_of(index).locale_id, "facts__venue"),
        )
        .filter(nth=1)
        .select_related("page", "facts__venue__locale")
        .defer(*UNTOLD)[:MOST]
    )


def _place(row: Any, language: str) -> dict[str, Any]:
    venue = speaking(row.facts.venue, row.words)
    zone = zone_of(row.time_zone)
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    today = now().astimezone(zone).date()
    return {
        "key": venue.translation_key,
        "name": venue.name,
        "town": venue.locality,
        "address": venue.address,
        "access": venue.access,
        "accessibility": labels_of(ACCESSIBILITY, venue.accessibility),
        "url": web_address(venue.url),
        "language": "" if row.words else venue.locale.language_code,
        "position": _position(venue),
        "route_url": _route_url(venue),
        "hours": hours_words(venue, language),
        "coming": row.coming,
        "next_page": row.page,
        "next_when": format_when_short(
            start, end, language, all_day=row.all_day, today=today
        ),
        "query": urlencode({"place": venue.translation_key}),
    }


def _position(venue: Venue) -> tuple[str, str] | None:
    """Latitude and longitude as they stand in addresses and attributes."""
    if venue.latitude is None or venue.longitude is None:
        return None
    return str(venue.latitude), str(venue.longitude)


def _route_url(venue: Venue) -> str:
    """An address of OpenStreetMap: the way there, else a search; "" without either."""
    if position := _position(venue):
        query = urlencode({"from": "", "to": ",".join(position)}, safe=",")
        return f"{OPENSTREETMAP}/directions?{query}"
    if venue.address:
        return f"{OPENSTREETMAP}/search?{urlencode({'query': venue.address})}"
    return ""


def _sorted(text: str) -> tuple[bool, str]:
    """Alphabetical without accents; what has no name comes last."""
    return not text, anyascii(text).casefold()
