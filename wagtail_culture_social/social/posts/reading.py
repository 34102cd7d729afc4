"""Posts as they would go out now: words of a person, else those that are computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.conf import settings, site_networks
from wagtail_culture_social.domain.measure import Measure, measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.share import share_address
from wagtail_culture_social.domain.snippets import Snippet
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.posts.gate import Reason, reasons_of
from wagtail_culture_social.social.services import page_snippets
from wagtail_culture_social.social.twins import content_language

TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Post:
    """One post with all that an editor or an export has to know of it.

    ``automatic`` is what we write now, ``None`` for a post by hand; ``reasons`` say why
    it is not ready; ``warnings`` are codes as those of ``Snippet``, for its own text.
    """

    network: Network
    language: str
    phase: str
    recurrence_id: str
    page: Any
    row: SocialPost | None
    automatic: Snippet | None
    text: str
    measure: Measure
    alt_text: str
    credit: str
    link: str
    share_url: str | None
    warnings: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def due(self) -> datetime | None:
        """When it is due, ``None`` when it is not planned."""
        return self.row.due if self.row else None

    @property
    def status(self) -> PostStatus:
        """What became of it."""
        return PostStatus(self.row.status) if self.row else PostStatus.PLANNED

    @property
    def is_edited(self) -> bool:
        """Whether a person wrote its text."""
        return bool(self.row and self.row.text)

    @property
    def is_locked(self) -> bool:
        """Whether its text stays as it is until somebody unlocks it."""
        return bool(self.row and self.row.is_locked)

    @property
    def is_outdated(self) -> bool:
        """Whether the page says something else since a person wrote the text."""
        if self.row is None or self.automatic is None or not self.row.text:
            return False
        return self.row.written_from != self.automatic.text

    @property
    def is_ready(self) -> bool:
        """Whether it may go out: planned, not too long, and nothing speaks against."""
        return self.status == PostStatus.PLANNED and not self.reasons


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
    snippets = page_snippets(page, request, phase, chosen)
    rows = {
        row.network: row
        for row in SocialPost.objects.filter(
            page_id=page.pk,
            phase=snippets[0].phase if snippets else "",
            recurrence_id=recurrence_id,
            language=content_language(page),
        )
    }
    reasons = reasons_of(page)
    return [
        post_of(page, network, snippet, rows.get(network.id), reasons, recurrence_id)
        for network, snippet in zip(chosen, snippets, strict=True)
    ]


def read_posts(
    rows: Iterable[SocialPost], request: HttpRequest | None = None
) -> list[Post]:
    """Return the posts of rows of any pages."""
    found = []
    for row in rows:
        network = settings.network_table[row.network]
        page = row.page.specific
        found += posts_of(page, request, row.phase, row.recurrence_id, [network])
    return found


def post_of(
    page: Any,
    network: Network,
    snippet: Snippet,
    row: SocialPost | None,
    reasons: tuple[Reason, ...],
    recurrence_id: str = "",
) -> Post:
    """Return one post of a page: the row's own words go before the computed ones."""
    text = _own_text(row) or snippet.text
    measured = snippet.measure if text == snippet.text else measure(text, network)
    share = snippet.share_url
    if text != snippet.text:
        share = share_address(network, text, snippet.link)
    return Post(
        network=network,
        language=snippet.language,
        phase=snippet.phase,
        recurrence_id=recurrence_id,
        page=page,
        row=row,
        automatic=snippet,
        text=text,
        measure=measured,
        alt_text=_own_alt(row) or snippet.alt_text,
        credit=snippet.credit,
        link=snippet.link,
        share_url=share,
        warnings=_warnings(snippet, text, measured),
        reasons=reasons,
    )


def _own_text(row: SocialPost | None) -> str:
    if row is None:
        return ""
    return row.posted_text if row.status == PostStatus.POSTED else row.text


def _own_alt(row: SocialPost | None) -> str:
    return row.posted_alt if row and row.status == PostStatus.POSTED else ""


def _warnings(snippet: Snippet, text: str, measured: Measure) -> tuple[str, ...]:
    if text == snippet.text:
        return snippet.warnings
    return () if measured.fits else (TOO_LONG,)
