"""The blocks of a schedule; in this version, dates one by one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.domain.schedule import Slot


class DateValue(blocks.StructValue):
    """One date; it knows its slot in the pure schedule."""

    def slot(self, slot_id: str) -> Slot:
        """Return the wall-clock slot, whose id is the block's."""
        return Slot(
            id=slot_id,
            start_date=self.get("start_date"),
            start_time=self.get("start_time"),
            end_date=self.get("end_date"),
            end_time=self.get("end_time"),
        )


class DateBlock(blocks.StructBlock):
    """A date in the event's own time zone; without times it is a whole day."""

    start_date = blocks.DateBlock(label=_("Day"))
    start_time = blocks.TimeBlock(
        required=False, label=_("Start time"), help_text=_("Empty: the whole day.")
    )
    end_date = blocks.DateBlock(
        required=False, label=_("Last day"), help_text=_("Empty: the same day.")
    )
    end_time = blocks.TimeBlock(required=False, label=_("End time"))

    class Meta:
        icon = "date"
        label = _("Date")
        value_class = DateValue
        description = _("One date, or a run from a first to a last day")

    def clean(self, value: Any) -> Any:
        """Refuse an end before its start, except while a draft is being typed."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        day = value.get("start_date")
        last = value.get("end_date") or day
        if day and last < day:
            self._refuse("end_date", _("The last day is before the first one."))
        times = value.get("start_time"), value.get("end_time")
        if last == day and all(times) and times[1] < times[0]:
            self._refuse("end_time", _("The end is before the start."))
        return value

    @staticmethod
    def _refuse(name: str, message: Any) -> None:
        raise StructBlockValidationError({name: ValidationError(message)})


class ScheduleBlock(blocks.StreamBlock):
    """The dates of an event; rules join them later."""

    date = DateBlock()

    class Meta:
        required = False
