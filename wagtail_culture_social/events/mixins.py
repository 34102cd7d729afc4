"""``EventMixin``: fields, panels and thin methods; programmes are in ``routes``."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from wagtail_culture_social.compat import PAGE_MODEL, synchronized_fields
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.snippets import Contributor, Draft
from wagtail_culture_social.events import context as event_context
from wagtail_culture_social.events import services
from wagtail_culture_social.events.blocks import DateNotesBlock, ScheduleBlock
from wagtail_culture_social.events.calendars import stored_calendar
from wagtail_culture_social.events.copies import StartsAnew
from wagtail_culture_social.events.facts import Facts, facts_of
from wagtail_culture_social.events.live_fields import (
    LIVE_FACTS,
    LIVE_PANELS,
    LiveFields,
)
from wagtail_culture_social.events.moments import event_moments
from wagtail_culture_social.events.panels import (
    AUDIENCE_PANEL,
    EventPanel,
    SchedulePanel,
    is_festival_for,
)
from wagtail_culture_social.events.practical_blocks import PeopleBlock, PricesBlock
from wagtail_culture_social.events.routes import EventIndexMixin
from wagtail_culture_social.events.stored import bring_stored
from wagtail_culture_social.events.structured_data import event_nodes
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    EVENT_TYPE_LABELS,
    EVENT_TYPES,
    LANGUAGES,
)
from wagtail_culture_social.models.codes import CodesField
from wagtail_culture_social.models.occurrences import (
    ATTENDANCE_CHOICES,
    STATE_CHOICES,
)
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.social.routes import PosterMixin
from wagtail_culture_social.social.zones import time_zone_choices

__all__ = ["EventIndexMixin", "EventMixin"]


class EventMixin(StartsAnew, LiveFields, PosterMixin):
    """A dated event, on site, online or both; its facts belong to the lead page."""

    event_type = models.CharField(
        _("type"), max_length=20, choices=EVENT_TYPES, default="other"
    )
    schedule = StreamField(
        ScheduleBlock(),
        verbose_name=_("dates"),
        blank=True,
        help_text=_("Single dates, series, and what changes on one of their dates."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default=default_time_zone,
        choices=time_zone_choices,
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=STATE_CHOICES,
        default=State.SCHEDULED.value,
        help_text=_("Banner, lists, calendars, structured data and posts follow it."),
    )
    state_note = models.CharField(
        _("note on the state"),
        max_length=250,
        blank=True,
        help_text=_("For example: the artist is ill, tickets will be refunded."),
    )
    date_notes = StreamField(
        DateNotesBlock(),
        verbose_name=_("notes on single dates"),
        blank=True,
        help_text=_("A guest, another room, why a date is off."),
    )
    attendance = models.CharField(
        _("attendance"),
        max_length=10,
        choices=ATTENDANCE_CHOICES,
        default=Attendance.ON_SITE.value,
    )
    venue = models.ForeignKey(
        "wagtail_culture_social.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    price = models.DecimalField(
        _("price from"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free; leave empty when unknown."),
        error_messages={"invalid": _("Write a number, for example 8; 0 means free.")},
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="EUR",
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capitals, such as EUR."))],
    )
    prices = StreamField(PricesBlock(), verbose_name=_("price list"), blank=True)
    price_line = models.CharField(
        _("price in words"),
        max_length=150,
        blank=True,
        help_text=_("For example: €8, free under 26"),
    )
    booking_url = models.URLField(_("booking address"), blank=True)
    booking_label = models.CharField(
        _("words of the booking link"),
        max_length=60,
        blank=True,
        help_text=_("Empty: Book a place"),
    )
    booking_opens_at = models.DateTimeField(_("booking opens"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("number of seats"), null=True, blank=True)
    audiences = CodesField(_("audience"), codes=AUDIENCES)
    age_min = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("age up to"), null=True, blank=True)
    accessibility = CodesField(
        _("accessibility"),
        codes=ACCESSIBILITY,
        help_text=_("What this event offers, besides what the venue has."),
    )
    languages = CodesField(
        _("languages"), codes=LANGUAGES, help_text=_("Spoken or signed.")
    )
    people = StreamField(PeopleBlock(), verbose_name=_("people"), blank=True)
    part_of = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The festival or the series of events it belongs to."),
    )
    content_warning = models.TextField(
        _("content warning"),
        blank=True,
        max_length=500,
        help_text=_("For example: strobe lights, scenes of violence."),
    )
    what_to_bring = models.TextField(_("what to bring"), blank=True, max_length=500)

    fact_fields = (
        "event_type",
        "schedule",
        "time_zone",
        "state",
        "attendance",
        "venue",
        *LIVE_FACTS,
        "price",
        "currency",
        "prices",
        "booking_url",
        "booking_opens_at",
        "capacity",
        "audiences",
        "age_min",
        "age_max",
        "accessibility",
        "languages",
        "people",
        "part_of",
    )
    fact_panels: list[Any] = [
        "event_type",
        "schedule",
        SchedulePanel(heading=_("What this comes to")),
        FieldRowPanel(["state", "time_zone"]),
        FieldRowPanel(["attendance", "venue"]),
        *LIVE_PANELS,
        MultiFieldPanel(
            [
                FieldRowPanel(["price", "currency"]),
                "prices",
                FieldRowPanel(["booking_url", "booking_opens_at"]),
                "capacity",
            ],
            heading=_("Tickets"),
            classname="collapsed",
        ),
        AUDIENCE_PANEL,
        MultiFieldPanel(
            ["people", EventPanel("part_of")],
            heading=_("People and context"),
            classname="collapsed",
        ),
    ]
    word_panels: list[Any] = [
        "state_note",
        "date_notes",
        "price_line",
        "booking_label",
        "what_to_bring",
        "content_warning",
        "fallback_note",
    ]
    wcs_template = "wagtail_culture_social/events/event.html"
    override_translatable_fields = synchronized_fields("campaign", *fact_fields)

    search_fields = [*SocialMixin.search_fields, index.FilterField("event_type")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse ages that cross, and to be part of what is no event."""
        super().clean()
        if None not in (self.age_min, self.age_max) and self.age_min > self.age_max:
            message = _("The youngest age is above the oldest.")
            raise ValidationError({"age_max": message})
        if self.part_of_id and not is_festival_for(self):
            message = _("Choose the page of another event.")
            raise ValidationError({"part_of": message})

    @property
    def type_label(self) -> str:
        """The type in words; ``get_event_type_display`` translates every choice."""
        return str(EVENT_TYPE_LABELS.get(self.event_type, self.event_type))

    @property
    def event_facts(self) -> Facts:
        """What is true of this event in every language."""
        return facts_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add dates, banner, place and stream of the event."""
        context = super().get_context(request, *args, **kwargs)
        return context | event_context.event(self, request)

    def get_picture_keys(self) -> list[int]:
        """Return the keys of the logos of those who take part."""
        return [part.logo for part in facts_of(self).people if part.logo]

    def get_social_draft(
        self,
        phase: str | None = None,
        recurrence_id: str = "",
        day: date | None = None,
    ) -> Draft:
        """Return the draft of the event's posts."""
        return services.event_draft(self, phase, recurrence_id, day)

    @classmethod
    def bring_social_facts(cls, pages: list[Any]) -> None:
        """Bring the dates and facts of many events."""
        super().bring_social_facts(pages)
        bring_stored(pages)

    def get_social_contributors(self) -> list[Contributor]:
        """Return who takes part, with their accounts."""
        return services.event_contributors(self)

    def get_social_moments(self) -> list[Moment]:
        """Return when the posts of the event, and of some of its dates, are due."""
        return event_moments(self)

    def get_calendar_file(self) -> str:
        """Return the event's calendar file, as it was published."""
        return stored_calendar(self)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org node of the event."""
        return event_nodes(self, request)

    def describe_facts(self) -> list[tuple[Any, str]]:
        """Return the lead's facts as (label, words), for the editors of a twin."""
        return event_context.describe(self)
