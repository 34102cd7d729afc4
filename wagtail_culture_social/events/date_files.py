"""The calendar file of one date: as publishing wrote it, or to take it out again."""

from dataclasses import replace
from datetime import datetime

from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.calendars import Heading, calendar, stream, vevent
from wagtail_culture_social.domain.schedule import MIDNIGHT, State
from wagtail_culture_social.events.calendars import words_of
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.subscriptions import years_of
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.twins import content_language


def date_file(page: Page, date: Occurrence) -> bytes:
    """Return the calendar file of one date of a page, in the page's language."""
    zones = {}
    if not date.all_day:
        zones = {date.time_zone: years_of(date.start, date.end, date.time_zone)}
    return b"".join(stream([date.vevent], zones, _heading(page)))


def cancelled_file(
    page: Page, recurrence_id: str, start: datetime, end: datetime
) -> bytes:
    """Return the file that takes a date out of calendars which its event has no more.

    It has the UID that the date had.
    """
    words = words_of(page, facts_of(page))
    zone = words.facts.zone
    start, end = start.astimezone(zone), end.astimezone(zone)
    entry = replace(
        words.entry,
        uid=words.uid(recurrence_id),
        summary=words.headline(State.CANCELLED),
        start=start,
        end=end,
        all_day=start < end and start.time() == end.time() == MIDNIGHT,
        modified=now(),
        state=State.CANCELLED,
    )
    return calendar([vevent(entry)], _heading(page))


def _heading(page: Page) -> Heading:
    return Heading(name=page.title, language=content_language(page))
