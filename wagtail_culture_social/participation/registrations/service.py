"""What events and their pages ask of this app, through the registry."""

from wagtail_culture_social.participation.registrations.projection import (
    project_registrations,
)
from wagtail_culture_social.participation.registrations.shown import (
    seats_left,
    shown_registration,
)

__all__ = ["project_registrations", "seats_left", "shown_registration"]
