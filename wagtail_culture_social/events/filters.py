"""What a visitor may narrow a programme by: a plain form over the address."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    EVENT_TYPES,
)
from wagtail_culture_social.social.address_forms import AddressForm

PERIODS = [
    ("", _("Any time")),
    ("today", _("Today")),
    ("weekend", _("This weekend")),
    ("week", _("Within seven days")),
    ("month", _("Within thirty days")),
]
PLACES = [
    ("", _("On site or online")),
    ("on_site", _("On site")),
    ("online", _("Online")),
]
WHEN = ("period", "first", "last")
SATURDAY, SUNDAY = 5, 6


class TopicForm(AddressForm):
    """What may be asked in any view; what an address says wrongly is passed over.

    ``places`` are the (key, name) pairs that are offered.
    """

    type = forms.MultipleChoiceField(
        label=_("Type"), choices=EVENT_TYPES, required=False
    )
    audience = forms.MultipleChoiceField(
        label=_("Audience"), choices=AUDIENCES, required=False
    )
    age = forms.IntegerField(label=_("Age"), required=False, min_value=0, max_value=120)
    access = forms.MultipleChoiceField(
        label=_("Accessibility"), choices=ACCESSIBILITY, required=False
    )
    free = forms.BooleanField(label=_("Free admission"), required=False)
    where = forms.ChoiceField(label=_("Where"), choices=PLACES, required=False)
    place = forms.UUIDField(label=_("Place"), required=False)

    places: Sequence[tuple[str, str]] = ()

    @property
    def topic_query(self) -> str:
        """The same without those that say when."""
        return urlencode([pair for pair in self.pairs if pair[0] not in WHEN])

    def _words(self, name: str, value: str) -> str:
        label = self.fields[name].label
        if name == "age":
            return _("Age: %(age)s") % {"age": value}
        choices = dict(getattr(self.fields[name], "choices", self.places))
        return str(choices.get(value, label))

    def _by_type(self, value: list[str]) -> Q:
        return Q(facts__event_type__in=value)

    def _by_audience(self, value: list[str]) -> Q:
        found = Q()
        for code in value:
            found |= Q(facts__audiences__contains=code)
        return found

    def _by_age(self, value: int) -> Q:
        youngest = Q(facts__age_min=None) | Q(facts__age_min__lte=value)
        return youngest & (Q(facts__age_max=None) | Q(facts__age_max__gte=value))

    def _by_access(self, value: list[str]) -> Q:
        found = Q()
        for code in value:
            at_place = Q(facts__venue__accessibility__contains=code)
            found &= Q(facts__accessibility__contains=code) | at_place
        return found

    def _by_free(self, value: bool) -> Q:  # noqa: FBT001 - a field like the others
        return Q(facts__is_free=value)

    def _by_where(self, value: str) -> Q:
        online = Q(facts__attendance=Attendance.ONLINE.value)
        moved = Q(facts__state=State.MOVED_ONLINE.value)
        if value == "online":
            return online | moved | Q(facts__attendance=Attendance.MIXED.value)
        return ~(online | moved)

    def _by_place(self, value: Any) -> Q:
        return Q(facts__venue__translation_key=value)


class FilterForm(TopicForm):
    """The filters of a list: those of any view, and when."""

    period = forms.ChoiceField(label=_("When"), choices=PERIODS, required=False)
    first = forms.DateField(label=pgettext_lazy("day", "From"), required=False)
    last = forms.DateField(label=pgettext_lazy("day", "To"), required=False)

    field_order = WHEN

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day that is asked for, each perhaps open."""
        first, last = self.chosen.get("first"), self.chosen.get("last")
        if period := self.chosen.get("period"):
            begins, ends = span_of(period, today())
            first, last = max(first or begins, begins), min(last or ends, ends)
        return first, last

    def _words(self, name: str, value: str) -> str:
        if name not in ("first", "last"):
            return super()._words(name, value)
        day = format_short_day(self.chosen[name], get_language() or "")
        if name == "first":
            return _("From %(day)s") % {"day": day}
        return _("Until %(day)s") % {"day": day}

    def _by_period(self, value: str) -> Q:
        first, last = span_of(value, today())
        return Q(last_day__gte=first, day__lte=last)

    def _by_first(self, value: date) -> Q:
        return Q(last_day__gte=value)

    def _by_last(self, value: date) -> Q:
        return Q(day__lte=value)


def span_of(period: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period; the weekend that runs or comes."""
    if period == "weekend":
        weekday = today.weekday()
        first = today if weekday == SUNDAY else today + timedelta(SATURDAY - weekday)
        return first, today + timedelta(SUNDAY - weekday)
    days = {"today": 0, "week": 6, "month": 29}[period]
    return today, today + timedelta(days=days)
