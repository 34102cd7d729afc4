"""Campaigns run elsewhere become drafts here, with their days and hashtags."""
