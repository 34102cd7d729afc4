"""Where an event takes place, and when that place is open, as schema.org nodes."""

from collections.abc import Iterable, Iterator
from datetime import time

from wagtail_culture_social.domain.opening_hours import (
    Exceptional,
    Hours,
    OpeningHours,
)
from wagtail_culture_social.domain.recurrence import WEEKDAYS
from wagtail_culture_social.domain.schedule import MIDNIGHT, Attendance
from wagtail_culture_social.domain.structured_data.event_facts import (
    EventFacts,
    Feature,
    PlaceFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    DAYS_OF_WEEK,
    Node,
    image,
    node,
    one_or_all,
)
from wagtail_culture_social.domain.structured_data.states import is_online_only


def location(facts: EventFacts, place: Node | None) -> Node | list[Node] | None:
    """The place, a VirtualLocation or both; online without stream is the page."""
    online = virtual(facts.stream_url or facts.page.url)
    if is_online_only(facts):
        return online
    if facts.attendance == Attendance.MIXED:
        return one_or_all([place, online] if place else [online])
    return place


def virtual(url: str) -> Node:
    """The place of what happens online."""
    return node("VirtualLocation", url=url)


def place_in_short(place: PlaceFacts) -> Node:
    """A place with its address only: enough for each of many dates."""
    address = node(
        "PostalAddress",
        streetAddress=place.street,
        postalCode=place.postal_code,
        addressLocality=place.town,
        addressCountry=place.country,
    )
    return node("Place", name=place.name, address=address if len(address) > 1 else None)


def place_in_full(place: PlaceFacts, accessibility: Iterable[Feature] = ()) -> Node:
    """A place with all that is known, and what the event adds for accessibility.

    Event has no property for accessibility (schema.org 30.0): it is the place that
    has the feature.
    """
    features = dict([*accessibility, *place.accessibility])
    return place_in_short(place) | node(
        "Place",
        url=place.url,
        geo=_coordinates(place),
        image=image(place.image) if place.image else None,
        amenityFeature=[_feature(*feature) for feature in features.items()],
        openingHoursSpecification=list(_opening_hours(place.opening_hours)),
    )


def _coordinates(place: PlaceFacts) -> Node | None:
    if place.latitude is None or place.longitude is None:
        return None
    return node(
        "GeoCoordinates",
        latitude=float(place.latitude),
        longitude=float(place.longitude),
    )


def _feature(code: str, label: str) -> Node:
    return node("LocationFeatureSpecification", propertyID=code, name=label, value=True)


def _opening_hours(hours: OpeningHours) -> Iterator[Node]:
    """The week, then what differs: Google knows a closed day by its two midnights."""
    for regular in hours.regular:
        yield _weekly(regular)
    for exceptional in hours.exceptional:
        yield _exceptional(exceptional)


def _weekly(hours: Hours) -> Node:
    return node(
        "OpeningHoursSpecification",
        dayOfWeek=[DAYS_OF_WEEK[WEEKDAYS[day]] for day in sorted(hours.weekdays)],
        opens=_hour(hours.opens),
        closes=_hour(hours.closes),
    )


def _exceptional(hours: Exceptional) -> Node:
    return node(
        "OpeningHoursSpecification",
        validFrom=hours.first.isoformat(),
        validThrough=hours.last.isoformat(),
        opens=_hour(hours.opens or MIDNIGHT),
        closes=_hour(hours.closes or MIDNIGHT),
    )


def _hour(moment: time) -> str:
    return f"{moment:%H:%M}"
