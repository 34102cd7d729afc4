"""The badge “we take part” of a campaign, and the HTML that embeds it elsewhere."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.translation import gettext, override

from wagtail_culture_social.campaigns.addresses import full_file_url
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.campaigns.services import campaign_when
from wagtail_culture_social.domain.badges import HEIGHT, Badge
from wagtail_culture_social.models.hashtags import hashtag_text
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class Embed:
    """A badge as a page shows it, and the HTML to copy."""

    src: str
    width: int
    height: int
    alt: str
    html: str


def badge_of(page: Any) -> Badge:
    """Return what the badge of a campaign says, in the page's language."""
    language = content_language(page)
    tag = hashtag_text(facts_of(page).hashtag, language)
    with override(language):
        kicker = gettext("We take part")
    name = f"#{tag}" if tag else page.title
    return Badge(language, kicker, name, campaign_when(page))


def embed_of(page: Any) -> Embed | None:
    """Return the badge with its HTML; ``None`` outside any site or without our URLs."""
    url = full_url(page)
    parts = urlsplit(url)
    src = url and full_file_url("badge", page, f"{parts.scheme}://{parts.netloc}")
    if not src:
        return None
    badge = badge_of(page)
    html = format_html(
        '<a href="{}"><img src="{}" width="{}" height="{}" alt="{}"></a>',
        *(url, src, badge.width, HEIGHT, badge.alt),
    )
    return Embed(src, badge.width, HEIGHT, badge.alt, html)
