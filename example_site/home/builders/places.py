"""Venues with their hours, and the days on which the institution is closed."""

import json
from datetime import date

from home.builders.blocks import block
from home.builders.content import LANGUAGES, Words, words
from home.builders.schedules import clock, iso, moves, span
from home.builders.snippets import Snippets
from home.institution import read_content
from wagtail_culture_social.models import ClosingDay, Venue


def build_venues(snippets: Snippets, today: date) -> dict[str, Venue]:
    """Return the French venues by key; their exceptional hours move."""
    venues = {}
    for entry in read_content("venues")["venue"]:
        hours = opening_hours(entry, today)
        values = {language: venue(entry, hours, language) for language in LANGUAGES}
        twins = snippets.ensure(Venue, entry["key"], values)
        snippets.move(twins, {"opening_hours": moves(hours)})
        venues[entry["key"]] = twins[0]
    return venues


def venue(entry: Words, hours: list[Words], language: str) -> Words:
    """Return the fields of a venue in one language."""
    own = words(entry, language)
    return {
        "name": own["name"],
        "access": own["access"],
        "street_address": entry["street"],
        "postal_code": entry["postal_code"],
        "locality": entry["city"],
        "country": entry["country"],
        "latitude": entry["latitude"],
        "longitude": entry["longitude"],
        "telephone": entry["telephone"],
        "accessibility": " ".join(entry["accessibility"]),
        "opening_hours": json.dumps(hours),
    }


def opening_hours(entry: Words, today: date) -> list[Words]:
    """Return the regular hours of a venue, then its exceptions."""
    key = entry["key"]
    return [
        *(
            block("hours", item | opens(item), "hours", key, position)
            for position, item in enumerate(entry["hours"])
        ),
        *(
            block("exception", span(item, today) | opens(item), "exception", key, n)
            for n, item in enumerate(entry["exceptions"])
        ),
    ]


def opens(item: Words) -> Words:
    """Return opening and closing time; without them it is closed."""
    return {name: iso(clock(item.get(name))) for name in ("opens", "closes")}


def build_closing_days(today: date) -> None:
    """Add the closing days and the school holidays; those without a year move."""
    for entry in read_content("closing_days")["closing_day"]:
        dated = {name: entry[name] for name in ("first", "last") if name in entry}
        ClosingDay.objects.update_or_create(
            list=entry["list"], name=entry["name"], defaults=dated or span(entry, today)
        )
