"""What posts say first: the kind, the state, the day, in each language."""

from dataclasses import replace

import pytest

from tests.domain.drafts import CAMPAIGN, CREDIT, EVENT, URL, lines
from wagtail_culture_social.domain.phases import PHASES
from wagtail_culture_social.domain.snippets import Draft, compose
from wagtail_culture_social.domain.wording import example_draft


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({"theme": ""}, "Aujourd’hui, #SecretsMW"),
        ({"day_tag": ""}, "Aujourd’hui : Secrets, coulisses"),
        ({"day_tag": "", "theme": ""}, "MuseumWeek aux Quais"),
    ],
)
def test_a_campaign_without_its_day(changes: dict[str, str], first: str) -> None:
    assert lines(compose(replace(CAMPAIGN, **changes), "mastodon"))[0] == first


@pytest.mark.parametrize(
    ("kind", "french", "english"),
    [
        ("event", "Titre", "Titre"),
        ("tutorial", "Pas à pas : Titre", "Step by step: Titre"),
        ("spotlight", "À découvrir : Titre", "To discover: Titre"),
        ("page", "Titre", "Titre"),
    ],
)
def test_first_line_of_each_kind(kind: str, french: str, english: str) -> None:
    for language, first in (("fr", french), ("en", english)):
        draft = Draft(kind=kind, language=language, title="Titre", url=URL)
        assert lines(compose(draft, "linkedin"))[0] == first


@pytest.mark.parametrize(
    ("state", "french", "english"),
    [
        ("cancelled", "Annulé : T", "Cancelled: T"),
        ("postponed", "Reporté : T", "Postponed: T"),
        ("rescheduled", "Nouvelle date : T", "New date: T"),
        ("moved_online", "Désormais en ligne : T", "Now online: T"),
        ("full", "Complet : T", "Fully booked: T"),
        ("nonsense", "T", "T"),
    ],
)
def test_the_state_comes_first(state: str, french: str, english: str) -> None:
    for language, first in (("fr", french), ("en", english)):
        draft = Draft("event", language, "T", url=URL, state=state)
        assert lines(compose(draft, "mastodon"))[0] == first


def test_what_does_not_take_place_is_not_advertised() -> None:
    cancelled = compose(replace(EVENT, state="cancelled"), "mastodon").text
    assert "Une heure de musique" not in cancelled
    assert "Entrée libre" not in cancelled
    assert "Cet événement n’aura pas lieu." in cancelled
    postponed = compose(replace(EVENT, state="postponed"), "mastodon").text
    assert "Date initiale\u00a0: samedi 28 novembre" in postponed


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({"attendance": "online"}, "18 h · En ligne"),
        ({"attendance": "mixed"}, "18 h · Auditorium et en ligne"),
        ({"attendance": "mixed", "place": ""}, "18 h · En ligne"),
        ({"state": "moved_online"}, "18 h · En ligne"),
        ({}, "18 h · Auditorium"),
    ],
)
def test_where(changes: dict[str, str], details: str) -> None:
    draft = Draft("event", "fr", "T", date="18 h", place="Auditorium")
    assert lines(compose(replace(draft, **changes), "mastodon"))[1] == details


def test_live_now() -> None:
    live = replace(EVENT, live_now=True)
    assert compose(live, "x").text.startswith("En direct maintenant\u00a0: Concert")
    streamed = replace(EVENT, attendance="mixed")
    assert compose(streamed, "x", phase="live_now").text.startswith("En direct")
    assert compose(EVENT, "x", phase="live_now").text.startswith("Ça commence")
    assert compose(live, "x", phase="announcement").text.startswith("Concert")
    assert compose(replace(live, state="full"), "x").text.startswith("En direct")
    assert compose(replace(live, state="cancelled"), "x").text.startswith("Annulé")
    page = Draft("page", "fr", "T", live_now=True)
    assert compose(page, "x").text == "T"


def test_a_language_without_wording() -> None:
    snippet = compose(replace(EVENT, language="de", state="cancelled"), "mastodon")
    assert lines(snippet) == [
        "Cancelled: Concert de midi : l'orgue des Quais",
        "Samedi 28 novembre, de 18 h 30 à 20 h",
        f"Image: {CREDIT}",
        URL,
        "#MusiqueAuxQuais #Orgue",
    ]
    assert snippet.warnings == ("no-pattern",)
    bare = compose(Draft("event", "", ""), "x")
    assert bare.text == ""
    assert bare.warnings == ("no-pattern", "no-title", "no-link")


def test_the_language_can_be_chosen() -> None:
    assert compose(EVENT, "mastodon", language="en").language == "en"
    assert "Image: " in compose(EVENT, "mastodon", language="en_GB").text


def test_spaces_follow_the_network() -> None:
    assert "\u202f" not in compose(EVENT, "x").text
    assert "frapper\u202f!" in compose(EVENT, "mastodon").text


def test_a_state_is_said_without_title() -> None:
    assert lines(compose(replace(EVENT, title="", state="full"), "x"))[0] == "Complet"


@pytest.mark.parametrize("language", ["fr", "en", "de"])
@pytest.mark.parametrize("kind", PHASES)
def test_example_fills_everything(kind: str, language: str) -> None:
    draft = example_draft(kind, language)
    assert draft.language == language
    shown = compose(draft, "facebook")
    assert shown.measure.fits
    assert shown.warnings == (("no-pattern",) if language == "de" else ())
    assert {draft.title, draft.theme, draft.credit, draft.people[0].name}.isdisjoint(
        {""}
    )
