"""Programmes of others, read from files; pages are made elsewhere."""
