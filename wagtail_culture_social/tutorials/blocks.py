"""The blocks of a tutorial: its steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.media.blocks import NullSafeCharBlock, PictureBlock
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.models.previewed import PreviewedStreamBlock


class StepBlock(blocks.StructBlock):
    """A step: title, text, and a picture or a video where it helps."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.RichTextBlock(
        required=False,
        label=_("Text"),
        features=["bold", "italic", "link", "ul", "ol"],
    )
    picture = PictureBlock(required=False, label=_("Picture"))
    video = MediaBlock(required=False, label=_("Video or sound"))
    tip = NullSafeCharBlock(label=_("Tip"), max_length=250)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One thing to do, in one or two sentences")


class StepsBlock(PreviewedStreamBlock):
    """The steps of a tutorial, in order."""

    step = StepBlock()

    class Meta:
        required = False
