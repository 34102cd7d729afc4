"""What one language lacks: steps, and captions of recordings."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import examples, factories, recordings
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db

REPORT = "/admin/culture-social/reports/translations/"


def told(client: Client, query: str = "") -> list[tuple[str, str, str]]:
    rows = client.get(f"{REPORT}{query}").context["object_list"]
    return [(row.language, row.place, row.words) for row in rows]


def event(**film: Any) -> Any:
    """An event with a recording in its body, on a site in two languages."""
    factories.home("fr")
    values = recordings.film(**film)
    body = [("video", values)]
    return factories.add_page(EventPage, factories.home(), body=body)


def test_equal_steps_are_no_gap(client: Client, admin: User) -> None:
    examples.tutorial()
    assert not [row for row in told(client) if "step" in row[2]]


def test_fewer_steps_in_a_language_are_told(client: Client, admin: User) -> None:
    _english, french = examples.tutorial()
    del french.steps[2]
    factories.publish(french)
    steps = [row for row in told(client) if "step" in row[2]]
    here = "5 steps, sub-steps and other ways here"
    words = f"{here}, 6 in another language: English."
    assert steps == [("Français", "", words)]
    assert not [row for row in told(client, "?locale=en") if "step" in row[2]]


def test_captions_in_both_languages_are_no_gap(client: Client, admin: User) -> None:
    event()
    assert told(client) == []


def test_captions_in_one_language_are_told(client: Client, admin: User) -> None:
    page = event(tracks=recordings.tracks(("captions", "en"), ("chapters", "fr")))
    words = "No captions in this language: Français."
    assert told(client) == [("English", "Body › Video or sound 1", words)]
    key = page.body[0].id
    address = f"/admin/pages/{page.pk}/edit/#:w:contentpath=body.{key}"
    assert address in client.get(REPORT).content.decode()


def test_players_of_others_take_no_captions(client: Client, admin: User) -> None:
    event(document=None, tracks=[])
    assert told(client) == []


def test_a_site_of_one_language_has_no_such_report(
    client: Client, admin: User, settings: Any
) -> None:
    assert REPORT in client.get("/admin/").content.decode()
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [("en", "English")]
    assert REPORT not in client.get("/admin/").content.decode()
