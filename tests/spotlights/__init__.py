"""Tests of spotlights."""
