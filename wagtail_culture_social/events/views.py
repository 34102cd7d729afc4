"""Public addresses of events outside the page tree: calendars and open data."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import InvalidPage
from django.db.models import Max, Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Locale, Page

from wagtail_culture_social.domain.csv_export import csv_lines
from wagtail_culture_social.events.agenda import programme_agenda, programme_events
from wagtail_culture_social.events.date_files import date_file
from wagtail_culture_social.events.projection import is_event
from wagtail_culture_social.events.subscriptions import subscription
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.social.answers import (
    calendar_headers,
    for_programs,
    table_headers,
)
from wagtail_culture_social.social.twins import content_language, twin_key
from wagtail_culture_social.social.views import get_public_page


@require_safe
@conditional_page
def event_ics(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the calendar file of an event, written when it was published."""
    page = _public_event(request, pk)
    newest = Max("occurrences__changed_at", filter=Q(occurrences__page=page))
    rows = EventFacts.objects.annotate(newest=newest)
    facts = get_object_or_404(rows, twin_key=twin_key(page))
    text = facts.calendars.get(str(page.pk))
    if text is None:
        raise Http404
    moments = (facts.changed_at, facts.newest, page.last_published_at)
    return _file(page, text, moments)


@require_safe
@conditional_page
def date_ics(request: HttpRequest, pk: int, recurrence_id: str) -> HttpResponseBase:
    """Answer the calendar file of one date of an event."""
    page = _public_event(request, pk)
    dates = Occurrence.objects.filter(page=page).exclude(vevent="")
    date = get_object_or_404(dates, recurrence_id=recurrence_id)
    return _file(page, date_file(page, date), (date.changed_at, page.last_published_at))


@require_safe
def programme_ics(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the calendar of a programme to subscribe to, with the filters it names.

    Who has this version already is told so before a date is read.
    """
    page = _public_programme(request, pk)
    found = subscription(page, request)
    modified = int(found.modified.timestamp())
    response = get_conditional_response(request, found.etag, modified)
    if response is None:
        headers = calendar_headers(page.slug)
        response = StreamingHttpResponse(found.content(), headers=headers)
    response["ETag"] = found.etag
    response["Last-Modified"] = http_date(modified)
    return for_programs(response, page)


@require_safe
@conditional_page
def programme_json(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer a page of the coming events of a programme, as OpenAgenda says them."""
    page = _public_programme(request, pk)
    try:
        found = programme_agenda(page, request)
    except InvalidPage as error:
        raise Http404 from error
    return for_programs(JsonResponse(found), page)


@require_safe
def programme_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the coming events of a programme as a table, one row a date."""
    page = _public_programme(request, pk)
    codes = Locale.objects.values_list("language_code", flat=True)
    own = content_language(page)
    languages = sorted(codes, key=lambda code: (code != own, code))
    lines = csv_lines(programme_events(page, request), languages)
    return for_programs(
        StreamingHttpResponse(lines, headers=table_headers(page.slug)), page
    )


def _file(
    page: Page, content: str | bytes, moments: Iterable[datetime | None]
) -> HttpResponseBase:
    response = HttpResponse(content, headers=calendar_headers(page.slug))
    newest = max(filter(None, moments)).timestamp()
    response["Last-Modified"] = http_date(newest)
    return for_programs(response, page)


def _public_event(request: HttpRequest, pk: int) -> Any:
    page = get_public_page(request, pk)
    if not is_event(page):
        raise Http404
    return page


def _public_programme(request: HttpRequest, pk: int) -> Any:
    page = get_public_page(request, pk)
    if not getattr(page, "wcs_has_calendar", False):
        raise Http404
    return page
