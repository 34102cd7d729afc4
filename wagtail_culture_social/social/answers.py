"""How the files that programs read are answered; what is in them is made elsewhere."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from wagtail.models import Page

MAX_AGE = 15 * 60
"""Seconds for which a public file may be kept without asking again."""


def for_programs(response: HttpResponseBase, page: Page) -> HttpResponseBase:
    """Return the answer with what caches, search engines and other sites need to know.

    What everybody may read may be kept and read by scripts of other sites; what is
    behind a restriction is for this reader only.
    """
    response["X-Robots-Tag"] = "noindex"
    if page.__dict__.get("_wcs_is_private", True):
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        response["Access-Control-Allow-Origin"] = "*"
    return response


def calendar_headers(name: str) -> dict[str, Any]:
    """Return how a calendar is served: shown by a calendar program, under a name."""
    return _headers("text/calendar", f"{name}.ics", as_attachment=False)


def table_headers(name: str) -> dict[str, Any]:
    """Return how a table is served: kept as a file under a name."""
    return _headers("text/csv", f"{name}.csv", as_attachment=True)


def archive_headers(name: str) -> dict[str, Any]:
    """Return how a ZIP is served: kept as a file under a name, never by a cache."""
    headers = _headers("application/zip", name, as_attachment=True)
    return headers | {"Content-Type": "application/zip", "Cache-Control": "no-store"}


def _headers(kind: str, name: str, *, as_attachment: bool) -> dict[str, Any]:
    filename = get_valid_filename(name)
    return {
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Disposition": str(
            content_disposition_header(as_attachment=as_attachment, filename=filename)
        ),
    }
