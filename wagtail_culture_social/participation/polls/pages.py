"""The small pages of polls and questions, in the language of the page that asks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation

from wagtail_culture_social.participation.on_page import language_asked
from wagtail_culture_social.participation.polls.asked import Asked
from wagtail_culture_social.participation.polls.states import state_of, when_words
from wagtail_culture_social.social.mixins import site_base

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
    about = {
        "question": question.value,
        "anchor": question.anchor,
        "state": state,
        "when": when_words(question.poll, state, question.page, language),
        "asking_url": f"{question.page.get_url(request)}#{question.anchor}",
        "asking_title": question.page.title,
    }
    return _page(request, template, language, about | context, status)


def gone_page(request: HttpRequest) -> HttpResponse:
    """Say that a poll is no longer there, and give back what somebody wrote."""
    unsent = request.POST.get("text", "")
    context = {"unsent": unsent}
    return _page(request, "gone", language_asked(request), context, status=410)


def _page(
    request: HttpRequest,
    template: str,
    language: str,
    context: dict[str, Any],
    status: int,
) -> HttpResponse:
    with translation.override(language):
        response = TemplateResponse(
            request,
            f"{FOLDER}/{template}.html",
            {"wcs_language": language, "wcs_site_base": site_base(), **context},
            status=status,
        )
        response["X-Robots-Tag"] = "noindex"
        return response.render()
