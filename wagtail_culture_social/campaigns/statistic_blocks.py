"""The figures that editors enter about a campaign and its earlier editions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.models.previewed import PreviewedStreamBlock

OTHER = "other"
MEASURES = {
    "participants": (_("Institutions taking part"), _("institutions")),
    "countries": (_("Countries taking part"), _("countries")),
    "votes": (_("Votes"), _("votes")),
}
"""What the site counts by itself, with the name of the figure and its unit."""

FIRST_YEAR, LAST_YEAR = 1800, 2200


def measure_choices() -> list[tuple[str, Any]]:
    """Return what can be counted, what only editors know last."""
    known = [(name, label) for name, (label, _unit) in MEASURES.items()]
    return [*known, (OTHER, _("Something else"))]


class StatisticBlock(blocks.StructBlock):
    """A figure of one edition, with who published it and when."""

    measure = blocks.ChoiceBlock(
        choices=measure_choices, default=OTHER, label=_("What is counted")
    )
    label = NullSafeCharBlock(
        label=_("Name of the figure"),
        max_length=120,
        help_text=_(
            "Figures of the same name and unit are one chart, an edition each."
        ),
    )
    value = blocks.DecimalBlock(label=_("Figure"), min_value=0, max_digits=15)
    unit = NullSafeCharBlock(
        label=_("Unit"), max_length=60, help_text=_("For example posts or visitors.")
    )
    note = NullSafeCharBlock(
        label=_("Remark"), max_length=120, help_text=_("For example “more than”.")
    )
    edition = blocks.IntegerBlock(
        required=False,
        label=_("Year of the edition"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Empty: that of this page."),
    )
    source = NullSafeCharBlock(
        label=_("Source"), max_length=150, help_text=_("Who published the figure.")
    )
    source_url = blocks.URLBlock(required=False, label=_("Address of the source"))
    day = blocks.DateBlock(required=False, label=_("Date of the figure"))

    class Meta:
        icon = "order"
        label = _("Figure")
        label_format = "{edition} {label} {value}"
        description = _("A figure of one edition, with its source and its date")

    def clean(self, value: Any) -> Any:
        """Ask for the name of what the site does not know, except in a draft."""
        value = super().clean(value)
        is_named = value.get("measure") in MEASURES or value.get("label")
        if not is_named and not self.is_deferred_validation:
            message = _("Say what this figure counts.")
            raise StructBlockValidationError({"label": ValidationError(message)})
        return value


class StatisticsBlock(PreviewedStreamBlock):
    """The figures of a campaign, in the order in which their charts are shown."""

    statistic = StatisticBlock()

    class Meta:
        required = False
