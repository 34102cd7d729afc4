"""The public addresses of an open question: writing an answer, and the whole wall."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wagtail_culture_social.participation.addresses import OF_POLL
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.answers.forms import AnswerForm
from wagtail_culture_social.participation.polls.answers.wall import (
    neighbours_of,
    part_of_wall,
)
from wagtail_culture_social.participation.polls.asked import asked
from wagtail_culture_social.participation.polls.pages import gone_page, poll_page
from wagtail_culture_social.participation.polls.states import state_of
from wagtail_culture_social.participation.uploads.capping import takes_form

DONE = "done"


@never_cache
@takes_form
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def write_answer(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Show the form of an open question, or take what was written.

    The form brings a token of its own, so that the page of the question needs none.
    """
    try:
        question = asked(request, twin_key, block, Poll.Kind.OPEN)
    except Http404:
        if request.method != "POST":
            raise
        return gone_page(request)
    if DONE in request.GET or state_of(question.poll) != "open":
        unsent = request.POST.get("text", "")
        return poll_page(request, question, "answered", unsent=unsent)
    with translation.override(question.language):
        form = AnswerForm.for_request(
            request, str(twin_key), block, auto_id=f"{question.anchor}-%s"
        )
        if request.method == "POST" and form.is_valid():
            form.save(question.poll, question.language)
            return redirect(f"{request.path}?lang={question.language}&{DONE}=1")
        return poll_page(request, question, "answer", form.status, form=form)


@never_cache
@require_safe
def all_answers(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Show every approved answer, in parts."""
    question = asked(request, twin_key, block, Poll.Kind.OPEN)
    part = part_of_wall(question.poll, request.GET.get("page", "1"))
    pages = neighbours_of(part, question.language)
    return poll_page(request, question, "answers", part=part, pages=pages)


def urls() -> list[URLPattern]:
    """Return the addresses of open questions."""
    return [
        path(f"{OF_POLL}/answer/", write_answer, name="answer"),
        path(f"{OF_POLL}/answers/", all_answers, name="answers"),
    ]
