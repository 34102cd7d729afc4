"""Tests of the files that visitors send."""
