"""Tests of what is written for people: it is complete, and its links lead somewhere."""
