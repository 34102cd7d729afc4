"""Posts as they would go out now: words of a person, else those that are computed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.http import HttpRequest

from wagtail_culture_social.conf import settings, site_networks
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.phases import UnknownPhase
from wagtail_culture_social.domain.snippets import Snippet
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.social.posts.bringing import Brought, bring
from wagtail_culture_social.social.posts.composing import (
    Source,
    post_by_hand,
    post_of_page,
)
from wagtail_culture_social.social.posts.gate import reasons_of, reasons_of_pages
from wagtail_culture_social.social.posts.post import Post
from wagtail_culture_social.social.services import page_snippets, site_settings
from wagtail_culture_social.social.twins import content_language

__all__ = ["Post", "by_hand", "posts_of", "read_posts"]

Moment = tuple[int, str, str]
"""The key of a page, a phase, and a date of a series or ``""``."""

ROWS = Prepared(
    lambda **of_moment: SocialPost.objects.filter(**of_moment).order_by(),
    page_id=models.BigIntegerField(),
    phase=models.CharField(),
    recurrence_id=models.CharField(),
    language=models.CharField(),
)


def posts_of(
    page: Any,
    request: HttpRequest | None = None,
    phase: str | None = None,
    recurrence_id: str = "",
    networks: Iterable[Network] | None = None,
) -> list[Post]:
    """Return a page's posts at one moment, one per network, in the page's language.

    Without ``phase``, what holds at present. Raises ``UnknownPhase``.
    """
    chosen = list(site_networks() if networks is None else networks)
    snippets = page_snippets(page, request, phase, chosen, recurrence_id)
    rows = _rows_of(page, snippets[0].phase, recurrence_id) if snippets else {}
    needs_approval = site_settings(page, request).needs_approval
    source = Source(page, reasons_of(page), needs_approval)
    return [
        post_of_page(source, network, snippet, rows.get(network.id), recurrence_id)
        for network, snippet in zip(chosen, snippets, strict=True)
    ]


def read_posts(
    rows: Iterable[SocialPost], request: HttpRequest | None = None
) -> list[Post]:
    """Return posts of any pages and posts by hand, in the order of their rows.

    The number of queries depends on the page types, not on the number of rows. Rows
    of networks and page types that the site no longer has are left out.
    """
    table = settings.network_table
    rows = [row for row in rows if row.network in table]
    brought = bring(rows)
    sources = _sources(brought)
    snippets = _snippets(rows, sources, table, request)
    posts = []
    for row in rows:
        network = table[row.network]
        if row.page_id is None:
            campaign = brought.campaigns.get(row.campaign_id)
            needs_approval = brought.settings[row.site_id].needs_approval
            posts.append(
                post_by_hand(row, network, campaign, needs_approval=needs_approval)
            )
        elif row.page_id in sources:
            snippet = snippets[(*_moment(row), row.network)]
            source = sources[row.page_id]
            posts.append(post_of_page(source, network, snippet, row, row.recurrence_id))
    return posts


def by_hand(row: SocialPost) -> Post:
    """Return a post without a page: its text, its link and the tags of its day."""
    return read_posts([row])[0]


def _rows_of(page: Any, phase: str, recurrence_id: str) -> dict[str, SocialPost]:
    """Return the rows of a page at one moment by network; none before it is saved."""
    if page.pk is None:
        return {}
    rows = ROWS.rows(
        SocialPost,
        page_id=page.pk,
        phase=phase,
        recurrence_id=recurrence_id,
        language=content_language(page),
    )
    return {row.network: row for row in rows}


def _sources(brought: Brought) -> dict[int, Source]:
    pages = brought.pages.values()
    return {
        page.pk: Source(page, reasons, site_settings(page).needs_approval)
        for page, reasons in zip(pages, reasons_of_pages(pages), strict=True)
    }


def _snippets(
    rows: list[SocialPost],
    sources: Mapping[int, Source],
    table: Mapping[str, Network],
    request: HttpRequest | None,
) -> dict[tuple[int, str, str, str], Snippet]:
    """Return what pages say at the moments of posts, by moment and network."""
    wanted: dict[Moment, dict[str, Network]] = defaultdict(dict)
    for row in rows:
        if row.page_id in sources:
            wanted[_moment(row)][row.network] = table[row.network]
    return {
        (*moment, snippet.network): snippet
        for moment, networks in wanted.items()
        for snippet in _said(sources[moment[0]].page, moment, networks, request)
    }


def _said(
    page: Any,
    moment: Moment,
    networks: Mapping[str, Network],
    request: HttpRequest | None,
) -> tuple[Snippet, ...]:
    """Return what a page says; of the present when it has no such moment any more."""
    _key, phase, recurrence_id = moment
    try:
        return page_snippets(page, request, phase, networks.values(), recurrence_id)
    except UnknownPhase:
        return page_snippets(page, request, networks=networks.values())


def _moment(row: SocialPost) -> Moment:
    return row.page_id, row.phase, row.recurrence_id
