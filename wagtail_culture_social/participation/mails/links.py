"""Signed links, which go out in mails and nowhere else, whatever they are for."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from wagtail.models import Page

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.social.addresses import full_url


@dataclass(frozen=True, slots=True)
class SignedLink:
    """A kind of link: its purpose, the name of its address, how long it works."""

    purpose: str
    name: str
    lives: timedelta

    def path(self, *parts: str) -> str:
        """Return the address of a new link without its host."""
        token = tokens.issue(self.purpose, *parts)
        return reverse(f"wagtail_culture_social:{self.name}", args=[token])

    def url(self, page: Page, *parts: str) -> str:
        """Return the absolute address of a new link, on the site of a page."""
        return on_site_of(page, self.path(*parts))

    def read(self, token: str) -> tuple[str, ...] | None:
        """Return the parts of a link; ``None`` for one that is forged or too old."""
        return tokens.read(self.purpose, token, self.lives.total_seconds())


def on_site_of(page: Page, path: str) -> str:
    """Return an address of the site of a page; a page of no site leaves it alone."""
    site = urlsplit(full_url(page))
    return f"{site.scheme}://{site.netloc}{path}" if site.netloc else path
