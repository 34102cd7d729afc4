"""The admin view that shows what a schedule comes to while it is typed."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.blocks import StreamValue

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.events.projection import is_event
from wagtail_culture_social.events.schedule_preview import schedule_preview
from wagtail_culture_social.events.schedules import fault_of_schedule

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
    label = f"{app_label}.{model_name}"
    for model in parent.creatable_subpage_models():
        if model._meta.label_lower == label and hasattr(model, "event_facts"):
            page = model(locale=parent.locale)
            page.set_url_path(parent)
            return _answer(request, page)
    raise Http404


def type_into(page: Any, data: QueryDict) -> list[str]:
    """Give an unsaved page what is typed of its dates; return what is wrong with it.

    A block that makes no sense is left out; what is merely not typed yet is no fault.
    """
    return [*_type_plain(page, data), *_type_schedule(page, data)]


def _type_plain(page: Any, data: QueryDict) -> Iterator[str]:
    for name in PLAIN_FIELDS:
        field = page._meta.get_field(name).formfield()
        field.is_deferred_validation = True
        if field.widget.value_omitted_from_data(data, {}, name):
            continue
        try:
            value = field.widget.value_from_datadict(data, {}, name)
            setattr(page, name, field.clean(value))
        except ValidationError as error:
            yield from _in_words(field, error)


def _type_schedule(page: Any, data: QueryDict) -> Iterator[str]:
    field = page._meta.get_field("schedule").formfield()
    if field.widget.value_omitted_from_data(data, {}, "schedule"):
        return
    kept = []
    for child in field.widget.value_from_datadict(data, {}, "schedule"):
        try:
            value = child.block.clean(child.value)
        except ValidationError as error:
            yield from _in_words(child.block, error)
        else:
            kept.append((child.block_type, value, child.id))
    page.schedule = StreamValue(field.block, kept)
    together = fault_of_schedule(page.schedule)
    if together is not None:
        yield from _in_words(field.block, together)


def _answer(request: HttpRequest, page: Any) -> HttpResponse:
    faults = type_into(page, request.POST)
    found = _MONTH.fullmatch(request.POST.get("month", ""))
    month = date(int(found[1]), int(found[2]), 1) if found else None
    return render(
        request,
        "wagtail_culture_social/admin/schedule_preview.html",
        schedule_preview(page, faults, month),
    )


def _in_words(block: Any, error: ValidationError) -> list[str]:
    return [
        _("%(field)s: %(message)s") % {"field": field.label, "message": message}
        if field.label
        else message
        for field, one in _leaves(block, error)
        if one.code != "required"
        for message in one.messages
    ]


def _leaves(block: Any, error: Any) -> Iterator[tuple[Any, ValidationError]]:
    """Yield the errors at the ends of a tree of blocks, each with its field."""
    if not hasattr(error, "block_errors"):
        yield from ((block, one) for one in error.error_list)
        return
    yield from ((block, one) for one in error.non_block_errors.as_data())
    for name, one in error.block_errors.items():
        children = getattr(block, "child_blocks", {})
        child = getattr(block, "child_block", None) or children.get(name, block)
        yield from _leaves(child, one)


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
