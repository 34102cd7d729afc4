"""Tutorials: how to use a service, step by step."""
