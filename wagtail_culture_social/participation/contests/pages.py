"""The small pages of contests, in the language of the page that calls for entries."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation

from wagtail_culture_social.participation.contests.asked import AskedContest
from wagtail_culture_social.participation.contests.states import when_words
from wagtail_culture_social.social.mixins import site_base

FOLDER = "wagtail_culture_social/contests"


def contest_page(
    request: HttpRequest,
    asked: AskedContest,
    template: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Return a page about a contest, by the name of its template."""
    language = asked.language
    with translation.override(language):
        about = {
            "wcs_language": language,
            "wcs_site_base": site_base(),
            "call": asked.value,
            "anchor": asked.anchor,
            "when": when_words(asked.contest, asked.page, language),
            "calling_url": f"{asked.page.get_url(request)}#{asked.anchor}",
            "calling_title": asked.page.title,
        }
        name = f"{FOLDER}/{template}.html"
        response = TemplateResponse(request, name, about | context, status=status)
        response["X-Robots-Tag"] = "noindex"
        return response.render()
