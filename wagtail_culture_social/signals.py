"""Public signals for integrators; the package itself receives none of them."""

from django.dispatch import Signal

facts_projected = Signal()
"""Sent after a page's facts were written: ``sender`` (page class), ``page``."""
