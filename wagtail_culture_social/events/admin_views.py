"""The admin view that shows what a schedule comes to while it is typed."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_POST

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.events.projection import is_event
from wagtail_culture_social.events.schedule_preview import schedule_preview
from wagtail_culture_social.events.sifting import in_words

PLAIN_FIELDS = ("time_zone", "state", "date_notes")
_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")


@require_POST
def preview_of_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the dates that are typed into a page; nothing is saved."""
    page = get_object_or_404(page_model(), pk=pk).specific
    if not is_event(page):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return _answer(request, page)


@require_POST
def preview_of_new_page(
    request: HttpRequest, app_label: str, model_name: str, parent_pk: int
) -> HttpResponse:
    """Answer with the dates that are typed into a page to be."""
    parent = get_object_or_404(page_model(), pk=parent_pk).specific
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    for model in parent.creatable_subpage_models():
        names = (model._meta.app_label, model._meta.model_name)
        if names == (app_label, model_name) and hasattr(model, "event_facts"):
            page = model(locale=parent.locale)
            page.set_url_path(parent)
            return _answer(request, page)
    raise Http404


def type_into(page: Any, data: QueryDict) -> list[str]:
    """Give an unsaved page what is typed of its dates, still unread for the schedule.

    Returns what is wrong with the rest.
    """
    faults: list[str] = []
    for name in ("schedule", *PLAIN_FIELDS):
        field = page._meta.get_field(name).formfield()
        field.is_deferred_validation = True
        if field.widget.value_omitted_from_data(data, {}, name):
            continue
        typed = field.widget.value_from_datadict(data, {}, name)
        try:
            setattr(page, name, typed if name == "schedule" else field.clean(typed))
        except ValidationError as error:
            faults += in_words(field, error)
    return faults


def _answer(request: HttpRequest, page: Any) -> HttpResponse:
    faults = type_into(page, request.POST)
    found = _MONTH.fullmatch(request.POST.get("month", ""))
    month = date(int(found[1]), int(found[2]), 1) if found else None
    return render(
        request,
        "wagtail_culture_social/admin/schedule_preview.html",
        schedule_preview(page, faults, month),
    )


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/schedule/"
    return [
        path(
            f"{address}<int:pk>/",
            preview_of_page,
            name="wagtail_culture_social_schedule",
        ),
        path(
            f"{address}<slug:app_label>/<slug:model_name>/<int:parent_pk>/",
            preview_of_new_page,
            name="wagtail_culture_social_new_schedule",
        ),
    ]
