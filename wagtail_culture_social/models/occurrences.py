"""The facts of events, projected from their lead page, and their dated occurrences."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    LANGUAGES,
)
from wagtail_culture_social.models.codes import CodesField
from wagtail_culture_social.models.live import LiveColumns

STATE_CHOICES = [
    (State.SCHEDULED.value, _("Scheduled")),
    (State.POSTPONED.value, _("Postponed, new date unknown")),
    (State.RESCHEDULED.value, _("Moved to another date")),
    (State.MOVED_ONLINE.value, _("Moved online")),
    (State.CANCELLED.value, _("Cancelled")),
    (State.FULL.value, _("Fully booked")),
]
ATTENDANCE_CHOICES = [
    (Attendance.ON_SITE.value, _("On site")),
    (Attendance.ONLINE.value, _("Online")),
    (Attendance.MIXED.value, _("On site and online")),
]


class EventFacts(LiveColumns):
    """What is true of an event in every language; one row per translation set.

    ``schedule`` is what the lead says of its dates, ``people`` whom it names (names
    per language, role, accounts), ``prices`` pairs of category and amount; see
    ``events/schedules.py`` and ``events/facts.py``. ``uid_unit`` is the single date or
    series that carries the plain UID in the event's calendar file; ``calendars`` are
    those files as text, by the id of the page; ``told`` is the rest of the row with its
    venue in every language, as ``events/told.py`` reads it.
    """

    twin_key = models.UUIDField(unique=True)
    event_type = models.CharField(max_length=20, default="other", db_index=True)
    state = models.CharField(max_length=20, default=State.SCHEDULED.value)
    attendance = models.CharField(max_length=10, default=Attendance.ON_SITE.value)
    time_zone = models.CharField(max_length=60, default=default_time_zone)
    schedule = models.JSONField(default=dict)
    previous_start = models.DateTimeField(null=True)
    venue = models.ForeignKey(
        "wagtail_culture_social.Venue",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    stream_url = models.URLField(blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    prices = models.JSONField(default=list)
    is_free = models.BooleanField(default=False)
    booking_url = models.URLField(blank=True)
    booking_opens_at = models.DateTimeField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    audiences = CodesField(codes=AUDIENCES)
    age_min = models.PositiveSmallIntegerField(null=True)
    age_max = models.PositiveSmallIntegerField(null=True)
    accessibility = CodesField(codes=ACCESSIBILITY)
    languages = CodesField(codes=LANGUAGES)
    people = models.JSONField(default=list)
    part_of = models.UUIDField(null=True, db_index=True)
    uid_host = models.CharField(max_length=255, blank=True)
    uid_unit = models.CharField(max_length=64, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    calendars = models.JSONField(default=dict)
    told = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("facts of an event")
        verbose_name_plural = _("facts of events")

    def __str__(self) -> str:
        return str(self.twin_key)


class Occurrence(models.Model):
    """One date of one live page: lists, calendars and feeds are a join on this table.

    ``day`` and ``last_day`` are those of the event's own zone, both included;
    ``vevent`` is the date as calendars want it, in the page's language, "" for what
    has no end.
    """

    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="culture_occurrences"
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+"
    )
    facts = models.ForeignKey(
        EventFacts, on_delete=models.CASCADE, related_name="occurrences"
    )
    twin_key = models.UUIDField(db_index=True)
    slot = models.CharField(max_length=64)
    recurrence_id = models.CharField(max_length=64)
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField(db_index=True)
    day = models.DateField(db_index=True)
    last_day = models.DateField(db_index=True)
    all_day = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=60, default=default_time_zone)
    state = models.CharField(max_length=20, default=State.SCHEDULED.value)
    previous_start = models.DateTimeField(null=True)
    note = models.CharField(max_length=250, blank=True)
    note_language = models.CharField(max_length=20, blank=True)
    vevent = models.TextField(blank=True)
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["start"]
        # A list goes by the start and leaves out what is over, without the rows.
        indexes = [models.Index(fields=["start", "end"], name="wcs_occurrence_span")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "recurrence_id"], name="wcs_occurrence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"
