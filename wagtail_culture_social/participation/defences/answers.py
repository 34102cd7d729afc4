"""How visitors are answered: a page in their language, which no search engine lists."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from wagtail_culture_social.social.mixins import site_base


def public_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    language: str,
    status: int = 200,
) -> HttpResponse:
    """Return a page in the language of the page that led to it."""
    context = {"wcs_site_base": site_base(), "wcs_language": language, **context}
    with translation.override(language):
        response = TemplateResponse(request, template, context, status=status).render()
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex"
    return response


def answer(*args: Any, **kwargs: Any) -> HttpResponse:
    """Return a ``public_page`` that answers a form: nobody keeps it."""
    response = public_page(*args, **kwargs)
    add_never_cache_headers(response)
    return response


def see(address: str) -> HttpResponse:
    """Answer with an address to see next, never with the same method."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response
