"""``EventMixin`` and ``EventIndexMixin``: fields, panels and thin methods of events."""

from datetime import datetime
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.events import context as event_context
from wagtail_culture_social.events.blocks import ScheduleBlock
from wagtail_culture_social.events.facts import Facts, facts_of
from wagtail_culture_social.events.services import event_draft, event_moments
from wagtail_culture_social.events.structured_data import event_nodes
from wagtail_culture_social.models.occurrences import (
    ATTENDANCE_CHOICES,
    STATE_CHOICES,
)
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.social.zones import time_zone_choices

EVENT_TYPES = [
    ("concert", _("Concert")),
    ("lecture", _("Lecture")),
    ("workshop", _("Workshop")),
    ("story_hour", _("Story hour")),
    ("exhibition", _("Exhibition")),
    ("screening", _("Screening")),
    ("guided_tour", _("Guided tour")),
    ("reading", _("Reading")),
    ("performance", _("Performance")),
    ("festival", _("Festival")),
    ("other", _("Other event")),
]


class EventMixin(SocialMixin):
    """A dated event, on site, online or both; its facts belong to the lead page."""

    event_type = models.CharField(
        _("type"), max_length=20, choices=EVENT_TYPES, default="other"
    )
    schedule = StreamField(
        ScheduleBlock(),
        verbose_name=_("dates"),
        blank=True,
        help_text=_("One block per date; an exhibition is one block with a last day."),
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
    stream_url = models.URLField(
        _("live stream address"),
        blank=True,
        help_text=_("Nothing is loaded from there before the visitor clicks."),
    )
    price = models.DecimalField(
        _("price from"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free; leave empty when unknown."),
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    price_line = models.CharField(
        _("price in words"),
        max_length=150,
        blank=True,
        help_text=_("For example: €8, free under 26"),
    )
    booking_url = models.URLField(_("booking address"), blank=True)

    fact_fields = (
        "schedule",
        "time_zone",
        "state",
        "attendance",
        "venue",
        "stream_url",
        "price",
        "currency",
        "booking_url",
    )
    fact_panels: list[Any] = list(fact_fields)
    word_panels: list[Any] = ["event_type", "price_line", "state_note"]
    wcs_template = "wagtail_culture_social/events/event.html"
    exclude_fields_in_copy = ["state", "state_note", "stream_url"]
    override_translatable_fields = synchronized_fields(
        "campaign", "event_type", *fact_fields
    )

    search_fields = [*SocialMixin.search_fields, index.FilterField("event_type")]

    class Meta:
        abstract = True

    @property
    def event_facts(self) -> Facts:
        """What is true of this event in every language."""
        return facts_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add dates, banner, place and stream of the event."""
        context = super().get_context(request, *args, **kwargs)
        return context | event_context.event(self, request)

    def get_social_draft(self) -> Draft:
        """Return the draft of the event's posts."""
        return event_draft(self)

    def get_social_moments(self) -> list[tuple[str, datetime]]:
        """Return when the posts of the running or next date are due."""
        return event_moments(self)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org node of the event."""
        return event_nodes(self, request)

    def describe_facts(self) -> list[tuple[Any, str]]:
        """Return the lead's facts as (label, words), for the editors of a twin."""
        return event_context.describe(self)


class EventIndexMixin(SocialMixin):
    """The programme: what runs, what comes, what is past."""

    wcs_template = "wagtail_culture_social/events/event_index.html"
    wcs_has_feed = True

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the occurrences of the live events below this page, grouped by day."""
        context = super().get_context(request, *args, **kwargs)
        return context | event_context.programme(self)
