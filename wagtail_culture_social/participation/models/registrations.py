"""Seats at the dates of events, and who registered for them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_culture_social.compat import PAGE_MODEL


class RegistrationOffer(models.Model):
    """Registration as the lead page of an event says it; one row per block and twins.

    Twins share it, and so its seats.
    """

    twin_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    page = models.ForeignKey(
        PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    capacity = models.PositiveIntegerField(_("seats a date"))
    most_seats = models.PositiveSmallIntegerField(_("seats a person"), default=4)
    has_children_seats = models.BooleanField(_("children’s seats"), default=False)
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    opens_at = models.DateTimeField(_("opens at"), null=True)
    closes_hours_before = models.PositiveSmallIntegerField(default=0)
    reminds_hours_before = models.PositiveSmallIntegerField(default=24)
    is_offered = models.BooleanField(default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("registration to an event")
        verbose_name_plural = _("registrations to events")
        constraints = [
            models.UniqueConstraint(
                fields=["twin_key", "block_id"], name="wcs_registration_offer_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Seating(models.Model):
    """The seats of one date: how many there are and are taken.

    ``recurrence_id`` names the date as ``Occurrence`` does. ``taken`` counts the seats
    of confirmed registrations: an address that nobody confirmed holds none.
    ``own_capacity`` is what was said for this date alone; else the offer counts.
    """

    offer = models.ForeignKey(
        RegistrationOffer, on_delete=models.CASCADE, related_name="seatings"
    )
    recurrence_id = models.CharField(max_length=64)
    starts_at = models.DateTimeField(_("date"))
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField(_("seats"))
    own_capacity = models.PositiveIntegerField(_("seats of this date"), null=True)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("seats of a date")
        verbose_name_plural = _("seats of dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "recurrence_id"], name="wcs_seating_once"
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="wcs_seats_not_oversold"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def left(self) -> int:
        """How many seats are free."""
        return self.capacity - self.taken


class Registration(models.Model):
    """Some seats of one date for one person, or their place on the waiting list.

    Places on the list are in the order of ``pk``. Name and address are erased when
    their time is over.
    """

    class Status(models.TextChoices):
        """Where a registration stands; only a confirmed one has seats."""

        UNCONFIRMED = "unconfirmed", _("Address not confirmed")
        WAITING = "waiting", _("On the waiting list")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")

    seating = models.ForeignKey(
        Seating, on_delete=models.CASCADE, related_name="registrations"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    person = models.CharField(max_length=64)
    language = models.CharField(_("language"), max_length=12)
    adults = models.PositiveSmallIntegerField(_("adults"), default=1)
    children = models.PositiveSmallIntegerField(_("children"), default=0)
    needs = models.CharField(_("needs of access"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.UNCONFIRMED
    )
    code = models.CharField(_("code"), max_length=12, blank=True)
    has_come = models.BooleanField(_("came"), default=False)
    sent_at = models.DateTimeField(_("sent at"))
    confirmed_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["seating", "status"], name="wcs_registration_status"),
            models.Index(fields=["email"], name="wcs_registration_email"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seating", "person"],
                condition=~Q(status="cancelled"),
                name="wcs_registration_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def seats(self) -> int:
        """How many seats it asks for."""
        return self.adults + self.children
