"""What every view of a programme shows, and the lists of what comes and what is past.

The views of one month, week or day are in `days`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Page

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.calendar_links import webcal_url
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.domain.spans import YEARS
from wagtail_culture_social.events.filters import FilterForm, TopicForm
from wagtail_culture_social.events.listing import past, upcoming
from wagtail_culture_social.events.live import LIVE_COLUMNS
from wagtail_culture_social.events.rows import entries
from wagtail_culture_social.events.spans import MONTH, WEEK
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.listing import page_number
from wagtail_culture_social.social.twins import content_language, source_of

PAGE_SIZE = 30
TOLD = (
    "start",
    "end",
    "day",
    "last_day",
    "all_day",
    "time_zone",
    "state",
    "note",
    "note_language",
    "page__content_type",
    "recurrence_id",
    *(f"facts__{name}" for name in LIVE_COLUMNS),
)
"""Columns that a row says; its page is fetched with its own type."""
TABS = {
    "list": gettext_lazy("List"),
    "month": pgettext_lazy("view of a programme", "Month"),
    "week": pgettext_lazy("view of a programme", "Week"),
    "past": pgettext_lazy("view of a programme", "Past"),
    "places": pgettext_lazy("view of a programme", "Places"),
    "season": pgettext_lazy("view of a programme", "To print"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the views, as a link from the others."""

    name: str
    label: Any
    url: str


