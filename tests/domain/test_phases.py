"""Phases: what each says in both languages; when its post is due is `test_moments`."""

from dataclasses import replace

import pytest

from tests.domain.drafts import CREDIT, EVENT, URL, lines
from wagtail_culture_social.domain.phases import (
    NEWS,
    PHASES,
    UnknownPhase,
    phase_of,
)
from wagtail_culture_social.domain.snippets import Draft, compose
from wagtail_culture_social.domain.wording import LANGUAGES, default_text

ALL = [(kind, phase) for kind, phases in PHASES.items() for phase in phases]
FIRST_LINES = [
    # kind, phase, French, English
    ("event", "announcement", "Titre", "Titre"),
    ("event", "new_season", "Nouvelle saison : Titre", "New season: Titre"),
    ("event", "j7", "Dans une semaine : Titre", "In one week: Titre"),
    ("event", "j1", "Demain : Titre", "Tomorrow: Titre"),
    ("event", "today", "Aujourd’hui, 20 h : Titre", "Today, 20 h: Titre"),
    ("event", "live_now", "Ça commence : Titre", "Starting now: Titre"),
    ("event", "last_date", "Dernière occasion : Titre", "Last chance: Titre"),
    (
        "event",
        "replay",
        "À revoir quand vous voulez : Titre",
        "Watch it again whenever you like: Titre",
    ),
    (
        "event",
        "thank_you",
        "Merci pour ce moment partagé : Titre",
        "Thank you for sharing this moment: Titre",
    ),
    ("campaign", "teaser", "Bientôt : Titre", "Coming soon: Titre"),
    ("campaign", "day", "Aujourd’hui, #Jour : Thème", "Today, #Jour: Thème"),
    ("campaign", "last_day", "Dernier jour, #Jour : Thème", "Last day, #Jour: Thème"),
    ("campaign", "results", "C’est fini : Titre", "That’s a wrap: Titre"),
    ("contest", "open", "À vous de jouer : Titre", "Your turn: Titre"),
    (
        "contest",
        "last_days",
        "Derniers jours pour participer : Titre",
        "Last days to take part: Titre",
    ),
    ("contest", "voting", "Place au vote : Titre", "Time to vote: Titre"),
    (
        "contest",
        "winners",
        "Les résultats sont là : Titre",
        "The results are in: Titre",
    ),
    ("tutorial", "published", "Pas à pas : Titre", "Step by step: Titre"),
    ("tutorial", "reminder", "Toujours utile : Titre", "Always useful: Titre"),
    ("spotlight", "published", "À découvrir : Titre", "To discover: Titre"),
    ("spotlight", "reminder", "À redécouvrir : Titre", "Worth another look: Titre"),
    ("spotlight", "item", "Thème : Titre", "Thème: Titre"),
    ("poll", "published", "Votre avis compte : Titre", "Your view counts: Titre"),
    (
        "poll",
        "reminder",
        "Il est encore temps de répondre : Titre",
        "There is still time to answer: Titre",
    ),
    ("page", "published", "Titre", "Titre"),
    ("page", "reminder", "À relire : Titre", "Worth reading again: Titre"),
]


def draft(kind: str, language: str) -> Draft:
    return Draft(
        kind=kind,
        language=language,
        title="Titre",
        url=URL,
        summary="Une phrase.",
        date="lundi 5 juin",
        time="20 h",
        place="Auditorium",
        theme="Thème",
        prompt="Montrez.",
        campaign_tag="Semaine",
        day_tag="Jour",
        credit=CREDIT,
        alt_text="Une image",
    )


def test_every_phase_is_in_the_table() -> None:
    assert [(kind, phase) for kind, phase, _fr, _en in FIRST_LINES] == ALL


@pytest.mark.parametrize(("kind", "phase", "french", "english"), FIRST_LINES)
def test_first_line(kind: str, phase: str, french: str, english: str) -> None:
    for language, first in (("fr", french), ("en", english)):
        snippet = compose(draft(kind, language), "linkedin", phase=phase)
        assert lines(snippet)[0] == first
        assert snippet.phase == phase


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "phase"), ALL)
def test_every_phase_holds_credit_link_and_tags(
    kind: str, phase: str, language: str
) -> None:
    for network in ("x", "bluesky", "mastodon", "instagram"):
        snippet = compose(draft(kind, language), network, phase=phase)
        assert snippet.measure.fits
        for kept in (CREDIT, URL, "#Semaine", "#Jour"):
            assert kept in snippet.text
        assert "{" not in snippet.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "phase"), ALL)
def test_default_text_is_what_an_editor_can_start_from(
    kind: str, phase: str, language: str
) -> None:
    text = default_text(kind, phase, language)
    assert text.count("{title}") == (0 if (kind, phase) in WITHOUT_TITLE else 1)
    assert text == text.strip()
    assert "\u00a0" not in text


WITHOUT_TITLE = {("campaign", "day"), ("campaign", "last_day")}


@pytest.mark.parametrize("phase", ["j7", "j1", "today", "live_now", "replay"])
def test_nobody_announces_what_is_cancelled(phase: str) -> None:
    snippet = compose(replace(EVENT, state="cancelled"), "mastodon", phase=phase)
    assert lines(snippet)[0] == "Annulé : Concert de midi : l’orgue des Quais"


def test_what_was_full_is_thanked_for_like_any_other() -> None:
    full = replace(EVENT, state="full")
    assert lines(compose(full, "x", phase="j1"))[0].startswith("Complet : ")
    assert lines(compose(full, "x", phase="thank_you"))[0].startswith("Merci")
    moved = replace(EVENT, state="moved_online")
    assert lines(compose(moved, "x", phase="today"))[0].startswith("Désormais en ligne")


def test_phases_are_those_of_the_kind() -> None:
    assert phase_of(EVENT) == "announcement"
    assert phase_of(replace(EVENT, live_now=True)) == "live_now"
    assert phase_of(Draft("campaign", "fr", "T")) == "day"
    assert phase_of(Draft("contest", "fr", "T")) == "open"
    assert phase_of(EVENT, "cancelled") == "cancelled"
    for kind, phase in (
        ("tutorial", "j7"),
        ("tutorial", "cancelled"),
        ("event", "published"),
        ("page", ""),
    ):
        with pytest.raises(UnknownPhase, match="Unknown phase"):
            phase_of(Draft(kind, "fr", "T"), phase)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", NEWS)
def test_news_are_told_in_the_words_of_an_announcement(
    phase: str, language: str
) -> None:
    told = replace(EVENT, state=phase)
    news = compose(told, "mastodon", language, phase=phase)
    announced = compose(told, "mastodon", language, phase="announcement")
    assert news.text == announced.text
    assert news.phase == phase
    assert news.text != compose(EVENT, "mastodon", language).text


def test_news_are_told_in_the_institution_s_words_of_an_announcement() -> None:
    moved = replace(EVENT, state="moved_online")
    own = {"event.announcement": "Chez nous : {title}\nDe chez vous."}
    snippet = compose(moved, "x", phase="moved_online", patterns=own)
    assert "De chez vous." in snippet.text
    assert lines(snippet)[0].startswith("Désormais en ligne")
