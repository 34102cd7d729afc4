"""Months, weeks and days as views of a programme: bounds, addresses, words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from wagtail_culture_social.domain.dates import (
    format_day,
    format_days,
    format_month,
    format_short_day,
)
from wagtail_culture_social.domain.spans import YEARS, month_around, week_around


@dataclass(frozen=True, slots=True)
class Span:
    """One kind of span: the days around a day, their address, title and short name."""

    view: str
    bounds: Callable[[date], tuple[date, date]]
    path: Callable[[date], str]
    title: Callable[[date, str], str]
    name: Callable[[date, str], str]


def week_path(day: date) -> str:
    """Return the address of an ISO week below the programme."""
    year, week, _weekday = day.isocalendar()
    return f"week/{year}/{week:02}/"


def week_name(day: date, language: str) -> str:
    """Return a week as the days from its Monday to its Sunday."""
    return format_days(*week_around(day), language)


def week_title(day: date, language: str) -> str:
    """Return a week as a title."""
    return _("Week of %(days)s") % {"days": week_name(day, language)}


def day_title(day: date, language: str) -> str:
    """Return a day as a title."""
    words = format_day(day, language)
    return words[:1].upper() + words[1:]


MONTH = Span(
    "month", month_around, "month/{:%Y/%m}/".format, format_month, format_month
)
WEEK = Span("week", week_around, week_path, week_title, week_name)
DAY = Span(
    "day",
    lambda day: (day, day),
    "day/{:%Y/%m/%d}/".format,
    day_title,
    format_short_day,
)


def day_of(*numbers: int) -> date:
    """Return the day of year, month and day; raises ``Http404`` where there is none."""
    return _bounded(date, *numbers)


def week_of(year: int, week: int) -> date:
    """Return the Thursday of an ISO week; raises ``Http404`` where there is none.

    It is the day that is always in the week's own year.
    """
    return _bounded(date.fromisocalendar, year, week, 4)


def _bounded(make: Callable[..., date], year: int, *numbers: Any) -> date:
    if year not in YEARS:
        raise Http404
    try:
        return make(year, *numbers)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
