"""A streamed evening at four moments in two languages: page, data, files, posts."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import Page

from tests.domain.vocabulary import problems
from tests.events.live_event import REPLAY, STREAM, TIMES, live_event
from tests.surfaces import json_ld_of
from wagtail_culture_social.social.services import page_snippets

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORDS = {
    ("announced", "en"): "Coming live Thursday 3 December 2026, 6:30–8 p.m.",
    ("announced", "fr"): "À venir en direct jeudi 3 décembre 2026, de 18 h 30 à 20 h",
    ("waiting", "en"): "Begins at 6:30 p.m.",
    ("waiting", "fr"): "Début à 18 h 30",
    ("live", "en"): "Live now",
    ("live", "fr"): "En direct",
    ("replay", "en"): "Replay Thursday 3 December 2026",
    ("replay", "fr"): "Rediffusion jeudi 3 décembre 2026",
}
POSTS = {
    ("announced", "en"): "Organ and Voice",
    ("announced", "fr"): "Voix et orgue",
    ("waiting", "en"): "Organ and Voice",
    ("waiting", "fr"): "Voix et orgue",
    ("live", "en"): "Live now: Organ and Voice",
    ("live", "fr"): "En direct maintenant : Voix et orgue",
    ("replay", "en"): "Watch it again whenever you like: Organ and Voice",
    ("replay", "fr"): "À revoir quand vous voulez : Voix et orgue",
}


def plain(text: str) -> str:
    return " ".join(text.split())


def page_words(html: BeautifulSoup) -> str:
    return plain(html.select_one("#wcs-live").get_text(" "))


def videos(html: BeautifulSoup) -> list[dict[str, Any]]:
    return [n for n in json_ld_of(str(html)) if n["@type"] == "VideoObject"]


@pytest.fixture
def twins() -> dict[str, Page]:
    english, french = live_event()
    return {"en": english, "fr": french}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("state", TIMES)
def test_at_four_moments_every_surface_tells_the_right_state(
    client: Client, settings: Any, twins: dict[str, Page], state: str, language: str
) -> None:
    settings.CULTURE_SOCIAL_NOW = TIMES[state]
    settings.CULTURE_SOCIAL_PEERTUBE_HOSTS = ["tube.example.org"]
    page = Page.objects.get(pk=twins[language].pk).specific
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert WORDS[state, language] in page_words(html)
    others = [words for key, words in WORDS.items() if key[1] == language]
    assert sum(words in page_words(html) for words in others) == 1
    assert (html.select_one(".wcs-band--live") is not None) == (state == "live")

    (video,) = videos(html)
    assert problems(video) == []
    broadcast = video["publication"]
    assert (broadcast["isLiveBroadcast"], broadcast["startDate"]) == (
        True,
        "2026-12-03T18:30:00+01:00",
    )
    assert broadcast["endDate"] == "2026-12-03T20:00:00+01:00"
    watched = REPLAY if state == "replay" else STREAM
    player = watched.replace("/w/", "/videos/embed/")
    assert video["embedUrl"].startswith(player)
    assert ("recordedAt" in video) == (state == "replay")
    if state != "replay":
        assert video["accessibilityFeature"] == ["captions", "signLanguage"]
        assert broadcast["subtitleLanguage"] == ["fr", "en"]

    address = reverse("wagtail_culture_social:event_ics", args=[page.pk])
    (entry,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    conference = entry["CONFERENCE"]
    assert str(conference) == STREAM
    assert conference.params["FEATURE"] == ["AUDIO", "VIDEO"]
    label = {"en": "Live stream", "fr": "Direct"}[language]
    assert conference.params["LABEL"] == label

    for post in page_snippets(page):
        assert plain(post.text).startswith(POSTS[state, language])
        assert page.url in post.text or post.network == "instagram"


def test_the_fallback_stands_beside_the_player_only(
    client: Client, settings: Any, twins: dict[str, Page]
) -> None:
    shown = {}
    for state, moment in TIMES.items():
        settings.CULTURE_SOCIAL_NOW = moment
        html = BeautifulSoup(client.get(twins["fr"].url).content, "html.parser")
        shown[state] = html.select_one(".wcs-live__fallback")
    assert [state for state, found in shown.items() if found] == ["waiting", "live"]
    fallback = shown["live"]
    assert "Nous reprendrons à 19 h." in fallback.get_text()
    links = [link["href"] for link in fallback.select("a")]
    assert links == ["https://radio.example.org/quays", "tel:+33240000000"]


def test_access_is_told_in_the_language_of_the_page(
    client: Client, settings: Any, twins: dict[str, Page]
) -> None:
    settings.CULTURE_SOCIAL_NOW = TIMES["waiting"]
    told = {}
    for language, page in twins.items():
        html = BeautifulSoup(client.get(page.url).content, "html.parser")
        told[language] = [
            plain(one.text) for one in html.select(".wcs-live__access li")
        ]
    assert told == {
        "en": [
            "Captions in French and English",
            "French Sign Language",
            "Hearing loop in the room",
        ],
        "fr": [
            "Sous-titres en français et anglais",
            "Langue des signes française (LSF)",
            "Boucle magnétique dans la salle",
        ],
    }
