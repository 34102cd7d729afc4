"""One date as print and mail tell it: plain words, without the page's own row."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.conf import default_time_zone, now
from wagtail_culture_social.domain.dates import format_time, format_when_short
from wagtail_culture_social.domain.prices import format_price
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.events.context import state_label
from wagtail_culture_social.events.listing import UNTOLD
from wagtail_culture_social.models.choices import AUDIENCES, EVENT_TYPES, labels_of
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.models.places import venue_words
from wagtail_culture_social.social.twins import content_language, source_of, speaking
from wagtail_culture_social.social.zones import zone_of

OFF = {State.CANCELLED.value, State.POSTPONED.value}
LONG = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Line:
    """A date in words; ``facts`` are place, price and audience, each perhaps absent.

    ``time`` is empty for whole days, ``state_label`` for what takes place as planned.
    """

    page: Page
    title: str
    url: str
    kind: str
    start: datetime
    day: date
    time: str
    when: str
    is_long: bool
    is_off: bool
    state_label: str
    note: str
    note_language: str
    facts: tuple[str, ...]


def lines_of(dates: Any, page: Page, request: HttpRequest, *, most: int) -> list[Line]:
    """Return dates as lines in the language that is active, in one query."""
    dates = dates.annotate(words=venue_words(source_of(page).locale_id, "facts__venue"))
    rows = dates.select_related("page", "facts__venue").defer(*UNTOLD)
    language = content_language(page)
    return [_line(row, language, request) for row in rows[:most]]


def _line(row: Any, language: str, request: HttpRequest) -> Line:
    zone, page = zone_of(row.time_zone), row.page
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    today = now().astimezone(zone).date()
    is_changed = row.state != State.SCHEDULED
    return Line(
        page=page,
        title=page.title,
        url=page.get_full_url(request) or "",
        kind=str(dict(EVENT_TYPES).get(row.facts.event_type, "")),
        start=start,
        day=row.day,
        time="" if row.all_day else format_time(start.time(), language),
        when=format_when_short(start, end, language, all_day=row.all_day, today=today),
        is_long=end - start >= LONG,
        is_off=row.state in OFF,
        state_label=str(state_label(row.state)) if is_changed else "",
        note=row.note,
        note_language=row.note_language,
        facts=tuple(filter(None, _facts(row, language))),
    )


def _facts(row: Any, language: str) -> list[str]:
    facts = row.facts
    speaking(facts.venue, row.words)
    zone = row.time_zone if row.time_zone != default_time_zone() else ""
    audiences = labels_of(AUDIENCES, facts.audiences)
    return [
        zone and _("Time zone: %(zone)s") % {"zone": zone},
        _place(facts, row.state),
        _price(facts, language),
        ", ".join(label for _code, label in audiences),
    ]


def _place(facts: EventFacts, state: str) -> str:
    if facts.attendance == Attendance.ONLINE or state == State.MOVED_ONLINE:
        return _("Online")
    venue = facts.venue
    return ", ".join(filter(None, (venue.name, venue.locality))) if venue else ""


def _price(facts: EventFacts, language: str) -> str:
    if facts.is_free:
        return _("Free admission")
    known = [Decimal(amount) for _category, amount in facts.prices]
    known += [] if facts.price is None else [facts.price]
    price = format_price(min(known, default=None), facts.currency, language)
    return price and _("From %(price)s") % {"price": price}
