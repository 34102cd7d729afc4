"""The public addresses of a vote: its form, what becomes of it, and its e-mail link."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.participation.addresses import OF_POLL
from wagtail_culture_social.participation.defences.limiter import Attempt
from wagtail_culture_social.participation.defences.origins import is_same_origin
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.asked import Asked, asked
from wagtail_culture_social.participation.polls.closing import close_small
from wagtail_culture_social.participation.polls.invitations import invite
from wagtail_culture_social.participation.polls.modes import (
    IN_COOKIE,
    Vote,
    VoteFault,
    read_link,
    read_vote,
)
from wagtail_culture_social.participation.polls.pages import gone_page
from wagtail_culture_social.participation.polls.places import poll_at
from wagtail_culture_social.participation.polls.receipts import Receipt
from wagtail_culture_social.participation.polls.voters import remember
from wagtail_culture_social.participation.polls.voting import Outcome, cast
from wagtail_culture_social.participation.polls.voting_pages import (
    confirm_page,
    done_page,
    form_page,
    sent_page,
)
from wagtail_culture_social.participation.uploads.capping import (
    take_no_files,
    takes_form,
)

DONE, SENT, CONFIRM = "done", "sent", "confirm/"
UNCOUNTED = {
    Outcome.CLOSED: "closed",
    Outcome.REFUSED: "changed",
    Outcome.LIMITED: "limited",
}
CHOSEN = (
    Poll.Kind.SINGLE,
    Poll.Kind.MULTIPLE,
    Poll.Kind.RANKED,
    Poll.Kind.RATING,
    Poll.Kind.QUIZ,
    Poll.Kind.ENTRIES,
)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponseBase:
    """Show the form of a vote, take a vote, or show what became of it.

    Only the answer to a vote sets a cookie. The form brings a token of its own, so
    that the page of the poll needs none and caches can keep it.
    """
    if request.method != "POST":
        return _show(request, twin_key, block)
    take_no_files(request)
    response = _take(request, twin_key, block)
    response["Cache-Control"] = "no-store"
    return response


@never_cache
def _show(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    question = _asked(request, twin_key, block)
    if receipt := Receipt.read(question.poll, request.GET.get(DONE, "")):
        return done_page(request, question, receipt)
    if SENT in request.GET:
        return sent_page(request, question)
    return form_page(request, question)


@takes_form
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponseBase:
    """Ask whether the vote of an e-mail is meant, or count it."""
    if request.method != "POST":
        question = _asked(request, twin_key, block)
        return confirm_page(request, question, request.GET.get("token", ""))
    poll = _offered(twin_key, block)
    if poll is None:
        return gone_page(request)
    try:
        return _count(request, poll, _confirmed(request, poll))
    except VoteFault as fault:
        return form_page(request, _asked(request, twin_key, block), fault.code)


def urls() -> list[URLPattern]:
    """Return the addresses of votes."""
    return [
        path(f"{OF_POLL}/", vote, name="poll"),
        path(f"{OF_POLL}/{CONFIRM}", confirm, name="poll_confirm"),
    ]


def _take(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponseBase:
    """Take a vote: one read, and the writes of ``_count``."""
    try:
        code = request.POST.get("code", "")
    except (TooManyFieldsSent, RequestDataTooBig):
        request.method = "GET"  # nothing of it is read, nor shown again
        return form_page(request, _asked(request, twin_key, block), "too_many")
    poll = _offered(twin_key, block, code)
    if poll is None:
        return gone_page(request)
    try:
        sent = read_vote(poll, request)
        if sent.address:
            invite(request, _asked(request, twin_key, block), sent)
            return _see(request, **{SENT: "1"})
        return _count(request, poll, sent)
    except VoteFault as fault:
        return form_page(request, _asked(request, twin_key, block), fault.code)


def _confirmed(request: HttpRequest, poll: Poll) -> Vote:
    if not is_same_origin(request):
        raise VoteFault("elsewhere")
    ticket = read_link(poll, request.POST.get("token", ""))
    return Vote(ticket, ticket.choices)


def _count(request: HttpRequest, poll: Poll, sent: Vote) -> HttpResponseBase:
    """Count a vote under its limit; answer with its receipt, or raise ``VoteFault``."""
    scope, most, seconds = sent.limit
    attempt = Attempt.of(request, f"{scope}/{poll.pk}", most, seconds)
    outcome = cast(poll, sent.ticket, sent.choices, attempt)
    if outcome in UNCOUNTED:
        raise VoteFault(UNCOUNTED[outcome])
    is_known = poll.mode in IN_COOKIE
    receipt = Receipt(outcome, "" if is_known else sent.ticket.voter)
    response = _see(request, **{DONE: receipt.written(poll)})
    if is_known:
        remember(response, request, sent.ticket.voter, poll.closes_at)
    return response


def _see(request: HttpRequest, **told: str) -> HttpResponse:
    """Send the browser to the page that shows what happened."""
    query = urlencode({"lang": request.GET.get("lang", ""), **told})
    address = request.path.removesuffix(CONFIRM)
    return HttpResponse(status=303, headers={"Location": f"{address}?{query}"})


def _asked(request: HttpRequest, twin_key: UUID, block: str) -> Asked:
    question = asked(request, twin_key, block, *CHOSEN)
    close_small(question.poll)
    return question


def _offered(twin_key: UUID, block: str, code: str = "") -> Poll | None:
    """Return the poll that takes votes there: the one read of a vote."""
    poll = poll_at(twin_key, block, code)
    return poll if poll and poll.is_offered and poll.kind in CHOSEN else None
