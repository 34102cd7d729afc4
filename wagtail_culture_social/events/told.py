"""The facts of an event as one text, which its pages read together with their dates."""

import json

from wagtail_culture_social.models.columns import columns_of, names_of, row_of
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.models.places import Venue

APART = {"id", "calendars", "told"}
"""Columns of the facts that no page shows."""
SHOWN = names_of(EventFacts, frozenset(APART))


def write_told(row: EventFacts) -> None:
    """Write into a saved row what it says, its place in every language included."""
    row.refresh_from_db(from_queryset=EventFacts.objects.select_related("venue"))
    text = told_of(row)
    if text != row.told:
        row.told = text
        row.save(update_fields=["told"])


def told_of(row: EventFacts) -> str:
    """Return the text of a row as the database has it."""
    venues = row.venue.get_translations(inclusive=True) if row.venue else ()
    told = {
        "facts": columns_of(row, APART),
        "venues": {str(venue.locale_id): columns_of(venue) for venue in venues},
    }
    return json.dumps(told, ensure_ascii=False)


def read_told(text: str, locale_id: int) -> EventFacts:
    """Return the row with its venue, which speaks one language if it can."""
    told = json.loads(text)
    row, venues = row_of(EventFacts, told["facts"], SHOWN), told["venues"]
    if row.venue_id is not None:
        own = (one for one in venues.values() if int(one["id"]) == row.venue_id)
        row.venue = row_of(
            Venue, venues.get(str(locale_id)) or next(own), names_of(Venue)
        )
    return row
