"""In French no English message is left: editor, errors, previews, public pages."""

import gettext
import json
from datetime import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield
from wagtail.users.models import UserProfile

import wagtail_culture_social
from tests import factories
from tests.page_forms import add_url, edit_url, post_form, preview
from tests.surfaces import next_month
from wagtail_culture_social.pages.models import (
    CampaignIndexPage,
    CampaignPage,
    EventIndexPage,
    EventPage,
    HashtagHubPage,
    SpotlightIndexPage,
    SpotlightPage,
    TutorialIndexPage,
    TutorialPage,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGE_TYPES: list[type[Page]] = [
    CampaignIndexPage,
    CampaignPage,
    EventIndexPage,
    EventPage,
    HashtagHubPage,
    SpotlightIndexPage,
    SpotlightPage,
    TutorialIndexPage,
    TutorialPage,
]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def french_editor(admin_client: Client, admin_user: User) -> Client:
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "fr"
    profile.save()
    return admin_client


@pytest.fixture
def event() -> EventPage:
    return factories.add_page(
        EventPage,
        factories.home(),
        title="Voix",
        schedule=[next_month()],
        venue=factories.venue(),
        price=8,
        attendance="mixed",
        stream_url="https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        social_image=factories.picture(),
    )


@pytest.fixture(scope="session")
def english() -> set[str]:
    """Every message of several words that differs in French."""
    folder = Path(wagtail_culture_social.__file__).parent / "locale"
    catalogue = gettext.translation("django", folder, ["fr"])._catalog
    return {
        key
        for key, text in catalogue.items()
        if isinstance(key, str) and " " in key and "%" not in key and key != text
    }


def left_in(text: str, english: set[str]) -> set[str]:
    return {message for message in english if message in text}


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_page_editor(
    french_editor: Client, english: set[str], model: type[Page]
) -> None:
    text = text_of(french_editor.get(add_url(model, factories.home())))
    assert left_in(text, english) == set()
    assert "Réseaux sociaux" in text


def test_event_editor(french_editor: Client, event: EventPage) -> None:
    text = text_of(french_editor.get(edit_url(event)))
    for label in ("Date et lieu", "Statut", "Lieu", "Mode de participation", "Annulé"):
        assert label in text


def test_facts_shown_in_a_twin(
    french_editor: Client, event: EventPage, english: set[str]
) -> None:
    text = text_of(french_editor.get(edit_url(factories.twin(event, "fr"))))
    assert left_in(text, english) == set()
    assert "sur la page «\u202fVoix\u202f» (English)" in text


@pytest.mark.parametrize("name", ["hashtag", "venue", "imagerights"])
def test_snippets(french_editor: Client, english: set[str], name: str) -> None:
    for view in ("list", "add"):
        address = reverse(f"wagtailsnippets_wagtail_culture_social_{name}:{view}")
        assert left_in(text_of(french_editor.get(address)), english) == set()


def test_hashtag_merge(french_editor: Client, english: set[str]) -> None:
    tag = factories.hashtag("MuseumWeek")
    address = reverse("wagtail_culture_social_merge_hashtags", args=[tag.pk])
    text = text_of(french_editor.get(address))
    assert left_in(text, english) == set()
    assert "Ses pages le suivent\u202f;" in text


def test_end_before_start(french_editor: Client, event: EventPage) -> None:
    date = {
        "start_date": "2026-12-18",
        "start_time": str(time(20)),
        "end_date": "",
        "end_time": str(time(18)),
    }
    answer = post_form(
        french_editor,
        event,
        "action-publish",
        schedule=streamfield([("date", date)]),
    )
    assert json.dumps("La fin précède le début.") in text_of(answer)


def test_hashtag_without_letters(french_editor: Client, event: EventPage) -> None:
    answer = post_form(french_editor, event, hashtags="🎻")
    assert "Un hashtag doit contenir au moins une lettre" in text_of(answer)


def test_social_preview(
    french_editor: Client, event: EventPage, english: set[str]
) -> None:
    text = text_of(preview(french_editor, event, "social", title="Voix"))
    assert left_in(text, english) == set()
    assert "<title>Publications pour les réseaux sociaux\u00a0: Voix</title>" in text
    assert "À copier\u00a0: ce réseau n’a pas d’adresse de partage." in text
    assert "/ 300 caractères" in text
    assert "Crédit" in text


@pytest.mark.parametrize("state", ["scheduled", "cancelled", "rescheduled", "full"])
def test_public_event(
    client: Client, event: EventPage, english: set[str], state: str
) -> None:
    event.state = state
    factories.publish(event)
    text = text_of(client.get(factories.twin(event, "fr").url))
    assert left_in(text, english) == set()
    for label in ("Informations pratiques", "Tarif", "À partir de 8"):
        assert label in text
    assert ("Le direct sera diffusé ici." in text) == (state != "cancelled")


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_public_page(client: Client, english: set[str], model: type[Page]) -> None:
    page = factories.add_page(model, factories.home("fr"), title="Voix")
    assert left_in(text_of(client.get(page.url)), english) == set()
