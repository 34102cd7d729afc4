"""An event's facts as schema.org wants them."""

from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.events.facts import Facts, facts_of
from wagtail_culture_social.social.page_facts import crumb, page_facts
from wagtail_culture_social.social.services import campaign_of


def event_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org node of an event, from the facts of its lead."""
    facts = facts_of(page)
    return [
        schema.event(
            schema.EventFacts(
                page=page_facts(page, request),
                now=now(),
                event_type=page.event_type,
                occurrences=_occurrences(facts),
                state=facts.state,
                attendance=facts.attendance,
                place=_place(facts),
                stream_url=facts.stream_url,
                offers=_offers(facts),
                campaign=crumb(campaign_of(page)),
            )
        )
    ]


def _occurrences(facts: Facts) -> tuple[schema.Occurrence, ...]:
    dates = facts.dates()
    return tuple(
        schema.Occurrence(
            start=start,
            end=end,
            all_day=slot.all_day,
            state=facts.state,
            previous_start=facts.previous_start if position == 0 else None,
        )
        for position, (slot, start, end) in enumerate(dates)
    )


def _place(facts: Facts) -> schema.PlaceFacts | None:
    if facts.venue is None:
        return None
    venue = facts.venue
    return schema.PlaceFacts(
        name=venue.name,
        street=venue.street_address,
        postal_code=venue.postal_code,
        town=venue.locality,
        country=venue.country,
        latitude=venue.latitude,
        longitude=venue.longitude,
    )


def _offers(facts: Facts) -> tuple[schema.OfferFacts, ...]:
    if facts.price is None and not facts.booking_url:
        return ()
    return (
        schema.OfferFacts(
            price=facts.price, currency=facts.currency, url=facts.booking_url
        ),
    )
