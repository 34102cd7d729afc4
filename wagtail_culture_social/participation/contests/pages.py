"""The small pages of contests, in the language of the page that calls for entries."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from wagtail_culture_social.participation.contests.asked import AskedContest
from wagtail_culture_social.participation.contests.states import when_words
from wagtail_culture_social.participation.defences.answers import public_page

FOLDER = "wagtail_culture_social/contests"


def contest_page(
    request: HttpRequest,
    asked: AskedContest,
    template: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Return a page about a contest, by the name of its template."""
    language, page = asked.language, asked.page
    with translation.override(language):
        when = when_words(asked.contest, page, language)
    about = {
        "call": asked.value,
        "anchor": asked.anchor,
        "when": when,
        "calling_url": f"{page.get_url(request)}#{asked.anchor}",
        "calling_title": page.title,
    }
    name = f"{FOLDER}/{template}.html"
    return public_page(request, name, about | context, language=language, status=status)
