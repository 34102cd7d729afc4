"""Dated and generated tables and texts read by the domain; no code."""
