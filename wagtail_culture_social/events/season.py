"""The programme of several months, ready to print: lines by month and day."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import format_day, format_when
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.events.lines import Line, lines_of
from wagtail_culture_social.events.listing import between
from wagtail_culture_social.social.services import organisation_name
from wagtail_culture_social.social.twins import content_language

SEASON = timedelta(days=122)
MOST = 400
DAYS = {"first", "last", "period"}
"""The filters that choose days."""


def season(index: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the context of the season: what runs long, then month by month.

    Four months from today, or the days and filters that the address names; at most
    ``MOST`` dates.
    """
    form, language = FilterForm.of(request.GET), content_language(index)
    first, last = _span(form)
    dates = form.narrow(between(index, first, last))
    lines = lines_of(dates, index, request, most=MOST + 1)
    shown, is_cut = lines[:MOST], len(lines) > MOST
    return {
        "first": first,
        "last": last,
        "span": span_in_words(first, last, language),
        "long": [line for line in shown if runs(line, first)],
        "months": _months(
            days_of([line for line in shown if not runs(line, first)], language)
        ),
        "is_cut": is_cut,
        "most": MOST,
        "filters": [pair for pair in parse_qsl(form.query) if pair[0] not in DAYS],
        "publisher": organisation_name(index, request),
        "as_of": format_day(today(), language),
        "address": index.get_full_url(request),
    }


def runs(line: Line, first: date) -> bool:
    """Tell whether a line is told once, before the days: it is long, or has begun."""
    return line.is_long or line.day < first


def span_in_words(first: date, last: date, language: str) -> str:
    """Return two days as a phrase: ``du 30 novembre au 6 décembre 2026``."""
    start = datetime.combine(first, time.min, UTC)
    end = datetime.combine(last, time.max, UTC)
    return format_when(start, end, language, all_day=True)


def days_of(lines: list[Line], language: str) -> list[dict[str, Any]]:
    """Return lines grouped by day: the day, its name in words, its lines."""
    lines = sorted(lines, key=lambda line: line.day)
    return [
        {"day": day, "label": format_day(day, language), "lines": list(group)}
        for day, group in groupby(lines, key=lambda line: line.day)
    ]


def _span(form: FilterForm) -> tuple[date, date]:
    first, last = form.days()
    if first is None:
        first = min(today(), last or date.max)
    return first, last or first + min(SEASON, date.max - first)


def _months(days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_month = groupby(days, key=lambda one: one["day"].replace(day=1))
    return [{"first": first, "days": list(group)} for first, group in by_month]
