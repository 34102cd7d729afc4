"""The names of the admin addresses of dates, and of what their histories say."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

SEATINGS = "wagtail_culture_social_seatings"
TEMPLATES = "wagtail_culture_social/admin/registrations"
ADDED = "wagtail_culture_social.registration_added"
CANCELLED = "wagtail_culture_social.registration_cancelled"
SEATS = "wagtail_culture_social.seats_changed"
WRITTEN = "wagtail_culture_social.registrations_written_to"
EXPORTED = "wagtail_culture_social.registrations_exported"


def address(view: str, *args: Any) -> str:
    """Return where a view of those who run events is."""
    return reverse(f"{SEATINGS}:{view}", args=args)


def register_actions(actions: LogActionRegistry) -> None:
    """Name what is done at a desk in Wagtail's histories; they name nobody else."""
    told = (
        (ADDED, _("Add a registration"), _("Registration added")),
        (CANCELLED, _("Cancel a registration"), _("Registration cancelled")),
        (SEATS, _("Change the seats of a date"), _("Seats of a date changed")),
        (
            WRITTEN,
            _("Write to everybody of a date"),
            _("Everybody of a date written to"),
        ),
        (EXPORTED, _("Export registrations"), _("Registrations exported")),
    )
    for action in told:
        actions.register_action(*action)
