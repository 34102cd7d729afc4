"""Deciding on entries: who may, the queue in the admin, and how authors are told."""
