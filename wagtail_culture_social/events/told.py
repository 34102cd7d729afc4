"""The facts of an event as one text, which its pages read together with their dates."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model

from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.models.places import Venue

APART = {"id", "calendars", "told"}
"""Columns of the facts that no page shows."""


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
        "facts": _values(row, APART),
        "venues": {str(venue.locale_id): _values(venue) for venue in venues},
    }
    return json.dumps(told, ensure_ascii=False)


def read_told(text: str, locale_id: int) -> EventFacts:
    """Return the row with its venue, which speaks one language if it can."""
    told = json.loads(text)
    row, venues = _row(EventFacts, told["facts"]), told["venues"]
    if row.venue_id is not None:
        own = (one for one in venues.values() if int(one["id"]) == row.venue_id)
        row.venue = _row(Venue, venues.get(str(locale_id)) or next(own))
    return row


def _values(row: Model, apart: Collection[str] = ()) -> dict[str, Any]:
    """Return the columns of a row, as far as they are filled, ready for JSON."""
    fields = [one for one in row._meta.concrete_fields if one.attname not in apart]
    return {
        field.attname: field.value_to_string(row)
        for field in fields
        if field.value_from_object(row) is not None
    }


def _row(model: type[Any], values: Mapping[str, Any]) -> Any:
    """Return the row of these columns; those it does not name are empty or deferred."""
    names, columns = [], []
    for field in model._meta.concrete_fields:
        if field.attname in values or field.null:
            value = values.get(field.attname)
            names.append(field.attname)
            columns.append(value if value is None else field.to_python(value))
    return model.from_db(None, names, columns)
