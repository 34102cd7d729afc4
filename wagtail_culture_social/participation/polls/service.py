"""What the blocks of polls ask of this app, through the registry."""

from wagtail_culture_social.participation.polls.shown import block_context, votes_count

__all__ = ["block_context", "votes_count"]
