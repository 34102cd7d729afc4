"""The blocks of what one pays and of who takes part; dates are in `blocks`."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social.models.choices import PRICE_CATEGORIES, ROLES
from wagtail_culture_social.models.previewed import PreviewedStreamBlock


class PriceBlock(blocks.StructBlock):
    """One line of the price list."""

    category = blocks.ChoiceBlock(choices=PRICE_CATEGORIES, label=_("For"))
    amount = blocks.DecimalBlock(
        min_value=Decimal(0),
        max_digits=8,
        decimal_places=2,
        label=_("Amount"),
        help_text=_("0 means free."),
    )

    class Meta:
        icon = "tag"
        label = _("Price")
        description = _("For whom, and how much; 0 means free")


class PricesBlock(PreviewedStreamBlock):
    """The price list."""

    price = PriceBlock()

    class Meta:
        required = False


class PersonBlock(blocks.StructBlock):
    """A person and what they do in the event."""

    who = SnippetChooserBlock("wagtail_culture_social.Person", label=_("Person"))
    role = blocks.ChoiceBlock(choices=ROLES, default="performer", label=_("Role"))

    class Meta:
        icon = "user"
        label = _("Person")
        description = _("Somebody who takes part, and as what")


class OrganisationBlock(blocks.StructBlock):
    """An organisation and what it does in the event."""

    who = SnippetChooserBlock(
        "wagtail_culture_social.Organisation", label=_("Organisation")
    )
    role = blocks.ChoiceBlock(choices=ROLES, default="partner", label=_("Role"))

    class Meta:
        icon = "group"
        label = _("Organisation")
        description = _("An ensemble, an organiser or a partner, and as what")


class PeopleBlock(PreviewedStreamBlock):
    """Who takes part, in the order in which they are named."""

    person = PersonBlock()
    organisation = OrganisationBlock()

    class Meta:
        required = False
