"""Public addresses of events outside the page tree: calendar files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from wagtail_culture_social.domain.calendar_zones import Years
from wagtail_culture_social.domain.calendars import Heading, stream
from wagtail_culture_social.events.projection import is_event
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.social.twins import content_language, twin_key
from wagtail_culture_social.social.views import get_public_page


@require_safe
def event_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the calendar file of an event, written when it was published."""
    page = _public_event(request, pk)
    facts = get_object_or_404(EventFacts, twin_key=twin_key(page))
    text = facts.calendars.get(str(page.pk))
    if text is None:
        raise Http404
    return calendar_response(text, page.slug)


@require_safe
def date_ics(request: HttpRequest, pk: int, recurrence_id: str) -> HttpResponse:
    """Answer the calendar file of one date of an event."""
    page = _public_event(request, pk)
    dates = Occurrence.objects.filter(page=page).exclude(vevent="")
    date = get_object_or_404(dates, recurrence_id=recurrence_id)
    years = Years(date.start.year, date.end.year)
    zones = {} if date.all_day else {date.time_zone: years}
    heading = Heading(name=page.title, language=content_language(page))
    return calendar_response(stream([date.vevent], zones, heading), page.slug)


def calendar_response(content: Any, name: str) -> HttpResponse:
    """Return a calendar as calendars are served."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _public_event(request: HttpRequest, pk: int) -> Any:
    page = get_public_page(request, pk)
    if not is_event(page):
        raise Http404
    return page
