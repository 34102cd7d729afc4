"""Blocks that editors place: hashtags."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social.social.services import hashtag_link


class HashtagBlock(blocks.StructBlock):
    """Hashtags shown in the page's language; it holds references, never text."""

    hashtags = blocks.ListBlock(
        SnippetChooserBlock("wagtail_culture_social.Hashtag", required=False),
        label=_("Hashtags"),
    )

    class Meta:
        icon = "tag"
        label = _("Hashtags")
        template = "wagtail_culture_social/social/hashtag_block.html"
        description = _("Hashtags to copy, each written in the page's language")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the hashtags as links in the language of the page."""
        context = super().get_context(value, parent_context)
        language = context.get("wcs_language", "")
        hashtags = [hashtag for hashtag in value.get("hashtags", []) if hashtag]
        context["links"] = [hashtag_link(hashtag, language) for hashtag in hashtags]
        return context
