"""The addresses in mails: whole ones, on the site of the page that they are about."""

from typing import Any
from urllib.parse import urlsplit

from wagtail_culture_social.social.addresses import full_url


def on_site_of(page: Any, path: str) -> str:
    """Return a path as an absolute address; outside any site it stays a path."""
    site = urlsplit(full_url(page))
    return f"{site.scheme}://{site.netloc}{path}" if site.netloc else path
