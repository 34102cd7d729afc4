"""Public addresses of events outside the page tree: calendar files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wagtail_culture_social.events.calendars import event_calendar
from wagtail_culture_social.events.services import is_event
from wagtail_culture_social.social.views import get_public_page


@require_safe
def event_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the calendar file of an event: one entry per date."""
    page = get_public_page(request, pk)
    if not is_event(page):
        raise Http404
    response = HttpResponse(
        event_calendar(page), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
