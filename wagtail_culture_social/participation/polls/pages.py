"""The small pages of polls and questions, in the language of the page that asks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from wagtail_culture_social.participation.defences.answers import public_page
from wagtail_culture_social.participation.on_page import language_asked
from wagtail_culture_social.participation.polls.asked import Asked
from wagtail_culture_social.participation.polls.states import state_of, when_words

FOLDER = "wagtail_culture_social/polls"


def poll_page(
    request: HttpRequest,
    question: Asked,
    template: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Return a page about a poll, by the name of its template."""
    language, state = question.language, state_of(question.poll)
    with translation.override(language):
        when = when_words(question.poll, state, question.page, language)
    about = {
        "question": question.value,
        "anchor": question.anchor,
        "state": state,
        "when": when,
        "asking_url": f"{question.page.get_url(request)}#{question.anchor}",
        "asking_title": question.page.title,
    }
    name = f"{FOLDER}/{template}.html"
    return public_page(request, name, about | context, language=language, status=status)


def gone_page(request: HttpRequest) -> HttpResponse:
    """Say that a poll is no longer there, and give back what somebody wrote."""
    unsent, language = request.POST.get("text", ""), language_asked(request)
    name, context = f"{FOLDER}/gone.html", {"unsent": unsent}
    return public_page(request, name, context, language=language, status=410)
