"""Where the block of a row stands: on the page of a language, if that is public."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet, UUIDField
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.social.found_blocks import FoundBlock
from wagtail_culture_social.social.views import guarded, live_pages


class OfBlock(Protocol):
    """A row that the lead's block of a set of twins became."""

    twin_key: UUID
    block_id: str
    page_id: int | None


def block_on_page(
    request: HttpRequest,
    row: OfBlock,
    blocks_on: Callable[[Any], Iterable[FoundBlock]],
) -> tuple[Page, Any]:
    """Return the page that shows the block of a row, and its value there; or 404.

    The address tells the language; where no page shows it in that, the lead does, and
    where the lead is no longer public, whichever is.
    """
    for twin in _twins(row, request.GET.get("lang", "")):
        page = guarded(request, twin)
        for found in blocks_on(page):
            if found.id == row.block_id:
                return page, found.value
    raise Http404


def language_asked(request: HttpRequest) -> str:
    """Return the language that an address names, if it is one, else the active one."""
    try:
        return get_supported_content_language_variant(request.GET.get("lang", ""))
    except LookupError:
        return translation.get_language() or ""


def _twins(row: OfBlock, language: str) -> Iterable[Any]:
    """Yield the pages that may show it: that in the language, the lead, then any.

    The language is whatever a visitor sends: it is compared here, not looked for.
    """
    twins = TWINS.rows(page_model(), twin_key=row.twin_key)
    yield from (one for one in twins if one.language == language)
    yield from (one for one in twins if one.pk == row.page_id)
    yield from twins


def _live_twins(twin_key: UUID) -> QuerySet:
    return live_pages().filter(translation_key=twin_key, alias_of=None)


TWINS = Prepared(_live_twins, twin_key=UUIDField())
