"""The blocks of a tutorial: its steps, what one needs before, its video."""

from itertools import takewhile
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from wagtail_culture_social.media.blocks import (
    CLOCK,
    NullSafeCharBlock,
    PictureBlock,
)
from wagtail_culture_social.media.gathering import GatheredChooser
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.models.stored_blocks import PatternBlock, StoredAs

STEP, SUBSTEP, ALTERNATIVE = "step", "substep", "alternative"


class DirectionBlock(blocks.StructBlock):
    """What to do: title, text, and a picture or a video where it helps."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.RichTextBlock(
        required=False,
        label=_("Text"),
        features=["bold", "italic", "link", "ul", "ol"],
    )
    picture = PictureBlock(required=False, label=_("Picture"))
    video = MediaBlock(required=False, label=_("Video or sound"))
    tip = NullSafeCharBlock(label=_("Tip"), max_length=250)
    warning = NullSafeCharBlock(
        label=_("Warning"),
        max_length=250,
        help_text=_("What goes wrong easily, or cannot be undone."),
    )

    class Meta:
        icon = "list-ol"
        label_format = "{title}"


class StepBlock(DirectionBlock):
    """A step: what to do, perhaps only if one likes, and where the video shows it."""

    is_optional = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Optional"),
        help_text=_("One may leave this step out: the page says so in words."),
    )
    chapter_start = PatternBlock(
        **CLOCK,
        label=_("Where the video of the page shows it"),
        help_text=_(
            "For example 1:20. Empty for all steps: the chapters of the video, when "
            "there are as many of them as steps."
        ),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One thing to do, in one or two sentences")


class SubstepBlock(DirectionBlock):
    """A part of the step before it."""

    is_optional = blocks.BooleanBlock(
        required=False, default=False, label=_("Optional")
    )

    class Meta:
        icon = "list-ul"
        label = _("Sub-step")
        description = _("A part of the step above, with a number of its own below it")


class AlternativeBlock(DirectionBlock):
    """Another way to do the step before it."""

    class Meta:
        icon = "redirect"
        label = _("Or: another way")
        description = _("Another way to do the step above")


class StepsBlock(PreviewedStreamBlock):
    """The steps of a tutorial, in order; sub-steps and other ways follow their step."""

    step = StepBlock()
    substep = SubstepBlock()
    alternative = AlternativeBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse what belongs to a step where there is none, except in a draft."""
        value = super().clean(value)
        astray = takewhile(lambda pair: pair[1].block_type != STEP, enumerate(value))
        errors = {number: _without_step() for number, _block in astray}
        if errors and not self.is_deferred_validation:
            raise StreamBlockValidationError(block_errors=errors)
        return value


class NeededPageBlock(StoredAs, GatheredChooser, blocks.PageChooserBlock):
    """A page that comes with the others that one needs before, in one query."""

    stored_as = "wagtail.blocks.PageChooserBlock"


class PrerequisiteBlock(blocks.StructBlock):
    """What one needs before: in words, and where to get it."""

    text = blocks.CharBlock(
        label=_("What one needs"),
        max_length=150,
        help_text=_("For example: a library card"),
    )
    page = NeededPageBlock(
        required=False,
        label=_("Page"),
        help_text=_("Where to get it. In another language its translation is linked."),
    )
    url = blocks.URLBlock(
        required=False, label=_("Address"), help_text=_("When it is no page.")
    )

    class Meta:
        icon = "check"
        label = _("What one needs")
        description = _("A card, an account, a device, or another tutorial first")

    def clean(self, value: Any) -> Any:
        """Refuse two places to lead to, except while a draft is being typed."""
        value = super().clean(value)
        both = value.get("page") and value.get("url")
        if both and not self.is_deferred_validation:
            message = _("Choose a page or write an address, not both.")
            raise StructBlockValidationError({"url": ValidationError(message)})
        return value


class PrerequisitesBlock(PreviewedStreamBlock):
    """What one needs before one begins."""

    prerequisite = PrerequisiteBlock()

    class Meta:
        required = False


class VideoBlock(PreviewedStreamBlock):
    """The one video or sound that shows a whole tutorial."""

    video = MediaBlock()

    class Meta:
        required = False
        max_num = 1


def _without_step() -> StructBlockValidationError:
    message = _("There is no step above that this could belong to.")
    return StructBlockValidationError({"title": ValidationError(message)})
