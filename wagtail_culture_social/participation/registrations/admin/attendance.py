"""The list of a door: who has seats and who came, to tick and to print."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import desk
from wagtail_culture_social.participation.registrations.admin.access import (
    may_run,
    seating_to,
)
from wagtail_culture_social.participation.registrations.admin.dates import heading
from wagtail_culture_social.participation.registrations.admin.filters import found
from wagtail_culture_social.participation.registrations.admin.names import (
    TEMPLATES,
    address,
)
from wagtail_culture_social.participation.registrations.words import seats_count


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who has seats, find a code, and note with one key who came."""
    if request.method == "POST":
        return _note(request, seating_to(request, pk))
    seating = seating_to(request, pk, "view")
    seated = seated_at(seating)
    words = request.GET.get("q", "")
    rows = list(found(seated, words))
    only = rows[0] if words and len(rows) == 1 else None
    context = heading(seating, _("Attendance list")) | {
        "rows": rows,
        "words": words,
        "came": _seats(one for one in seated if one.has_come),
        "expected": seating.taken,
        "focused": str(only.pk) if only else request.GET.get("noted", ""),
        "may_run": may_run(request.user),
        "print_url": address("print", pk),
    }
    return render(request, f"{TEMPLATES}/attendance.html", context)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list on paper, with a box before every name."""
    seating = seating_to(request, pk, "view")
    context = heading(seating) | {
        "rows": list(seated_at(seating)),
        "language": get_language(),
    }
    response = render(request, f"{TEMPLATES}/sheet.html", context)
    add_never_cache_headers(response)
    return response


def seated_at(seating: Seating) -> QuerySet[Registration]:
    """Return who has seats, by name."""
    rows = seating.registrations.filter(status=Registration.Status.CONFIRMED)
    return rows.select_related("seating__offer").order_by(Lower("name"), "pk")


def urls() -> list[URLPattern]:
    """Return the addresses of the list."""
    return [
        path("<int:pk>/attendance/", attendance, name="attendance"),
        path("<int:pk>/attendance/print/", sheet, name="print"),
    ]


def _note(request: HttpRequest, seating: Seating) -> HttpResponse:
    """Note one person; after a search the next code can be typed at once."""
    has_come = "came" in request.POST
    key = request.POST.get("came" if has_come else "gone", "")
    row = None
    if key.isdecimal() and len(key) < 19:
        row = desk.note_presence(seating, int(key), has_come=has_come)
    back = address("attendance", seating.pk)
    if row is None:
        messages.error(request, _("This registration has no seats any more."))
        return redirect(back)
    if not request.POST.get("q"):
        return redirect(f"{back}?{urlencode({'noted': row.pk})}#wcs-came-{row.pk}")
    words = _("%(code)s: came, %(seats)s.") if has_come else _("%(code)s: not here.")
    told: dict[str, Any] = {"code": row.code, "seats": seats_count(row.seats)}
    messages.success(request, words % told)
    return redirect(back)


def _seats(rows: Any) -> int:
    return sum(row.seats for row in rows)
