"""What the blocks of contests and walls ask of this app, through the registry."""

from wagtail_culture_social.participation.contests.shown import (
    contest_context,
    wall_context,
)

__all__ = ["contest_context", "wall_context"]
