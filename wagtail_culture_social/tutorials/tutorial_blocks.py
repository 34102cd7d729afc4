"""The block that shows a tutorial on any page."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.listing import shown_in_language, specific_pages
from wagtail_culture_social.social.twins import source_of
from wagtail_culture_social.tutorials.panels import tutorial_models


class TutorialChooserBlock(blocks.PageChooserBlock):
    """A chooser limited to pages with steps, of whatever type the site has."""

    @cached_property
    def target_models(self) -> list[Any]:
        return tutorial_models()


class TutorialBlock(blocks.StructBlock):
    """A tutorial in the language of the page around; nothing when it is not public."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    tutorial = TutorialChooserBlock(label=_("Tutorial"))

    class Meta:
        icon = "list-ol"
        label = _("Tutorial")
        template = "wagtail_culture_social/tutorials/tutorial_block.html"
        description = _("A tutorial that you choose: title, summary, level, duration")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the tutorial as anybody may read it, in the language around."""
        context = super().get_context(value, parent_context)
        chosen = value.get("tutorial")
        around = page_of(context) or chosen
        entry = _shown(chosen, around) if chosen else None
        language = ""
        if entry and entry.locale_id != source_of(around).locale_id:
            language = entry.locale.language_code
        return context | {"entry": entry, "language": language}


def _shown(chosen: Page, around: Page) -> Any:
    pages = specific_pages(shown_in_language([chosen], around).values())
    return next(iter(pages), None)
