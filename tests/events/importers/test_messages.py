"""Every fault has words, in both languages, and none of them is the source's."""

from typing import Any, get_args

import pytest
from django.utils.translation import override

from tests import factories
from wagtail_culture_social.domain.imports import imported
from wagtail_culture_social.events.importers.fields import FIELDS
from wagtail_culture_social.events.importers.messages import MESSAGES, label_of, message
from wagtail_culture_social.pages.models import EventPage

LITERALS = (imported.FileFaultCode, imported.RefusalCode, imported.WarningCode)
CODES = {code for literal in LITERALS for code in get_args(literal)}


def note(code: str, **values: Any) -> dict[str, Any]:
    return {"code": code, "values": values}


def kept(field: str, mine: Any, theirs: Any = "") -> str:
    found = note("kept", field=field, mine=mine, theirs=theirs)
    return message(found, EventPage)


def test_every_code_of_the_readers_has_words() -> None:
    assert MESSAGES.keys() >= CODES


def test_days_and_formats_are_told_in_the_reader_s_language() -> None:
    until = note("beyond-horizon", until="2027-12-30")
    assert "30 December 2027" in message(until)
    shape = note("another-shape", kind="openagenda")
    assert message(shape).endswith("of the format OpenAgenda (JSON).")
    with override("fr"):
        assert "30 décembre 2027" in message(until)


def test_every_field_that_is_imported_has_a_label() -> None:
    assert all(label_of(name, EventPage) != name for name in FIELDS if name != "venue")
    assert label_of("nothing", EventPage) == "nothing"


@pytest.mark.django_db
def test_values_are_told_as_editors_know_them() -> None:
    venue, picture = factories.venue(), factories.picture()
    cases = {
        ("venue", venue.pk): "Chapelle des Mariniers",
        ("venue", 0): "0",
        ("social_image", picture.pk): "La Mer",
        ("state", "cancelled"): "Cancelled",
        ("price", "8.00"): "8.00",
        ("price", None): "empty",
    }
    for (field, value), words in cases.items():
        assert f"changed here: {words}. Source: empty." in kept(field, value)


def test_of_lists_the_beginning_is_told() -> None:
    body = [{"type": "paragraph", "value": "<p>One &amp; two</p>"}]
    assert "changed here: One & two. " in kept("body", body)
    series = [{"type": "series", "value": {"start_date": "2026-12-05"}}]
    assert "changed here: 5 December 2026." in kept("schedule", series)
    assert "changed here: Organ, Choir." in kept("hashtags", ["Organ", "Choir"])
