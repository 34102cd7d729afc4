"""The block that asks whether a page helped; whoever keeps the answers is elsewhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social import registry
from wagtail_culture_social.social.blocks import page_of


class FeedbackBlock(blocks.StaticBlock):
    """The question “did this page help?”, where something can take the answers."""

    class Meta:
        icon = "help"
        label = _("Did this page help?")
        admin_text = _("Visitors say yes or no, and perhaps why. Nobody is named.")
        template = "wagtail_culture_social/social/feedback_block.html"
        description = _("Asks visitors whether the page helped, without personal data")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what whoever provides "feedback" in the registry shows."""
        context = super().get_context(value, parent_context)
        page, service = page_of(context), registry.get("feedback")
        if page is None or service is None:
            return context | {"page": page, "feedback": ""}
        shown = service.render(page, context.get("request"))
        return context | {"page": page, "feedback": shown}
