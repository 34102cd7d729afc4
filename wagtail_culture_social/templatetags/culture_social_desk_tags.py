"""Template tags of the social desk: how a post looks, and what keeps it from going."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wagtail_culture_social.domain.dates import format_short_day, format_time
from wagtail_culture_social.domain.overflow import Piece
from wagtail_culture_social.social.kit.looks import Look, look_of
from wagtail_culture_social.social.posts.composing import TOO_LONG
from wagtail_culture_social.social.posts.gate import Reason
from wagtail_culture_social.social.posts.reading import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def look_of_post(context: Context, post: Post) -> Look:
    """Return how a post looks on its network."""
    return look_of(post, context.get("request"))


@register.simple_tag
def own_reasons(post: Post, said: Iterable[Reason] | Any = ()) -> list[Reason]:
    """Return what keeps a post from being ready, without what was said for all of them.

    That a text is too long is said where it is measured.
    """
    known = tuple(said or ())
    reasons = (one for one in post.reasons if one.code != TOO_LONG)
    return [reason for reason in reasons if reason not in known]


@register.filter
def marked_up(pieces: Iterable[Piece]) -> SafeString:
    """Return a text with an element for each tag, link and mention in it.

    One value instead of a loop: a preview shows some sixty pieces while somebody types.
    """
    return SafeString("".join(map(_element, pieces)))


@register.filter
def without_gaps(text: str) -> str:
    """Return a text without its empty lines."""
    return "\n".join(line for line in text.splitlines() if line.strip())


@register.filter
def in_words(instant: datetime) -> str:
    """Return day and time on the clock of the site: `25 novembre 2026, 18 h 30`."""
    at, language = timezone.localtime(instant), get_language() or "en"
    day, clock = format_short_day(at.date(), language), format_time(at.time(), language)
    return f"{day}, {clock}"


def _element(piece: Piece) -> str:
    if piece.kind == "text":
        return escape(piece.text)
    css = f"wcs-piece wcs-piece--{piece.kind}"
    return f'<span class="{css}">{escape(piece.text)}</span>'
