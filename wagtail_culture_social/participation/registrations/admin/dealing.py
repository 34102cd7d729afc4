"""What is done at a desk, each on a page that asks first: add, cancel, seats, write."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.log_actions import log

from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import (
    desk,
    registering,
    seats,
    telling,
)
from wagtail_culture_social.participation.registrations.admin.access import seating_to
from wagtail_culture_social.participation.registrations.admin.dates import heading
from wagtail_culture_social.participation.registrations.admin.forms import (
    CapacityForm,
    MessageForm,
    TelephoneForm,
)
from wagtail_culture_social.participation.registrations.admin.names import (
    ADDED,
    CANCELLED,
    SEATS,
    TEMPLATES,
    WRITTEN,
    address,
)
from wagtail_culture_social.participation.registrations.admin.words import still_to_go
from wagtail_culture_social.participation.registrations.due import due_of

Status = Registration.Status
MOST_SHOWN = 50
"""Of how many whom a message did not reach names are shown."""


@sensitive_post_parameters()
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who telephones, and give them seats or a place on the waiting list."""
    seating = seating_to(request, pk)
    if not seats.takes_place(seating):
        words = _("Nobody can register for this date any more.")
        return _back(request, seating, words, is_done=False)
    form = TelephoneForm(request.POST or None, seating=seating)
    if form.is_valid():
        try:
            row = desk.add(pk, form.said, form.cleaned_data["language"])
        except desk.Refused as refused:
            form.add_error(None, str(refused))
        else:
            log(seating, ADDED, user=request.user, data={"registration": row.pk})
            return _back(request, seating, _added(row))
    return _asked(request, seating, form, "add")


def cancel(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask whether a registration is cancelled; whoever has an address is told."""
    seating = seating_to(request, pk)
    rows = seating.registrations.select_related("seating__offer")
    row = get_object_or_404(rows, pk=number)
    if request.method != "POST":
        return _asked(request, seating, forms.Form(), "cancel", registration=row)
    if not registering.cancel(row):
        words = _("This registration cannot be cancelled any more.")
        return _back(request, seating, words, is_done=False)
    log(seating, CANCELLED, user=request.user, data={"registration": row.pk})
    return _back(request, seating, _("The registration is cancelled."))


def change_seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how many seats a date has; who waits moves up."""
    seating = seating_to(request, pk)
    if not seats.takes_place(seating):
        words = _("This date is over or cancelled: its seats stay as they are.")
        return _back(request, seating, words, is_done=False)
    form = CapacityForm(request.POST or None, seating=seating)
    if form.is_valid():
        before, count = seating.capacity, form.cleaned_data["seats"]
        now = desk.give_seats(pk, count)
        told = {"before": before, "after": now.capacity}
        log(seating, SEATS, user=request.user, data=told)
        return _back(request, seating, _seats_now(now))
    is_full = seats.is_called_full(seating)
    return _asked(request, seating, form, "seats", is_called_full=is_full)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what to write, and send it to everybody apart."""
    seating = seating_to(request, pk)
    form = MessageForm(request.POST or None, seating=seating)
    if form.is_valid():
        token = form.cleaned_data["token"]
        try:
            sent, left = desk.write(seating, form.recipients, form.letters, token)
        except desk.Refused as refused:
            return _back(request, seating, str(refused), is_done=False)
        return _written(request, seating, sent, left)
    return _asked(request, seating, form, "write")


def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom messages about a date did not reach yet; a POST sends some more."""
    seating = seating_to(request, pk)
    marks = due_of(seating)
    if request.method == "POST":
        sent = telling.go_on(marks)
        return _written(request, seating, sent, marks.count())
    people = seating.registrations.filter(key__in=marks.values("subject"))
    if not (count := people.count()):
        return redirect(address("date", seating.pk))
    more = {
        "people": people.order_by("pk")[:MOST_SHOWN],
        "more": max(0, count - MOST_SHOWN),
        "goes_on": "on" in request.GET,
    }
    return _asked(request, seating, forms.Form(), "sending", **more)


def urls() -> list[URLPattern]:
    """Return the addresses of what is done about one date."""
    return [
        path("<int:pk>/add/", add, name="add"),
        path("<int:pk>/cancel/<int:number>/", cancel, name="cancel"),
        path("<int:pk>/seats/", change_seats, name="seats"),
        path("<int:pk>/write/", write, name="write"),
        path("<int:pk>/sending/", go_on, name="sending"),
    ]


def titles() -> dict[str, str]:
    """Return what each page is for, by its name."""
    return {
        "add": _("Add by telephone"),
        "cancel": _("Cancel the registration"),
        "seats": _("Change the seats"),
        "write": _("Write to everybody"),
        "sending": _("Messages that are still to go"),
    }


def _added(row: Registration) -> str:
    if row.status == Status.WAITING:
        return _("All seats are taken: they are on the waiting list.")
    return _("They have seats; their code is %(code)s.") % {"code": row.code}


def _seats_now(seating: Seating) -> str:
    """Say how many seats there are, and why not fewer."""
    told = {"count": seating.capacity, "said": seats.said(seating)}
    if seating.capacity > seats.said(seating):
        words = _(
            "%(count)d seats are taken and stay so. Those that are given back go to "
            "nobody until %(said)d are left."
        )
        return words % told
    words = ngettext(
        "This date has %(count)d seat.", "This date has %(count)d seats.", told["count"]
    )
    return words % told


def _written(
    request: HttpRequest, seating: Seating, sent: int, left: int
) -> HttpResponse:
    """Say how many messages went out; if some are left, lead to where one goes on.

    While some go out, a browser with JavaScript goes on by itself.
    """
    log(seating, WRITTEN, user=request.user, data={"sent": sent, "left": left})
    words = ngettext("%(count)d message sent.", "%(count)d messages sent.", sent)
    told = words % {"count": sent}
    if not left:
        return _back(request, seating, told)
    told = f"{told} {still_to_go(left)}"
    messages.warning(request, told)
    return redirect(f"{address('sending', seating.pk)}{'?on' if sent else ''}")


def _asked(
    request: HttpRequest, seating: Seating, form: forms.Form, name: str, **more: Any
) -> HttpResponse:
    context = heading(seating, titles()[name]) | {"form": form, **more}
    return render(request, f"{TEMPLATES}/{name}.html", context)


def _back(
    request: HttpRequest, seating: Seating, words: str, *, is_done: bool = True
) -> HttpResponse:
    tell = messages.success if is_done else messages.warning
    tell(request, words)
    return redirect(address("date", seating.pk))
