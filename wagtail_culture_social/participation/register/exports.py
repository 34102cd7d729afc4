"""The directory of a campaign as open data: a table and JSON, with the same filters."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from wagtail_culture_social.domain.countries import country_name
from wagtail_culture_social.domain.institution_tables import (
    institution_cells,
    table_of,
)
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.register.filters import (
    DirectoryForm,
    facets_of,
)
from wagtail_culture_social.participation.register.institutions import (
    FACTS,
    account_networks,
    facts_of,
    participants,
)
from wagtail_culture_social.social.answers import for_programs, table_headers
from wagtail_culture_social.social.twins import content_language, twin_key
from wagtail_culture_social.social.views import get_public_page


@require_safe
def participants_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the institutions of a campaign as a table that imports read again."""
    page = public_campaign(request, pk)
    language = content_language(page)
    cells = (_cells(row, language) for row in _rows(page, request))
    lines = table_of(cells, account_networks(), "country_name")
    headers = table_headers(f"{page.slug}-participants")
    return for_programs(StreamingHttpResponse(lines, headers=headers), page)


@require_safe
def participants_json(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the institutions of a campaign as JSON."""
    page = public_campaign(request, pk)
    language = content_language(page)
    found = [
        {name: getattr(row, name) for name in FACTS}
        | {"country_name": country_name(row.country, language)}
        for row in _rows(page, request)
    ]
    return for_programs(JsonResponse({"participants": found}), page)


def public_campaign(request: HttpRequest, pk: int) -> Any:
    """Return the live page of a campaign that this visitor may read, or answer 404."""
    page = get_public_page(request, pk)
    if not hasattr(page, "tags_on"):
        raise Http404
    return page


def _rows(page: Any, request: HttpRequest) -> Iterator[Institution]:
    rows = participants(twin_key(page))
    form = DirectoryForm(request.GET, facets_of(rows, content_language(page)))
    return form.narrow(rows).only(*FACTS).iterator()


def _cells(row: Institution, language: str) -> Mapping[str, str]:
    names = {"country_name": country_name(row.country, language)}
    return institution_cells(facts_of(row)) | names
