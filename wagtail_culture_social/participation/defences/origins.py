"""Whether a form was sent from a page of this site: cached pages carry no CSRF token.

A script of another site can forge neither header; a program that is no browser can
forge both, and meets the tokens and the limiter.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

OWN_SITES = ("same-origin", "none")
OPAQUE = "null"
"""The origin that a site with ``Referrer-Policy: no-referrer`` tells of itself."""


def is_same_origin(request: HttpRequest) -> bool:
    """Tell whether the browser says that a page of this site sends the form."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site and site not in OWN_SITES:
        return False
    if origin == OPAQUE and site:
        return True
    if origin:
        return _is_ours(origin, request)
    if site:
        return True
    return _is_ours(_origin_of(request.headers.get("Referer", "")), request)


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def _is_ours(origin: str, request: HttpRequest) -> bool:
    ours = f"{request.scheme}://{request.get_host()}"
    return origin == ours or origin in settings.CSRF_TRUSTED_ORIGINS
