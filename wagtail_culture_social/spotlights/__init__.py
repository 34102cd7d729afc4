"""Spotlights: typed recommendations from the collections."""
