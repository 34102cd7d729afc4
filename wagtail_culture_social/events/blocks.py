"""The blocks of a schedule: dates, series, what changes on single dates, pauses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.domain.recurrence import PARTS, RuleError
from wagtail_culture_social.events.faults import rule_message
from wagtail_culture_social.events.schedules import (
    ChangeValue,
    DateValue,
    PauseValue,
    SeriesValue,
    fault_of_schedule,
)
from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.models.choices import WEEKDAYS
from wagtail_culture_social.models.closing import ClosingDay
from wagtail_culture_social.models.previewed import PreviewedStreamBlock

FREQUENCIES = [
    ("daily", _("Every day")),
    ("weekly", _("Every week, on certain days")),
    ("monthly_day", _("Every month, on the same day of the month")),
    ("monthly_weekday", _("Every month, for example on the first Sunday")),
    ("yearly", _("Every year")),
    ("rule", _("By a rule of one’s own (RRULE)")),
]
POSITIONS = [
    ("1", _("First")),
    ("2", _("Second")),
    ("3", _("Third")),
    ("4", _("Fourth")),
    ("-1", _("Last")),
]
CLOSED_ON = [("public_holidays", _("Public holidays")), *ClosingDay.LISTS]
CHANGES = [
    ("cancelled", _("Cancelled, and announced as cancelled")),
    ("hidden", _("Taken out silently")),
    ("moved", _("Moved to another day or hour")),
    ("full", _("Fully booked")),
]


def refuse(name: str, message: Any) -> None:
    """Raise the error of one field of a block."""
    raise StructBlockValidationError({name: ValidationError(message)})


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
    permanent = blocks.BooleanBlock(
        required=False,
        default=False,
        label=pgettext_lazy("event", "Permanent"),
        help_text=_("It begins on this day and stays: a permanent collection."),
    )

    class Meta:
        icon = "date"
        label = _("Date")
        value_class = DateValue
        description = _("One date, or a run from a first to a last day")

    def clean(self, value: Any) -> Any:
        """Refuse an end before its start, except while a draft is being typed."""
        value = super().clean(value)
        if self.is_deferred_validation or value.get("permanent"):
            return value
        day = value.get("start_date")
        last = value.get("end_date") or day
        if day and last < day:
            refuse("end_date", _("The last day is before the first one."))
        times = value.get("start_time"), value.get("end_time")
        if last == day and all(times) and times[1] < times[0]:
            refuse("end_time", _("The end is before the start."))
        return value


class TimesBlock(blocks.StructBlock):
    """The hours of one sitting of a series."""

    start_time = blocks.TimeBlock(label=_("Start time"))
    end_time = blocks.TimeBlock(required=False, label=_("End time"))

    class Meta:
        icon = "time"
        label = _("Hours")


class SeriesBlock(blocks.StructBlock):
    """A date that comes back; without an end, until further notice."""

    start_date = blocks.DateBlock(label=_("First day"))
    times = blocks.ListBlock(
        TimesBlock(),
        default=[],
        label=_("Hours"),
        help_text=_("Several on one day if need be; none: the whole day."),
    )
    days = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=60,
        label=_("Days that each one lasts"),
        help_text=_("Empty: one."),
    )
    frequency = blocks.ChoiceBlock(
        choices=FREQUENCIES, default="weekly", label=_("Repeats")
    )
    interval = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=1000,
        label=_("Interval"),
        help_text=_("2 for every other week, month…; empty: every one."),
    )
    weekdays = blocks.MultipleChoiceBlock(
        required=False,
        choices=WEEKDAYS,
        widget=CheckboxSelectMultiple,
        label=_("Days of the week"),
        help_text=_("None: the weekday of the first day."),
    )
    position = blocks.ChoiceBlock(
        required=False,
        choices=POSITIONS,
        label=_("Week of the month"),
        help_text=_("Only for “Every month, for example on the first Sunday”."),
    )
    until = blocks.DateBlock(
        required=False,
        label=_("Last day"),
        help_text=_("Neither a last day nor a number: until further notice."),
    )
    count = blocks.IntegerBlock(required=False, min_value=1, label=_("Number of dates"))
    rule = NullSafeCharBlock(
        max_length=500,
        label=_("Rule of one’s own"),
        help_text=format_lazy(
            _("As in calendar files. Accepted parts: {parts}."), parts=", ".join(PARTS)
        ),
    )
    closed_on = blocks.MultipleChoiceBlock(
        required=False,
        choices=CLOSED_ON,
        default=["public_holidays", ClosingDay.CLOSING_DAYS],
        widget=CheckboxSelectMultiple,
        label=_("Not on"),
    )

    class Meta:
        icon = "repeat"
        label = _("Series")
        value_class = SeriesValue
        description = _("A date that comes back: every Saturday, the first Sunday…")

    def clean(self, value: Any) -> Any:
        """Refuse hours that cross and a rule that we cannot follow, with the reason."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        for sitting in value["times"]:
            end = sitting.get("end_time")
            if end and end < sitting["start_time"] and not value.get("days"):
                refuse("times", _("The end is before the start."))
        try:
            value.series("")
        except RuleError as error:
            own = value.get("frequency") == "rule"
            refuse("rule" if own else "frequency", rule_message(error))
        return value


