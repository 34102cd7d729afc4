"""One date as a row of a list: its page, and when it is, in the page's language."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import (
    NIGHT,
    format_day,
    format_time,
    format_when_short,
    zone_city,
)
from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.events.live import is_live_row
from wagtail_culture_social.models.occurrences import STATE_CHOICES, Occurrence
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.zones import zone_of


def entries(occurrences: Iterable[Occurrence], index: Page) -> list[dict[str, Any]]:
    """Return list rows for occurrences, with their pages and pictures at hand."""
    occurrences = list(occurrences)
    language, present = content_language(index), today()
    wanted = {row.page_id: row.page for row in occurrences}
    pages = {page.pk: page for page in specific_pages(wanted.values(), lean=True)}
    return [
        {
            "page": pages[row.page_id],
            "is_live": is_live_row(row),
            **in_words(row, language, present),
        }
        for row in occurrences
    ]


def in_words(row: Occurrence, language: str, today: date) -> dict[str, Any]:
    """Return what a list says of a date; the year of today is left out."""
    zone = zone_of(row.time_zone)
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    return {
        "start": start,
        "end": end,
        "day": format_day(row.day, language),
        "date": row.day,
        "time": "" if row.all_day else format_time(start.time(), language),
        "zone": "" if shares_our_clock(start) else zone_city(zone, language),
        "is_long": is_long(row),
        "when": format_when_short(
            start, end, language, all_day=row.all_day, today=today
        ),
        "note": row.note,
        "note_language": row.note_language,
        "state": row.state,
        "state_label": state_label(row.state),
        "is_changed": row.state != State.SCHEDULED,
        "is_off": row.state in CALLED_OFF,
    }


def is_long(row: Occurrence) -> bool:
    """Tell whether a date goes on over several days, more than a night."""
    return row.last_day > row.day and row.end - row.start > NIGHT


def shares_our_clock(start: datetime) -> bool:
    """Tell whether the site's clock shows the same hour as the event's."""
    return start.utcoffset() == timezone.localtime(start).utcoffset()


def state_label(state: str) -> Any:
    """Return the state as a word, in the language active when it is shown."""
    return dict(STATE_CHOICES).get(str(state), "")
