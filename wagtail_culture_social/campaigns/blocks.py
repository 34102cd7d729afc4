"""The blocks of a campaign: its days."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
)
from wagtail_culture_social.models.previewed import PreviewedStreamBlock


class DayBlock(blocks.StructBlock):
    """A day: date, theme, idea of what to publish, and a hashtag."""

    date = blocks.DateBlock(label=_("Date"))
    hashtag = SnippetChooserBlock(
        "wagtail_culture_social.Hashtag",
        required=False,
        label=_("Hashtag of the day"),
        help_text=_("Its spelling per language is set on the hashtag."),
    )
    theme = NullSafeCharBlock(label=_("Theme"), max_length=120)
    prompt = NullSafeTextBlock(
        label=_("What to publish"),
        help_text=_("For example: show an object that never leaves the stores."),
    )
    ideas = blocks.ListBlock(
        NullSafeTextBlock(label=_("Idea")),
        default=[],
        label=_("More ideas"),
        help_text=_("One for each way to take part: a photo, a question, a memory."),
    )
    picture = PictureBlock(required=False, label=_("Picture"))
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(required=False, label=_("Page")),
        default=[],
        label=_("Pages of this day"),
        help_text=_(
            "Spotlights, tutorials… Events that belong to the campaign and take place "
            "on this day are there by themselves."
        ),
    )

    class Meta:
        icon = "date"
        label = _("Day")
        description = _("A day of the campaign, its theme and its hashtag")


class DaysBlock(PreviewedStreamBlock):
    """The days of a campaign, in any order; they are shown by date."""

    day = DayBlock()

    class Meta:
        required = False
