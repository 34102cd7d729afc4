"""Registrations to events: seats sold once, a waiting list in order, reminders."""
