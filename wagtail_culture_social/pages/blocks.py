"""The free body of the ready-made pages: a composition of the features' blocks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.campaigns.contest_blocks import ContestBlock, EntryWallBlock
from wagtail_culture_social.campaigns.poll_blocks import PollBlock
from wagtail_culture_social.events.event_blocks import EventBlock, EventsBlock
from wagtail_culture_social.events.month_block import MonthBlock
from wagtail_culture_social.events.registration_blocks import RegistrationBlock
from wagtail_culture_social.media.blocks import NullSafeCharBlock, PictureBlock
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.social.blocks import HashtagBlock, PostBlock, ShareBlock
from wagtail_culture_social.social.feedback_block import FeedbackBlock
from wagtail_culture_social.spotlights.spotlight_blocks import SpotlightBlock
from wagtail_culture_social.tutorials.tutorial_blocks import TutorialBlock


class QuotationBlock(blocks.StructBlock):
    """A quotation and who said it."""

    text = blocks.TextBlock(label=_("Quotation"))
    source = NullSafeCharBlock(label=_("Source"), max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "wagtail_culture_social/pages/quotation.html"
        description = _("Somebody's words, with the source")


class BodyBlock(PreviewedStreamBlock):
    """What an editor may put in the body of a page."""

    heading = blocks.CharBlock(
        icon="title",
        label=_("Heading"),
        max_length=150,
        template="wagtail_culture_social/pages/heading.html",
        description=_("The title of a section"),
    )
    paragraph = blocks.RichTextBlock(
        icon="pilcrow",
        label=_("Text"),
        features=["bold", "italic", "link", "ul", "ol"],
        description=_("Paragraphs, lists and links"),
    )
    picture = PictureBlock()
    video = MediaBlock()
    quotation = QuotationBlock()
    hashtags = HashtagBlock()
    share = ShareBlock()
    post = PostBlock()
    feedback = FeedbackBlock()
    events = EventsBlock()
    event = EventBlock()
    month = MonthBlock()
    spotlight = SpotlightBlock()
    tutorial = TutorialBlock()
    poll = PollBlock()
    contest = ContestBlock()
    entry_wall = EntryWallBlock()
    registration = RegistrationBlock()

    class Meta:
        required = False
