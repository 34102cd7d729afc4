"""Campaigns: several days, a theme and a hashtag a day."""
