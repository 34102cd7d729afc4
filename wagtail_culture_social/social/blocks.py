"""Blocks that editors place: hashtags, the ways to share a page, a post to copy."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.social.hubs import hub_of
from wagtail_culture_social.social.services import hashtag_link
from wagtail_culture_social.social.sharing import post_to_copy, share_bar


class HashtagBlock(blocks.StructBlock):
    """Hashtags shown in the page's language; it holds references, never text."""

    hashtags = blocks.ListBlock(
        SnippetChooserBlock("wagtail_culture_social.Hashtag", required=False),
        label=_("Hashtags"),
    )
    leads_to_hub = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Link to the hub"),
        help_text=_("Each leads to the page that lists all that carries it."),
    )

    class Meta:
        icon = "tag"
        label = _("Hashtags")
        template = "wagtail_culture_social/social/hashtag_block.html"
        description = _("Hashtags to copy, each written in the page's language")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the hashtags in the language of the page, and the hub they lead to."""
        context = super().get_context(value, parent_context)
        page, request = page_of(context), context.get("request")
        language = context.get("wcs_language", "")
        hashtags = [hashtag for hashtag in value.get("hashtags", []) if hashtag]
        leads = page and hashtags and value.get("leads_to_hub")
        hub = hub_of(page, request) if leads else None
        context["links"] = [hashtag_link(hashtag, language) for hashtag in hashtags]
        context["hub_url"] = hub.get_url(request) if hub else ""
        return context


class ShareBlock(blocks.StaticBlock):
    """The ways to share the page that it stands on."""

    class Meta:
        icon = "link-external"
        label = _("Share")
        admin_text = _("Links with which visitors share this page.")
        template = "wagtail_culture_social/social/share_block.html"
        description = _("Links with which visitors share the page")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the links to the page around."""
        context = super().get_context(value, parent_context)
        page, request = page_of(context), context.get("request")
        return context | {"bar": share_bar(page, request) if page else None}


def post_networks() -> list[tuple[str, Any]]:
    """Return (id, name) of the networks that the site's posts are written for."""
    return [(network.id, network.name) for network in site_networks()]


class PostBlock(blocks.StructBlock):
    """The post of the page that it stands on, for visitors to copy.

    It is computed, so that it says what the page says now.
    """

    network = blocks.ChoiceBlock(choices=post_networks, label=_("Network"))

    class Meta:
        icon = "copy"
        label = _("Post to copy")
        template = "wagtail_culture_social/social/post_block.html"
        description = _("The page's own post for one network, for visitors to copy")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the post of the page around, as it is at present."""
        context = super().get_context(value, parent_context)
        page, request = page_of(context), context.get("request")
        network = value.get("network") or ""
        post = post_to_copy(page, network, request) if page else None
        return context | {"post": post}


def page_of(context: dict[str, Any]) -> Page | None:
    """Return the page around a block, as far as it is known."""
    page = context.get("page")
    return page if isinstance(page, page_model()) else None
