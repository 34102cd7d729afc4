"""What the blocks of contests and walls ask of this app, through the registry."""

from wagtail_culture_social.participation.contests.shown import (
    block_context,
    wall_context,
)

__all__ = ["block_context", "wall_context"]
