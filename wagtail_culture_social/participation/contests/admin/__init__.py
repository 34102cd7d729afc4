"""Contests in Wagtail's admin: for those who run them, and for their jurors."""
