"""What the pages of events ask of this app, through the registry."""

from wagtail_culture_social.participation.registrations.shown import (
    seats_left,
    shown_registration,
)

__all__ = ["seats_left", "shown_registration"]
