"""The pages behind the signed links of entries; a look at them changes nothing."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wagtail_culture_social.participation.defences.answers import answer, see
from wagtail_culture_social.participation.defences.limiter import allow
from wagtail_culture_social.participation.entries import (
    confirming,
    consents,
    exports,
    guardians,
    mails,
    managing,
)
from wagtail_culture_social.participation.entries.links import (
    CONFIRMING,
    GUARDIAN,
    MANAGING,
    path_to,
    read_link,
)
from wagtail_culture_social.participation.entries.sent import is_of
from wagtail_culture_social.participation.entries.standing import standing_of
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.uploads.capping import takes_form
from wagtail_culture_social.participation.uploads.views import file_response

FOLDER = "wagtail_culture_social/entries"
TOLD, UNTOLD = "told", "untold"
"""Words of an address that say whether the messages went out."""
PARENTS = (3, 24 * 60 * 60)
"""Messages to one parent about an entry, and in how many seconds."""


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a click, which programs that follow links do not make; then confirm."""
    entry, language = read_link(token, CONFIRMING)
    is_first = False
    if request.method == "POST" and entry is not None:
        is_first = confirming.confirm(entry)
        entry, language = read_link(token, CONFIRMING)  # as it stands by now
    if entry is None:
        return _gone(request, language)
    is_told = not is_first or mails.tell_received(entry)
    if _is_unconfirmed(entry):
        return _ask_to_confirm(request, entry, token)
    return see(path_to(entry, MANAGING) + ("" if is_told else f"?{UNTOLD}=1"))


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request: HttpRequest, token: str) -> HttpResponse:
    """Show a parent the entry of their child; let them agree, or have it deleted."""
    entry, language = read_link(token, GUARDIAN)
    if entry is None:
        return _gone(request, language)
    with override(entry.language):
        wording = consents.guardian_wording(entry.language)
    if request.method == "POST":
        if "refuse" in request.POST:
            managing.erase(entry)
            return see(f"{request.path}?deleted=1")
        if "agrees" in request.POST:
            guardians.confirm(entry, wording)
            return see(request.path)
    is_waiting = guardians.is_waiting(entry)
    is_missing = is_waiting and request.method == "POST"
    context = {
        "is_waiting": is_waiting,
        "agreement": wording.text,
        "is_missing": is_missing,
    }
    status = 422 if is_missing else 200
    return _page(request, entry, "guardian", token, status, **context)


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody their entry; withdraw it, delete it, or ask the parent again."""
    entry, language = read_link(token, MANAGING)
    if entry is None:
        return _gone(request, language)
    if request.method == "POST":
        return see(f"{request.path}{_done(request, entry)}")
    context = {
        "is_waiting": guardians.is_waiting(entry),
        "is_told": TOLD in request.GET,
        "is_untold": UNTOLD in request.GET,
        "may_withdraw": entry.status != EntryStatus.WITHDRAWN,
        "export_url": f"{request.path}export.json",
    }
    return _page(request, entry, "mine", token, **context)


@require_safe
def mine_json(request: HttpRequest, token: str) -> HttpResponse:
    """Answer all that is kept of an entry, as a file."""
    entry, language = read_link(token, MANAGING)
    if entry is None:
        return _gone(request, language)
    with override(entry.language):
        response = JsonResponse(
            exports.export_of(entry),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )
    response["Content-Disposition"] = f'attachment; filename="entry-{entry.key}.json"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def entry_file(request: HttpRequest, token: str, key: UUID) -> HttpResponse:
    """Show a file to who sent it, or to the parent who has a link to its entry."""
    found = (read_link(token, link)[0] for link in (CONFIRMING, MANAGING, GUARDIAN))
    entry = next(filter(None, found), None)
    if entry is None:
        raise Http404
    return file_response(get_object_or_404(entry.uploads, key=key))


def link_urls() -> list[URLPattern]:
    """Return the addresses behind the links of entries."""
    return [
        path("entry/confirm/<str:token>/", confirm, name="entry_confirm"),
        path("entry/guardian/<str:token>/", guardian, name="entry_guardian"),
        path("entry/mine/<str:token>/", mine, name="entry_mine"),
        path("entry/mine/<str:token>/export.json", mine_json, name="entry_json"),
        path("entry/file/<str:token>/<uuid:key>/", entry_file, name="entry_file"),
    ]


def _done(request: HttpRequest, entry: Entry) -> str:
    """Do what was asked for; return the query that tells the next page of it."""
    deed = request.POST.get("do")
    if deed == "delete":
        managing.erase(entry)
        return "?deleted=1"
    if deed == "withdraw":
        managing.withdraw(entry)
    if deed == "parent" and guardians.is_waiting(entry):
        is_left = allow(request, f"entry-parent/{entry.key}", *PARENTS)
        is_told = not is_left or mails.ask_guardian(entry)
        return f"?{TOLD if is_told else UNTOLD}=1"
    return ""


def _is_unconfirmed(entry: Entry) -> bool:
    return entry.status == EntryStatus.UNCONFIRMED


def _ask_to_confirm(request: HttpRequest, entry: Entry, token: str) -> HttpResponse:
    """Show the button; or the entries one of which has to make room before."""
    is_full = not confirming.has_room(entry)
    full = confirming.others_of(entry) if is_full else ()
    own = [one for one in full if is_of(one, entry.email)]
    others = [(one.title, path_to(one, MANAGING)) for one in own]
    status = 409 if is_full and request.method == "POST" else 200
    context = {"is_full": is_full, "others": others}
    return _page(request, entry, "confirm", token, status, **context)


def _page(
    request: HttpRequest,
    entry: Entry,
    name: str,
    token: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    language = entry.language
    with override(language):
        context = standing_of(entry, token) | context
    template = f"{FOLDER}/{name}.html"
    return answer(request, template, context, language=language, status=status)


def _gone(request: HttpRequest, language: str) -> HttpResponse:
    context = {"is_deleted": "deleted" in request.GET}
    language = language or get_language() or "en"
    return answer(
        request, f"{FOLDER}/gone.html", context, language=language, status=410
    )
