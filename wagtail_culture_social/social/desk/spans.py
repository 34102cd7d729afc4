"""The days that a view of the desk shows, on the clock of the site; no posts here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.dates import format_days, format_month
from wagtail_culture_social.domain.spans import ONE_DAY, month_around, week_around


@dataclass(frozen=True, slots=True)
class Span:
    """One kind of span: the days around a day, and its title in a language."""

    view: str
    bounds: Callable[[date], tuple[date, date]]
    title: Callable[[date, str], str]


def week_title(day: date, language: str) -> str:
    """Return a week as a title."""
    days = format_days(*week_around(day), language)
    return _("Week of %(days)s") % {"days": days}


MONTH = Span("month", month_around, format_month)
WEEK = Span("week", week_around, week_title)


def desk_zone() -> ZoneInfo:
    """Return the zone of the site: a desk never shows times in a person's own."""
    return ZoneInfo(default_time_zone())


def local(moment: datetime) -> datetime:
    """Return an instant on the clock of the site."""
    return moment.astimezone(desk_zone())


def from_day(day: date) -> datetime:
    """Return the instant at which a day begins at the site."""
    return datetime.combine(day, time.min, desk_zone())


def within(first: date | None, last: date | None) -> dict[str, Any]:
    """Return the conditions for what is due on these days, both included."""
    bounds: dict[str, Any] = {}
    if first:
        bounds["due__gte"] = from_day(first)
    if last:
        bounds["due__lt"] = from_day(last + ONE_DAY)
    return bounds
