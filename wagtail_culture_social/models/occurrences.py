"""The facts of events, projected from their lead page, and their dated occurrences."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.schedule import Attendance, State

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


class EventFacts(models.Model):
    """What is true of an event in every language; one row per translation set."""

    twin_key = models.UUIDField(unique=True)
    state = models.CharField(max_length=20, default=State.SCHEDULED.value)
    attendance = models.CharField(max_length=10, default=Attendance.ON_SITE.value)
    time_zone = models.CharField(max_length=60, default=default_time_zone)
    schedule = models.JSONField(default=list)
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
    booking_url = models.URLField(blank=True)
    uid_host = models.CharField(max_length=255, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("facts of an event")
        verbose_name_plural = _("facts of events")

    def __str__(self) -> str:
        return str(self.twin_key)


class Occurrence(models.Model):
    """One date of one live page: lists and calendars are a join on this table."""

    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="culture_occurrences"
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+"
    )
    twin_key = models.UUIDField(db_index=True)
    slot = models.CharField(max_length=36)
    recurrence_id = models.CharField(max_length=64)
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField(db_index=True)
    all_day = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=60, default=default_time_zone)
    state = models.CharField(max_length=20, default=State.SCHEDULED.value)

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "slot", "recurrence_id"], name="wcs_occurrence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"
