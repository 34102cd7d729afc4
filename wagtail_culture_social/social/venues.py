"""Venues as their surfaces need them: hours, and a place for structured data."""

from typing import Any

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.opening_hours import (
    Exceptional,
    Hours,
    OpeningHours,
    OpeningHoursError,
    status,
    status_in_words,
    week_in_words,
)
from wagtail_culture_social.domain.recurrence import WEEKDAYS
from wagtail_culture_social.domain.structured_data import PlaceFacts
from wagtail_culture_social.models.choices import ACCESSIBILITY, labels_of
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.social.zones import zone_of


def opening_hours(venue: Venue) -> OpeningHours:
    """Return the hours of a venue; what makes no sense is skipped."""
    regular, exceptional = [], []
    for block in venue.opening_hours:
        value = block.value
        try:
            if block.block_type == "hours":
                regular.append(_hours(value))
            else:
                last = value.get("last") or value["first"]
                exceptional.append(
                    Exceptional(
                        value["first"], last, value.get("opens"), value.get("closes")
                    )
                )
        except (OpeningHoursError, TypeError):
            continue
    return OpeningHours(tuple(regular), tuple(exceptional))


def hours_words(venue: Venue, language: str) -> dict[str, Any] | None:
    """Return whether a venue is open, and its week in words; ``None`` without hours."""
    hours = opening_hours(venue)
    if not hours.regular and not hours.exceptional:
        return None
    zone = zone_of("")
    present = now().astimezone(zone)
    return {
        "status": status_in_words(status(hours, present, zone), language, present),
        "week": week_in_words(hours, language),
    }


def place_facts(venue: Venue, language: str) -> PlaceFacts:
    """Return a venue as structured data wants it, without exceptions that are over."""
    hours = opening_hours(venue)
    present = today()
    coming = tuple(one for one in hours.exceptional if one.last >= present)
    return PlaceFacts(
        name=venue.name,
        url=venue.url,
        street=venue.street_address,
        postal_code=venue.postal_code,
        town=venue.locality,
        country=venue.country,
        latitude=venue.latitude,
        longitude=venue.longitude,
        accessibility=tuple(labels_of(ACCESSIBILITY, venue.accessibility)),
        opening_hours=OpeningHours(hours.regular, coming),
    )


def _hours(value: Any) -> Hours:
    days = frozenset(WEEKDAYS.index(day) for day in value["weekdays"])
    return Hours(days, value["opens"], value["closes"])
