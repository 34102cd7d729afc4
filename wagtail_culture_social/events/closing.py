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
    named = named_closing_days(page, schedule, until)
    return {name: frozenset(days) for name, days in named.items()}


def named_closing_days(
    page: Page, schedule: Schedule, until: date, language: str = ""
) -> Mapping[ClosedOn, Mapping[date, str]]:
    """Return the same days with their names; a language is for public holidays."""
    lists = {name for series in schedule.series for name in series.closed_on}
    if not lists:
        return {}
    site: Any = page.get_site()
    found: dict[ClosedOn, dict[date, str]] = {}
    if "public_holidays" in lists:
        first = min(series.slot.start_date for series in schedule.series)
        settings = SocialSettings.objects.filter(site=site).first() or SocialSettings()
        years = range(first.year, until.year + 1)
        found["public_holidays"] = _holidays(settings, years, language)
    mine = Q(site=None) | Q(site=site)
    for row in ClosingDay.objects.filter(mine, list__in=lists):
        name: Any = row.list
        found.setdefault(name, {}).update(dict.fromkeys(_days(row), row.name))
    return found


def _holidays(
    settings: SocialSettings, years: Iterable[int], language: str
) -> dict[date, str]:
    country, part = settings.holidays_country, settings.holidays_subdivision
    try:
        return public_holidays(country, years, language, part)
    except UnknownCountry:
        return {}


def _days(row: ClosingDay) -> Iterable[date]:
    last = row.last or row.first
    return (row.first + number * _DAY for number in range((last - row.first).days + 1))
