"""What events and their pages ask of this app, through the registry."""

from wagtail_culture_social.participation.registrations.projection import (
    project_registrations,
)
from wagtail_culture_social.participation.registrations.shown import (
    block_context,
    seats_left,
)

__all__ = ["block_context", "project_registrations", "seats_left"]