class ChangeBlock(blocks.StructBlock):
    """What is different on one date: off, elsewhere in time, or full."""

    day = blocks.DateBlock(label=_("Day as planned"))
    at = blocks.TimeBlock(
        required=False,
        label=_("Hour as planned"),
        help_text=_("Only where a day has several."),
    )
    kind = blocks.ChoiceBlock(choices=CHANGES, label=_("What changes"))
    to_date = blocks.DateBlock(required=False, label=_("New day"))
    to_start = blocks.TimeBlock(required=False, label=_("New start time"))
    to_end = blocks.TimeBlock(required=False, label=_("New end time"))

    class Meta:
        icon = "edit"
        label = _("Change on one date")
        value_class = ChangeValue
        description = _("Cancel, move or fill one date of the event")

    def clean(self, value: Any) -> Any:
        """Ask where a date moves to, except while a draft is being typed."""
        value = super().clean(value)
        if self.is_deferred_validation or value.get("kind") != "moved":
            return value
        if not value.get("to_date"):
            refuse("to_date", _("Give the new day."))
        start, end = value.get("to_start"), value.get("to_end")
        if start and end and end < start:
            refuse("to_end", _("The end is before the start."))
        return value


class PauseBlock(blocks.StructBlock):
    """Days on which the series of the event do not take place."""

    first = blocks.DateBlock(label=_("First day"))
    last = blocks.DateBlock(label=_("Last day"))

    class Meta:
        icon = "no-view"
        label = _("Pause")
        value_class = PauseValue
        description = _("No dates from a first to a last day")

    def clean(self, value: Any) -> Any:
        """Refuse a last day before the first."""
        value = super().clean(value)
        if not self.is_deferred_validation and value["last"] < value["first"]:
            refuse("last", _("The last day is before the first one."))
        return value


class ScheduleBlock(PreviewedStreamBlock):
    """The dates of an event."""

    date = DateBlock()
    series = SeriesBlock()
    change = ChangeBlock()
    pause = PauseBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse a schedule without any date, too many, and changes of no date."""
        value = super().clean(value)
        if not self.is_deferred_validation:
            fault = fault_of_schedule(value)
            if fault is not None:
                raise fault
        return value


class DateNoteBlock(blocks.StructBlock):
    """Words on one date, in the language of the page."""

    day = blocks.DateBlock(label=_("Day as planned"))
    at = blocks.TimeBlock(
        required=False,
        label=_("Hour as planned"),
        help_text=_("Only where a day has several."),
    )
    text = NullSafeCharBlock(
        label=_("Note"),
        max_length=250,
        help_text=_("A guest, another room, why it is off…"),
    )
    promote = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Post about this date"),
        help_text=_("A series has few posts; this date gets those of an event."),
    )

    class Meta:
        icon = "comment"
        label = _("Note on one date")
        description = _("A guest, another room: words on one date of the event")


class DateNotesBlock(PreviewedStreamBlock):
    """Notes on single dates."""

    note = DateNoteBlock()

    class Meta:
        required = False
