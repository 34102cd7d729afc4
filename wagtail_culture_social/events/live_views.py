"""The admin view that asks before "Live now" or "Stop", and the buttons to it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.events.live import Sitting
from wagtail_culture_social.events.live_switch import (
    NAME,
    may_switch,
    offered_switch,
    press,
    turns_on,
)
from wagtail_culture_social.events.projection import is_event


def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then begin or end the stream of an event; what was asked is what is done."""
    page = get_object_or_404(page_model(), pk=pk).specific
    if not is_event(page):
        raise Http404
    if not may_switch(page, request.user):
        raise PermissionDenied
    sitting = offered_switch(page, request.user)
    back = reverse("wagtailadmin_pages:edit", args=[pk])
    if sitting is None:
        messages.warning(request, _("Nothing is streamed at this hour."))
        return redirect(back)
    if request.method == "POST":
        _press(request, page, sitting)
        return redirect(back)
    return render(
        request,
        "wagtail_culture_social/admin/live_switch.html",
        {
            "page": page,
            "sitting": sitting,
            "turns_on": turns_on(sitting),
            "back_url": back,
        },
    )


def live_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the button of the stream that runs or is about to, for who may press it."""
    if not hasattr(page.specific_class, "event_facts"):
        return
    sitting = offered_switch(page.specific, user)
    if sitting is not None:
        yield Button(
            _("Live now") if turns_on(sitting) else _("Stop the live stream"),
            reverse(NAME, args=[page.pk]),
            icon_name="media",
            priority=12,
        )


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    return [path("culture-social/live/<int:pk>/", switch, name=NAME)]


def _press(request: HttpRequest, page: Any, sitting: Sitting) -> None:
    """Do what was asked, unless the hour or somebody else has changed it meanwhile."""
    wanted = request.POST.get("switch", "")
    is_asked = request.POST.get("date") == sitting.date.recurrence_id
    if not is_asked or wanted != ("on" if turns_on(sitting) else "off"):
        messages.warning(request, _("The state has changed meanwhile: look again."))
        return
    press(page, sitting, request.user, is_live=wanted == "on")
    done = _("“%(title)s” is live now, in every language.")
    if wanted == "off":
        done = _("The live stream of “%(title)s” has ended, in every language.")
    messages.success(request, done % {"title": page.title})
