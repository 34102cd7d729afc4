"""What the calendar calls a post: its moment, and which date of a series."""

import pytest
from django.utils import translation

from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.desk.entries import Mark, state_of


@pytest.mark.parametrize(
    ("recurrence_id", "language", "phase"),
    [
        ("", "en", "cancellation"),
        ("20261205T160000", "en", "cancellation · 5 December 2026"),
        ("20261201", "fr", "annulation · 1er décembre 2026"),
        ("f4f1a2c0-3a5e-4a4c-9d5e-20261205", "en", "cancellation"),
        ("20261301", "en", "cancellation"),
    ],
)
def test_a_date_of_a_series_is_named(
    recurrence_id: str, language: str, phase: str
) -> None:
    row = SocialPost(page_id=1, phase="cancelled", recurrence_id=recurrence_id)
    with translation.override(language):
        assert str(Mark(row, "", state_of(row), clashes=False).phase) == phase