def coming(index: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what runs and what comes, by day, as far as the filters leave it."""
    present, form = now(), FilterForm.of(request.GET)
    dates = upcoming(index, present)
    form.places = places_of(dates, index)
    dates = form.narrow(dates)
    rows, pages = page_of(dates, form, index, request)
    running = [row for row in rows if is_running(row, present)]
    first, _last = form.days()
    part = Part(query=form.query, indexed=not form.is_narrowed and pages["number"] == 1)
    return {
        **frame(index, request, form, "list", part),
        "running": sorted(running, key=lambda row: row["end"]),
        "days": by_day([row for row in rows if row not in running], index, first),
        "pages": pages,
        "count": len(rows),
        "table_url": format_url("programme_csv", index, form),
        "data_url": format_url("programme_json", index, form),
        "next_day": None if rows else next_day(index, request, present),
    }


def gone(index: Page, request: HttpRequest, year: int | None = None) -> dict[str, Any]:
    """Return what is past, the latest first: all of it, or that of one year."""
    present, form = now(), TopicForm.of(request.GET)
    if year is not None and year not in range(YEARS.start, today().year + 1):
        raise Http404
    dates = form.narrow(past(index, present))
    shown = dates if year is None else dates.filter(day__year=year)
    rows, pages = page_of(shown, form, index, request)
    title = _("Past events") if year is None else _("Past events: %(year)s")
    title = title % {"year": year}
    is_indexed = bool(rows) and not form.is_narrowed and pages["number"] == 1
    path = "past/" if year is None else f"past/{year}/"
    return {
        **frame(
            index,
            request,
            form,
            "past",
            Part(path, f"{title} – {index.title}", form.query, is_indexed),
        ),
        "heading": title,
        "rows": rows,
        "pages": pages,
        "count": len(rows),
        "year": year,
        "years": years_of(dates),
    }


def frame(
    index: Page,
    request: HttpRequest,
    form: TopicForm,
    view: str,
    part: Part,
    day: date | None = None,
) -> dict[str, Any]:
    """Return what all views have: their filters, the way to the others and out."""
    return {
        "form": form,
        "view": view,
        "tabs": tabs(index, request, form, day),
        "programme_url": index.get_url(request) or "",
        "subscribe_url": subscribe_url(index, request, form),
        "wcs_part": part,
    }


def tabs(
    index: Page, request: HttpRequest, form: TopicForm, day: date | None
) -> list[Tab]:
    """Return the views, with the filters and about the day that is looked at."""
    day = day or today()
    paths = {
        "list": "",
        "month": MONTH.path(day),
        "week": WEEK.path(day),
        "past": "past/",
        "places": "places/",
        "season": "season/",
    }
    base, query = index.get_url(request) or "", form.topic_query
    tail = f"?{query}" if query else ""
    return [
        Tab(name, label, f"{base}{paths[name]}{tail}") for name, label in TABS.items()
    ]


def subscribe_url(index: Page, request: HttpRequest, form: TopicForm) -> str:
    """Return the address at which a calendar program subscribes to this view."""
    url = format_url("programme_ics", index, form)
    return webcal_url(request.build_absolute_uri(url)) if url else ""


def format_url(name: str, index: Page, form: TopicForm) -> str:
    """Return the address of this view in another format; "" without our addresses."""
    try:
        path = reverse(f"wagtail_culture_social:{name}", args=[index.pk])
    except NoReverseMatch:
        return ""
    return f"{path}?{form.query}" if form.query else path


def places_of(dates: Any, index: Page, only: Any = None) -> list[tuple[str, str]]:
    """Return (key, name) of the places of dates, named in the index's language.

    With ``only``, just the one of that key.
    """
    venues = Venue.objects.order_by()
    if only is not None:
        venues = venues.filter(translation_key=only)
    dates = dates.order_by()
    twins = Venue.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale_id=source_of(index).locale_id,
    )
    used = venues.filter(Exists(dates.filter(facts__venue=OuterRef("pk"))))
    named = used.annotate(
        shown=Coalesce(Subquery(twins.order_by().values("name")[:1]), "name")
    )
    found = {
        str(key): name for key, name in named.values_list("translation_key", "shown")
    }
    return sorted(found.items(), key=lambda place: place[1].casefold())


def page_of(
    dates: Any, form: TopicForm, index: Page, request: HttpRequest
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the rows of the page that is asked for, and the way to its neighbours.

    One row more is looked at, nothing is counted. Raises ``Http404`` behind the last.
    """
    number = page_number(request)
    begin = (number - 1) * PAGE_SIZE
    lean = dates.select_related(None).select_related("page", "facts").only(*TOLD)
    found = list(lean[begin : begin + PAGE_SIZE + 1])
    if number > 1 and not found:
        raise Http404
    return entries(found[:PAGE_SIZE], index), {
        "number": number,
        "previous": page_query(form, number - 1) if number > 1 else None,
        "next": page_query(form, number + 1) if len(found) > PAGE_SIZE else None,
    }


def page_query(form: TopicForm, number: int) -> str:
    """Return the query string of a page, with the filters."""
    return urlencode([*form.pairs, ("page", number)]) if number > 1 else form.query


def is_running(row: dict[str, Any], present: datetime) -> bool:
    """Tell whether a row has begun and has no day of its own in a list from today."""
    has_begun = row["start"] <= present
    return has_begun and (row["is_long"] or row["date"] < timezone.localdate(present))


def by_day(
    rows: list[dict[str, Any]], index: Page, first: date | None
) -> list[dict[str, Any]]:
    """Return rows by their day; what begins before the first day counts to it.

    They come in the order of their start, which in another zone is on another day.
    """
    language, present = content_language(index), today()
    rows = sorted(rows, key=lambda row: (row["date"], row["start"]))
    days = groupby(rows, key=lambda row: max(row["date"], first or row["date"]))
    return [
        {
            "date": day,
            "label": format_day(day, language),
            "is_today": day == present,
            "rows": list(group),
        }
        for day, group in days
    ]


def next_day(index: Page, request: HttpRequest, present: datetime) -> Any:
    """Return the next day on which something begins, and the filters that hold then.

    The filters that say when are dropped, and the others too if nothing is left.
    """
    dates = upcoming(index, present).filter(start__gt=present)
    for form in (TopicForm.of(request.GET), TopicForm.of({})):
        day = form.narrow(dates).values_list("day", flat=True).first()
        if day is not None:
            label = format_day(day, content_language(index))
            return {"day": day, "label": label, "query": form.query}
    return None


def years_of(dates: Any) -> list[int]:
    """Return the years from the latest date to the first."""
    found = dates.order_by().aggregate(first=Min("day"), last=Max("day"))
    if found["first"] is None:
        return []
    years = range(found["first"].year, found["last"].year + 1)
    return [year for year in reversed(years) if year in YEARS]
