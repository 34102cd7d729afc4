"""The streams of concrete models: accounts of people, opening hours of venues."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.models.choices import WEEKDAYS, account_choices
from wagtail_culture_social.models.previewed import PreviewedStreamBlock


class AccountBlock(blocks.StructBlock):
    """One account: the network, and the name or the address of the profile there."""

    network = blocks.ChoiceBlock(choices=account_choices, label=_("Network"))
    name = blocks.CharBlock(
        label=_("Account"),
        max_length=200,
        help_text=_("For example @quays, or the address of the profile"),
    )

    class Meta:
        icon = "user"
        label = _("Account")
        description = _("An account on a network")


class AccountsBlock(PreviewedStreamBlock):
    """The accounts of somebody."""

    account = AccountBlock()

    class Meta:
        required = False


class HoursBlock(blocks.StructBlock):
    """Days of the week that open and close at the same time."""

    weekdays = blocks.MultipleChoiceBlock(
        choices=WEEKDAYS, widget=CheckboxSelectMultiple, label=_("Days")
    )
    opens = blocks.TimeBlock(label=_("Opens at"))
    closes = blocks.TimeBlock(label=_("Closes at"))

    class Meta:
        icon = "time"
        label = _("Opening hours")
        description = _("Days of the week with the same hours")


class ExceptionalHoursBlock(blocks.StructBlock):
    """A day or a run of days with other hours; without hours it is closed."""

    first = blocks.DateBlock(label=_("First day"))
    last = blocks.DateBlock(
        required=False, label=_("Last day"), help_text=_("Empty: the same day.")
    )
    opens = blocks.TimeBlock(
        required=False, label=_("Opens at"), help_text=_("Empty: closed.")
    )
    closes = blocks.TimeBlock(required=False, label=_("Closes at"))

    class Meta:
        icon = "date"
        label = _("Exception")
        description = _("Closed, or other hours, on certain days")

    def clean(self, value: Any) -> Any:
        """Refuse a last day before the first, and half of the hours."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if value.get("last") and value["last"] < value["first"]:
            _refuse("last", _("The last day is before the first one."))
        if bool(value.get("opens")) != bool(value.get("closes")):
            _refuse("closes", _("Give both hours, or none: then it is closed."))
        return value


class OpeningHoursBlock(PreviewedStreamBlock):
    """When a venue is open, and when it is not as usual."""

    hours = HoursBlock()
    exception = ExceptionalHoursBlock()

    class Meta:
        required = False


def _refuse(name: str, message: Any) -> None:
    raise StructBlockValidationError({name: ValidationError(message)})
