"""What every recommendation carries: its credit and its rights statement."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.models.rights import rights_choices


class CreditedBlock(blocks.StructBlock):
    """What every recommendation carries: its credit and its rights statement."""

    credit = NullSafeCharBlock(
        label=_("Credit"),
        max_length=250,
        help_text=_("For example: translated by the library"),
    )
    rights = blocks.ChoiceBlock(
        choices=rights_choices, required=False, label=_("Rights statement")
    )
