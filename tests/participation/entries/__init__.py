"""Entering contests, confirming, and managing what was sent."""
