"""The calendar file of one date, from the row that publishing wrote."""

from wagtail.models import Page

from wagtail_culture_social.domain.calendars import Heading, stream
from wagtail_culture_social.events.subscriptions import years_of
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.twins import content_language


def date_file(page: Page, date: Occurrence) -> bytes:
    """Return the calendar file of one date of a page, in the page's language."""
    zones = {}
    if not date.all_day:
        zones = {date.time_zone: years_of(date.start, date.end, date.time_zone)}
    heading = Heading(name=page.title, language=content_language(page))
    return b"".join(stream([date.vevent], zones, heading))
