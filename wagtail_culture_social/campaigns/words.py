"""The dates of a campaign in words."""

from datetime import date

from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.schedule import ScheduleError, Slot
from wagtail_culture_social.social.zones import zone_of


def when_of(
    first: date | None, last: date | None, time_zone: str, language: str
) -> str:
    """Return first and last day in words; ``""`` when they make no sense."""
    if first is None:
        return ""
    try:
        run = Slot("", first, end_date=last)
    except ScheduleError:
        return ""
    start, end = run.instants(zone_of(time_zone))
    return format_when(start, end, language, all_day=True)
