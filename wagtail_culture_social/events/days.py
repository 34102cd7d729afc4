"""What the views of a programme show of one month, one week or one day."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.dates import weekday_names
from wagtail_culture_social.domain.spans import ONE_DAY, YEARS
from wagtail_culture_social.events.filters import TopicForm
from wagtail_culture_social.events.grid import grid, nearest, touching
from wagtail_culture_social.events.listing import dates_below, upcoming
from wagtail_culture_social.events.programme import frame, page_of, places_of
from wagtail_culture_social.events.spans import DAY, MONTH, WEEK, Span
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.twins import content_language

MOST = {"month": 3, "week": 20}
"""How many of its dates a day shows."""


def month(index: Page, request: HttpRequest, day: date) -> dict[str, Any]:
    """Return the days of a month with the first dates of each."""
    return days_of(index, request, day, MONTH)


def week(index: Page, request: HttpRequest, day: date) -> dict[str, Any]:
    """Return the days of a week with the first dates of each."""
    return days_of(index, request, day, WEEK)


def days_of(index: Page, request: HttpRequest, day: date, span: Span) -> dict[str, Any]:
    """Return the days of a month or a week."""
    first, last = span.bounds(day)
    form, dates = narrowed(index, request)
    found = grid(dates, first, last, MOST[span.view], index, request)
    beside = (found.before, found.after)
    context = span_context(index, request, form, span, day, found.count, beside)
    return {
        **context,
        "grid": found,
        "weekdays": weekday_names(content_language(index)),
        "list_query": list_query(form, first, last),
    }


def list_query(form: TopicForm, first: date, last: date) -> str:
    """Return how the list shows some days, ``""`` for days that are past."""
    if last < today():
        return ""
    return urlencode([("first", first), ("last", last), *form.pairs])


def one_day(index: Page, request: HttpRequest, day: date) -> dict[str, Any]:
    """Return everything on one day: what takes place, and what goes on."""
    form, dates = narrowed(index, request)
    shown = dates.filter(touching(day, day)).order_by("day", "start", "pk")
    rows, pages = page_of(shown, form, index, request)
    beside = (None, None) if rows else nearest(dates, day, day)
    context = span_context(index, request, form, DAY, day, len(rows), beside)
    return {
        **context,
        "rows": [row for row in rows if not row["is_long"]],
        "during": [row for row in rows if row["is_long"]],
        "pages": pages,
    }


def narrowed(index: Page, request: HttpRequest) -> tuple[TopicForm, Any]:
    """Return the filters of any view and the dates that they leave."""
    form = TopicForm.of(request.GET)
    if place := form.chosen.get("place"):
        form.places = places_of(upcoming(index, now()), index, place)
    return form, form.narrow(dates_below(index))


def span_context(
    index: Page,
    request: HttpRequest,
    form: TopicForm,
    span: Span,
    day: date,
    count: int,
    beside: tuple[date | None, date | None],
) -> dict[str, Any]:
    """Return what is shown around the dates of a span.

    Only months are for search engines, and only as long as something is in them. An
    empty span leads to the nearest days ``beside`` it that have dates, so that nobody
    wanders through empty months, and no robot either.
    """
    language = content_language(index)
    heading = span.title(day, language)
    is_indexed = span is MONTH and count > 0 and not form.is_narrowed
    title = f"{heading} – {index.title}"
    part = Part(span.path(day), title, form.query, is_indexed)
    first, last = span.bounds(day)
    before, after = (first - ONE_DAY, last + ONE_DAY) if count else beside
    return {
        **frame(index, request, form, span.view, part, day),
        "heading": heading,
        "count": count,
        "previous": step(span, before, language),
        "next": step(span, after, language),
    }


def step(span: Span, day: date | None, language: str) -> dict[str, str] | None:
    """Return the way to the span around a day."""
    if day is None or day.year not in YEARS:
        return None
    return {"path": span.path(day), "label": span.name(day, language)}
