"""Events and campaigns as schema.org nodes (Google's event guidelines kept)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.structured_data.facts import (
    CampaignDay,
    CampaignFacts,
    EventFacts,
    Occurrence,
    OfferFacts,
    PlaceFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    node,
    organisation,
    page_properties,
)

EVENT_TYPES = {
    "concert": "MusicEvent",
    "lecture": "EducationEvent",
    "workshop": "EducationEvent",
    "story_hour": "ChildrensEvent",
    "exhibition": "ExhibitionEvent",
    "screening": "ScreeningEvent",
    "reading": "LiteraryEvent",
    "performance": "TheaterEvent",
    "festival": "Festival",
}
"""The most precise schema.org class of each of our types; Event for the rest."""

_STATUS = {
    State.CANCELLED: "EventCancelled",
    State.POSTPONED: "EventPostponed",
    State.RESCHEDULED: "EventRescheduled",
    State.MOVED_ONLINE: "EventMovedOnline",
}
_MODES = {
    Attendance.ON_SITE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}


def event(facts: EventFacts) -> Node:
    """An event: its next date, or its last, and all dates as `subEvent`."""
    type_ = EVENT_TYPES.get(facts.event_type, "Event")
    shown = _shown(facts)
    several = facts.occurrences if len(facts.occurrences) > 1 else ()
    location = _location(facts)
    free = facts.offer is not None and facts.offer.price == 0
    subordinate = [_sub_event(facts, type_, one, location) for one in several]
    properties = {
        **page_properties(facts.page),
        **(_times(shown) if shown else {}),
        "eventStatus": _status(_state(facts, shown)),
        "eventAttendanceMode": _mode(facts),
        "location": location,
        "offers": _offer(facts.offer, facts, shown),
        "isAccessibleForFree": free or None,
        "organizer": organisation(facts.page.publisher),
        "superEvent": _campaign_reference(facts),
        "subEvent": subordinate,
    }
    return {"@context": CONTEXT, **node(type_, **properties)}


def campaign(facts: CampaignFacts) -> Node:
    """A campaign: an EventSeries online, one Event a day."""
    where = _virtual(facts.page.url)
    properties = {
        **page_properties(facts.page),
        "startDate": facts.start.isoformat(),
        "endDate": facts.end.isoformat(),
        "eventAttendanceMode": f"{CONTEXT}/{_MODES[Attendance.ONLINE]}",
        "location": where,
        "organizer": organisation(facts.page.publisher),
        "subEvent": [_campaign_day(day, where) for day in facts.days],
    }
    return {"@context": CONTEXT, **node("EventSeries", **properties)}


def _campaign_day(day: CampaignDay, where: Node) -> Node:
    return node(
        "Event",
        name=day.name or f"#{day.hashtag}",
        description=day.description,
        startDate=day.day.isoformat(),
        endDate=day.day.isoformat(),
        eventAttendanceMode=f"{CONTEXT}/{_MODES[Attendance.ONLINE]}",
        location=where,
        keywords=day.hashtag,
    )


def _shown(facts: EventFacts) -> Occurrence | None:
    ahead = (one for one in facts.occurrences if one.end >= facts.now)
    last = facts.occurrences[-1] if facts.occurrences else None
    return next(ahead, last)


def _sub_event(
    facts: EventFacts, type_: str, occurrence: Occurrence, location: Any
) -> Node:
    return node(
        type_,
        name=facts.page.name,
        url=facts.page.url,
        **_times(occurrence),
        eventStatus=_status(_state(facts, occurrence)),
        eventAttendanceMode=_mode(facts),
        location=location,
    )


def _times(occurrence: Occurrence) -> Node:
    previous = occurrence.previous_start
    start, end = occurrence.start, occurrence.end
    if occurrence.all_day:
        last = max(start, end - timedelta(days=1))
        return {
            "startDate": start.date().isoformat(),
            "endDate": last.date().isoformat(),
            "previousStartDate": previous.date().isoformat() if previous else None,
        }
    return {
        "startDate": _instant(start),
        "endDate": _instant(end) if end > start else None,
        "previousStartDate": _instant(previous) if previous else None,
    }


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _state(facts: EventFacts, occurrence: Occurrence | None) -> State:
    """The whole event's state, unless it is as planned and this date is not."""
    if facts.state == State.SCHEDULED and occurrence:
        return occurrence.state
    return facts.state


def _status(state: State) -> str:
    return f"{CONTEXT}/{_STATUS.get(state, 'EventScheduled')}"


def _mode(facts: EventFacts) -> str:
    moved = facts.state == State.MOVED_ONLINE
    return f"{CONTEXT}/{_MODES[Attendance.ONLINE if moved else facts.attendance]}"


def _location(facts: EventFacts) -> Any:
    """A Place, a VirtualLocation or both; online without stream is the page."""
    online = _virtual(facts.stream_url or facts.page.url)
    if facts.attendance == Attendance.ONLINE or facts.state == State.MOVED_ONLINE:
        return online
    place = _place(facts.place) if facts.place else None
    if facts.attendance == Attendance.MIXED:
        return [place, online] if place else online
    return place


def _virtual(url: str) -> Node:
    return node("VirtualLocation", url=url)


def _place(place: PlaceFacts) -> Node:
    address = node(
        "PostalAddress",
        streetAddress=place.street,
        postalCode=place.postal_code,
        addressLocality=place.town,
        addressCountry=place.country,
    )
    geo = None
    if place.latitude is not None and place.longitude is not None:
        geo = node(
            "GeoCoordinates",
            latitude=float(place.latitude),
            longitude=float(place.longitude),
        )
    has_address = len(address) > 1
    return node(
        "Place", name=place.name, address=address if has_address else None, geo=geo
    )


def _offer(
    offer: OfferFacts | None, facts: EventFacts, shown: Occurrence | None
) -> Node | None:
    state = _state(facts, shown)
    full = state == State.FULL
    if state in (State.CANCELLED, State.POSTPONED) or (offer is None and not full):
        return None
    offer = offer or OfferFacts()
    priced = offer.price is not None
    availability = "SoldOut" if full else "InStock"
    return node(
        "Offer",
        price=_amount(offer.price) if offer.price is not None else None,
        priceCurrency=offer.currency if priced else None,
        url=offer.url or facts.page.url,
        availability=f"{CONTEXT}/{availability}",
    )


def _amount(price: Decimal) -> str:
    return "0" if price == 0 else f"{price:.2f}"


def _campaign_reference(facts: EventFacts) -> Node | None:
    series = facts.campaign
    return node("EventSeries", name=series.name, url=series.url) if series else None
