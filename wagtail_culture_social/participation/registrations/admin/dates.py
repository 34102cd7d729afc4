"""One date at a desk: who registered and where they stand, as a list and as a table."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator
from wagtail.log_actions import log

from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import seats
from wagtail_culture_social.participation.registrations.admin import words
from wagtail_culture_social.participation.registrations.admin.access import (
    may_run,
    seating_to,
)
from wagtail_culture_social.participation.registrations.admin.filters import (
    RegistrationsForm,
)
from wagtail_culture_social.participation.registrations.admin.names import (
    EXPORTED,
    TEMPLATES,
    address,
)
from wagtail_culture_social.participation.registrations.due import due_of
from wagtail_culture_social.participation.registrations.seats import HOLDING
from wagtail_culture_social.social.answers import table_headers

EACH = 50
ACTIONS = ("attendance", "add", "seats", "write", "sending", "csv")


@require_safe
def show_date(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a date with its registrations, some at a time."""
    seating = seating_to(request, pk, "view")
    form = RegistrationsForm(request.GET)
    part = WagtailPaginator(shown(seating, form), EACH).get_page(request.GET.get("p"))
    left = due_of(seating).count() if may_run(request.user) else 0
    can_cancel = may_run(request.user) and seats.takes_place(seating)
    context = heading(seating) | {
        "seats": words.seats_of(seating),
        "state": words.state_of(seating),
        "still_to_go": words.still_to_go(left) if left else "",
        "takes_place": seats.takes_place(seating),
        "form": form,
        "part": part,
        "rows": [_row(row, can_cancel=can_cancel) for row in part],
        "elided_page_range": part.paginator.get_elided_page_range(part.number),
        "may_run": may_run(request.user),
        "urls": {name: address(name, pk) for name in ACTIONS},
    }
    return render(request, f"{TEMPLATES}/date.html", context)


@require_safe
def registrations_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the registrations that the filters leave as a table."""
    seating = seating_to(request, pk, "view")
    rows = shown(seating, RegistrationsForm(request.GET))
    log(seating, EXPORTED, user=request.user)
    start = localtime(seating.starts_at)
    headers = table_headers(f"registrations-{start:%Y-%m-%d}-{pk}")
    fields, said = columns(), words.of_cells()
    cells = (_cells(row, fields, said) for row in rows.iterator())
    lines = csv_table(list(fields), cells)
    return StreamingHttpResponse(lines, headers=headers | {"Cache-Control": "no-store"})


def urls() -> list[URLPattern]:
    """Return the addresses of one date."""
    return [
        path("<int:pk>/", show_date, name="date"),
        path("<int:pk>/registrations.csv", registrations_csv, name="csv"),
    ]


def shown(seating: Seating, form: RegistrationsForm) -> QuerySet[Registration]:
    """Return the registrations of a date that a form leaves, in order of arrival."""
    rows = form.narrow(seating.registrations.order_by("pk"))
    return rows.select_related("seating__offer")


def heading(seating: Seating, title: str = "") -> dict[str, Any]:
    """Return what every page of a date says at its top, and where it stands."""
    event, back_url = words.event_of(seating), address("date", seating.pk)
    places = [(address("index"), _("Registrations")), (back_url, event)]
    if title:
        places.append(("", title))
    return {
        "seating": seating,
        "event": event,
        "when": words.date_of(seating),
        "header_title": title or event,
        "header_icon": "calendar-check",
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in places],
        "back_url": back_url,
    }


def columns() -> dict[str, str]:
    """Return the columns of the table by what they hold."""
    return {
        _("Name"): "name",
        _("E-mail address"): "email",
        _("Adults"): "adults",
        _("Children"): "children",
        _("Needs of access"): "needs",
        _("Status"): "status",
        _("Code"): "code",
        _("Came"): "has_come",
        _("Language"): "language",
        _("Registered on"): "sent_at",
    }


def _cells(
    row: Registration, fields: dict[str, str], said: words.Cells
) -> dict[str, str]:
    """Return a line; it is made while it is sent, when no language is active."""
    return {
        name: said.text(field, getattr(row, field)) for name, field in fields.items()
    }


def _row(row: Registration, *, can_cancel: bool) -> tuple[Registration, str]:
    """Return a registration with where it is cancelled, if it can be."""
    is_held = can_cancel and row.status in HOLDING
    return row, address("cancel", row.seating_id, row.pk) if is_held else ""
