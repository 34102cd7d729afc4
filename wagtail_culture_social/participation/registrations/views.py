"""The pages on which one registers, confirms and cancels; they are never cached."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.domain.registrations import Phase
from wagtail_culture_social.participation.addresses import OF_REGISTRATION
from wagtail_culture_social.participation.defences.answers import answer, see
from wagtail_culture_social.participation.defences.limiter import allow
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.on_page import language_asked
from wagtail_culture_social.participation.registrations import (
    mails,
    registering,
    seats,
)
from wagtail_culture_social.participation.registrations.forms import SeatsForm
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
    path_to,
    read_link,
)
from wagtail_culture_social.participation.registrations.offered import (
    Offered,
    known,
    offered,
)
from wagtail_culture_social.participation.registrations.shown import (
    anchor_of,
    form_url,
)
from wagtail_culture_social.participation.registrations.standing import standing_of
from wagtail_culture_social.participation.uploads.capping import takes_form

FOLDER = "wagtail_culture_social/registrations"
MAILBOX = (3, 60 * 60)
"""Mails that one mailbox gets for a date from one network, and in how many seconds."""

Status = Registration.Status


@takes_form
@csrf_exempt  # the form brings its own proof: no cookie is set before or after it
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Show the form, keep what it says once and send the link, or say so."""
    try:
        found = offered(request, twin_key, block)
    except Http404:
        return _closed(request, twin_key, block)
    with override(found.language):
        form = SeatsForm.for_request(
            request,
            str(twin_key),
            block,
            offered=found,
            initial={"date": request.GET.get("date", "")},
        )
        url = form_url(found.offer, found.language)
        if form.is_valid() and _keep(found, form):
            return see(f"{url}&done=1")
    context = {
        "form": form,
        "is_done": "done" in request.GET,
        "action": url,
        "question": found.value,
        "title": found.page.title,
        "event_url": f"{found.page.get_url(request)}#{anchor_of(block)}",
    }
    return answer(
        request,
        f"{FOLDER}/form.html",
        context,
        language=found.language,
        status=form.status,
    )


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a click, which programs that follow links do not make; then confirm."""
    row, language = read_link(token, CONFIRMING)
    if row is None:
        return _gone(request, language)
    if request.method == "POST":
        registering.confirm(row)
        return see(path_to(row, MANAGING))
    is_open = seats.phase_of(row.seating) == Phase.OPEN
    is_asked = row.status == Status.UNCONFIRMED and is_open
    return _standing(request, row, "confirm" if is_asked else "mine")


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody their registration, or cancel it."""
    row, language = read_link(token, MANAGING)
    if row is None:
        return _gone(request, language)
    if request.method == "POST":
        registering.cancel(row)
        return see(request.path)
    return _standing(request, row, "mine")


def urls() -> list[URLPattern]:
    """Return the addresses of registrations to events."""
    return [
        path(f"{OF_REGISTRATION}/", register, name="registration"),
        path("registration/confirm/<str:token>/", confirm, name="registration_confirm"),
        path("registration/mine/<str:token>/", mine, name="registration_mine"),
    ]


def _keep(found: Offered, form: SeatsForm) -> bool:
    """Keep a registration and send its link; else say on the form what is wrong."""
    kept: list[tuple[Registration, bool]] = []

    def save() -> None:
        kept.append(registering.register(form.seating, form.said, found.language))

    form.once(save)
    return all(_is_sent(form, row, is_new=is_new) for row, is_new in kept)


def _is_sent(form: SeatsForm, row: Registration, *, is_new: bool) -> bool:
    """Send the link; where that fails nothing new is kept, and the form may come again.

    Who registered already is told so in their mailbox, and nowhere else.
    """
    form.renew_token()
    if not allow(form.request, f"registration-mailbox/{row.person}", *MAILBOX):
        words = _("This mailbox has had several messages. Please try again in an hour.")
        form.add_error("email", words)
        return False
    if mails.send_standing(row):
        return True
    if is_new:
        registering.erase(row)
    words = _("The message could not be sent. Please try again in a while.")
    form.add_error("email", words)
    return False


def _standing(request: HttpRequest, row: Registration, name: str) -> HttpResponse:
    with override(row.language):
        context = standing_of(row)
    return answer(request, f"{FOLDER}/{name}.html", context, language=row.language)


def _closed(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Tell who sends the form of a page that is gone so, or answer 404."""
    if request.method != "POST" or known(twin_key, block) is None:
        raise Http404
    language = language_asked(request)
    return answer(request, f"{FOLDER}/closed.html", {}, language=language, status=410)


def _gone(request: HttpRequest, language: str) -> HttpResponse:
    language = language or get_language() or ""
    return answer(request, f"{FOLDER}/gone.html", {}, language=language, status=410)
