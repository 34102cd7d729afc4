"""The days on which series do not take place: public holidays and dated lists."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from wagtail_culture_social.domain.closing_days import (
    UnknownCountry,
    public_holidays,
)
from wagtail_culture_social.domain.programme import ClosedOn, Schedule
from wagtail_culture_social.models.closing import ClosingDay
from wagtail_culture_social.models.settings import SocialSettings

_DAY = timedelta(days=1)


def closing_days(
    page: Page, schedule: Schedule, until: date
) -> Mapping[ClosedOn, frozenset[date]]:
    """Return the days of the lists that the series of a page keep to."""
    named = {name for series in schedule.series for name in series.closed_on}
    if not named:
        return {}
    site: Any = page.get_site()
    found: dict[ClosedOn, frozenset[date]] = {}
    if "public_holidays" in named:
        first = min(series.slot.start_date for series in schedule.series)
        settings = SocialSettings.for_site(site) if site else SocialSettings()
        found["public_holidays"] = _holidays(settings, first.year, until.year)
    rows = ClosingDay.objects.filter(list__in=named)
    for row in rows.filter(Q(site=None) | Q(site=site)):
        name: Any = row.list
        found[name] = found.get(name, frozenset()) | frozenset(_days(row))
    return found


def _holidays(settings: SocialSettings, first: int, last: int) -> frozenset[date]:
    years = range(first, last + 1)
    country, part = settings.holidays_country, settings.holidays_subdivision
    try:
        return frozenset(public_holidays(country, years, subdivision=part))
    except UnknownCountry:
        return frozenset()


def _days(row: ClosingDay) -> Iterable[date]:
    last = row.last or row.first
    return (row.first + number * _DAY for number in range((last - row.first).days + 1))
