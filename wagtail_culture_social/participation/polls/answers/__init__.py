"""Answers to open questions, from a form to a wall that somebody has read first."""
