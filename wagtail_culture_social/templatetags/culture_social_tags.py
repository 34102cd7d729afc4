"""Template tags of the public pages: head, languages, share links, credits, names."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.rights import rights_label
from wagtail_culture_social.social.campaign_days import PageCampaign, campaigns_of
from wagtail_culture_social.social.head import WHOLE_PAGE, head_of
from wagtail_culture_social.social.json_ld import json_ld_script
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.pictures import Shown, shown
from wagtail_culture_social.social.relations import Group, related_to
from wagtail_culture_social.social.rights import Credit, ImageUse, credit_of
from wagtail_culture_social.social.services import page_hashtags
from wagtail_culture_social.social.sharing import ShareBar, share_bar
from wagtail_culture_social.social.twins import public_twins

register = template.Library()


@register.inclusion_tag("wagtail_culture_social/head.html", takes_context=True)
def culture_social_head(context: Context) -> dict[str, Any]:
    """Write Open Graph, alternates, feed and JSON-LD of the current page."""
    page, request = context.get("page"), context.get("request")
    if page is None or not has_posts(page) or page.pk is None:
        return {}
    return head_of(page, request, context.get("wcs_part"))


@register.simple_tag(takes_context=True)
def culture_social_languages(context: Context) -> list[dict[str, Any]]:
    """Return the other languages of the current page: code, own name, address."""
    page, request = context.get("page"), context.get("request")
    if page is None or page.pk is None:
        return []
    current = page.locale.language_code
    part = context.get("wcs_part") or WHOLE_PAGE
    return [
        {
            "language": twin["language"],
            "url": twin["url"] + part.tail,
            "name": language_name(twin["language"]),
        }
        for twin in public_twins(page, request)
        if twin["language"] != current
    ]


@register.simple_tag(takes_context=True)
def share_bar_of(context: Context, page: Any, *, brief: bool = False) -> ShareBar:
    """Return how to share a page, or the part of it that is shown."""
    request, part = context.get("request"), context.get("wcs_part")
    return share_bar(page, request, part, brief=bool(brief))


@register.simple_tag
def hashtags_of(page: Any) -> list[Any]:
    """Return the hashtags of a page in its language."""
    return page_hashtags(page)


@register.simple_tag(takes_context=True)
def related_of(context: Context, page: Any) -> list[Group]:
    """Return what belongs together with a page, by type."""
    if page is None or not has_posts(page):
        return []
    return related_to(page, context.get("request"))


@register.simple_tag(takes_context=True)
def campaigns_of_page(context: Context, page: Any) -> list[PageCampaign]:
    """Return the campaigns that a page belongs to, with its days in them."""
    if page is None or page.pk is None or not has_posts(page):
        return []
    return campaigns_of(page, context.get("request"))


@register.simple_tag
def shown_picture(image: Any, *specs: str) -> Shown | None:
    """Return a picture in some sizes, the smallest first: specifications, or a name."""
    return shown(image, specs)


@register.simple_tag(takes_context=True)
def credit_for(context: Context, image: Any) -> Credit:
    """Return the credit of an image in the page's language."""
    language = context.get("wcs_language", "")
    return credit_of(ImageUse(image=image, alt_text="", language=language))


@register.simple_tag(takes_context=True)
def rights_of(context: Context, uri: str) -> str:
    """Return the name of a rights statement in the page's language."""
    return rights_label(uri or "", context.get("wcs_language", ""))


@register.filter
def network_name(network: str) -> str:
    """Return a network's own name."""
    table = settings.network_table
    return table[network].name if network in table else network


@register.filter
def json_ld(nodes: list[dict[str, Any]]) -> SafeString:
    """Write JSON-LD nodes as one script element that no value can leave."""
    return json_ld_script(nodes)


def language_name(code: str) -> str:
    """Return a language's own name, capitalised as on a language menu."""
    try:
        name = get_language_info(code)["name_local"]
    except KeyError:
        name = code
    return name[:1].upper() + name[1:]
