"""Template tags of the social desk: how a post looks, and what keeps it from going."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context

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
