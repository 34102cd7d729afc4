"""The desk of registrations in Wagtail's admin."""
