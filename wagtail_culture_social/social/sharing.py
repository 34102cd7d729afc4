"""How visitors share a page or copy its post: plain addresses, nothing is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.conf import settings, site_networks
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.snippets import Draft, Snippet, compose_all
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.head import WHOLE_PAGE, Part
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.services import page_snippets
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class ShareLink:
    """The address at which a network takes a page, with the network's id and name."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ShareBar:
    """What is shared, its address, and the networks that take it."""

    title: str
    url: str
    links: tuple[ShareLink, ...] = ()


@dataclass(frozen=True, slots=True)
class PostToCopy:
    """The post of a page for one network, as visitors copy it."""

    network: Network
    snippet: Snippet


def share_bar(
    page: Any,
    request: HttpRequest | None = None,
    part: Part | None = None,
    *,
    brief: bool = False,
) -> ShareBar:
    """Return how to share a page; a part of it goes by its own title and address.

    So does the whole page when it is to be ``brief``, which costs no query. Networks
    that only take a pasted text are left out, and so are those for which the text is
    too long.
    """
    part = part or WHOLE_PAGE
    title, url = part.title or page.title, full_url(page, request)
    if not url:
        return ShareBar(title, url)
    url += part.tail
    networks = {one.id: one for one in site_networks() if one.share_template}
    if brief or part.tail or not has_posts(page):
        snippets = _brief_posts(page, title, url, networks.values())
    else:
        snippets = page_snippets(page, request, networks=networks.values())
    links = (
        ShareLink(one.network, networks[one.network].name, one.share_url)
        for one in snippets
        if one.share_url and one.measure.fits
    )
    return ShareBar(title, url, tuple(links))


def post_to_copy(
    page: Any, network_id: str, request: HttpRequest | None = None
) -> PostToCopy | None:
    """Return the post that a page yields now; ``None`` on a network unknown here."""
    network = settings.network_table.get(network_id)
    if network is None or not has_posts(page):
        return None
    (snippet,) = page_snippets(page, request, networks=[network])
    return PostToCopy(network, snippet)


def _brief_posts(
    page: Any, title: str, url: str, networks: Iterable[Network]
) -> tuple[Snippet, ...]:
    draft = Draft("page", content_language(page), title, url, utm=settings.utm)
    return compose_all(draft, networks)
