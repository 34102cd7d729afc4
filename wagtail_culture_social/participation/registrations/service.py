"""What the pages of events ask of this app, through the registry."""

from wagtail_culture_social.participation.registrations.shown import (
    block_context,
    seats_left,
)

__all__ = ["block_context", "seats_left"]
