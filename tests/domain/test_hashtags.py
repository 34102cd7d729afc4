"""Hashtags: one key per word, readable spellings, what each network detects."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.hashtags import (
    accent_twin,
    extract,
    from_phrase,
    key_of,
    lint,
    merge,
)
from wagtail_culture_social.domain.networks import NETWORKS


@pytest.mark.parametrize(
    "text",
    [
        "#NuitDesMusées",
        "nuitdesmusées",
        "Nuit des musées",
        " #NUIT-DES-MUSÉES ",
        "＃Nuit’des'musées",
        "nuitdesmuse\u0301es",
    ],
)
def test_spellings_of_one_hashtag(text: str) -> None:
    assert key_of(text) == "nuitdesmusées"


@pytest.mark.parametrize(
    "text", ["", "   ", "#", "🎨 🎨", "❤️", "#️⃣", "_", "\u0301", "!?"]
)
def test_nothing_left(text: str) -> None:
    assert key_of(text) == ""


def test_accents_digits_and_underscores_count() -> None:
    assert key_of("Médiathèque") != key_of("Mediatheque")
    assert key_of("#14_Juillet") == "14_juillet"
    assert key_of("x" * 10_000) == "x" * 10_000


def test_marks_that_meet_their_letter_late_are_composed() -> None:
    assert key_of("e-\u0301te\u0301") == key_of("été")


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)


@given(st.text(alphabet="éÉe'’- #aAß🎨\ufe0f2²"), st.sampled_from(["fr", "en"]))
def test_a_phrase_and_its_hashtag_have_one_key(text: str, language: str) -> None:
    assert key_of(from_phrase(text, language)) == key_of(text)


@pytest.mark.parametrize(
    ("phrase", "language", "tag"),
    [
        ("L’été des musées", "fr", "LÉtéDesMusées"),
        ("L'été des musées", "fr", "LÉtéDesMusées"),
        ("Saint-Étienne", "fr", "SaintÉtienne"),
        ("Nuit des musées", "fr", "NuitDesMusées"),
        ("#Nuit des musées", "fr", "NuitDesMusées"),
        ("Aujourd’hui au musée", "fr", "AujourdhuiAuMusée"),
        ("Journées du patrimoine 2026", "fr", "JournéesDuPatrimoine2026"),
        ("qu’est-ce que l’art ?", "fr", "QuEstCeQueLArt"),
        ("14 juillet", "fr", "14Juillet"),
        ("musées", "fr", "Musées"),
        ("Heure du conte & BD", "fr", "HeureDuConteBD"),
        ("m²", "fr", "M2"),
        ("24 h du livre", "fr", "24hDuLivre"),
        ("Étudiant·es", "fr", "ÉtudiantEs"),
        ("Children's eyes", "en", "ChildrensEyes"),
        ("Rock ’n’ roll", "en", "RockNRoll"),
        ("rock'n'roll", "en", "RockNRoll"),
        ("behind the scenes", "en", "BehindTheScenes"),
        ("ArchitectureMW", "fr", "ArchitectureMW"),
        ("ilEtaitUneFoisMW", "fr", "ilEtaitUneFoisMW"),
        ("#museumweek", "en", "museumweek"),
        ("OnceUponAtimeMW", "en", "OnceUponAtimeMW"),
        ("Noe\u0308l", "fr", "Noël"),
        ("🎨 ❤️", "fr", ""),
        ("", "fr", ""),
        ("C++", "en", "C"),
    ],
)
def test_from_phrase(phrase: str, language: str, tag: str) -> None:
    assert from_phrase(phrase, language) == tag


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("MuseumWeek", ()),
        ("#MuseumWeek", ()),
        ("", ("empty",)),
        ("🎨", ("empty",)),
        ("2026", ("digits-only",)),
        ("a" * 12 + "B" * 39, ("too-long",)),
        ("Médiathèque", ("accent",)),
        ("Œuvre", ("accent",)),
        ("nuitdesmusees", ("lower-case-run",)),
        ("nuitdesmusées", ("accent", "lower-case-run")),
        ("Nuit Des Musées", ("space", "accent")),
        ("L’Été", ("apostrophe", "accent")),
        ("L'Art", ("apostrophe",)),
        ("Art-Contemporain", ("hyphen",)),
        ("C++", ("symbol",)),
        ("Art🎨", ("symbol",)),
        ("Étudiant·es", ("symbol", "accent")),
        ("日本が", ()),
        ("Йога", ()),
    ],
)
def test_lint(tag: str, codes: tuple[str, ...]) -> None:
    assert lint(tag) == codes


@pytest.mark.parametrize(
    ("tag", "network", "codes"),
    [
        ("Médiathèque", "x", ()),
        ("Médiathèque", "mastodon", ()),
        ("Médiathèque", "bluesky", ("accent",)),
        ("Médiathèque", "instagram", ("accent",)),
        ("Œuvre", "mastodon", ("accent",)),
        ("Œuvre", NETWORKS["x"], ("accent",)),
        ("MuseumWeek", "instagram", ()),
        ("A" * 51, "threads", ("too-long",)),
        ("A" * 51, "instagram", ("too-long",)),
        ("A" * 51, "bluesky", ()),
        ("A" * 65, "bluesky", ("too-long",)),
    ],
)
def test_lint_for_one_network(tag: str, network: Any, codes: tuple[str, ...]) -> None:
    assert lint(tag, network) == codes


@pytest.mark.parametrize(
    ("tag", "twin"),
    [
        ("Médiathèque", "Mediatheque"),
        ("#Noe\u0308l", "Noel"),
        ("Œuvre", "Oeuvre"),
        ("LŒuvre", "LOeuvre"),
        ("ŒUVRE", "OEUVRE"),
        ("CœurDeVille", "CoeurDeVille"),
        ("Æther", "Aether"),
        ("Straße", "Strasse"),
        ("Łódź", "Lodz"),
        ("m\u0303a", "ma"),
        ("MuseumWeek", ""),
        ("Йога", ""),
        ("日本が", ""),
        ("", ""),
    ],
)
def test_accent_twin(tag: str, twin: str) -> None:
    assert accent_twin(tag) == twin


@given(st.text())
def test_a_twin_has_no_twin(text: str) -> None:
    assert accent_twin(accent_twin(text)) == ""


# Measured on twitter-text 3.1.0, Mastodon's HASHTAG_RE and atproto's TAG_REGEX.
DETECTED = [
    ("#l’été", "l", "l", "l’été"),
    ("#Musée-Carré", "Musée", "Musée", "Musée-Carré"),
    ("(#MuseumWeek)", "MuseumWeek", "MuseumWeek", ""),
    ("«#Été»", "Été", "Été", ""),
    ("l'#Été", "Été", "Été", ""),
    ("«\u202f#Été\u202f»", "Été", "Été", "Été"),
    ("#14Juillet", "14Juillet", "14Juillet", "14Juillet"),
    ("#2026", "", "", ""),
    ("#art🎨", "art", "art", "art🎨"),
    ("#🎨", "", "", "🎨"),
    ("#C++", "C", "C", "C++"),
    ("#Noël·2026", "Noël·2026", "Noël·2026", "Noël·2026"),
    ("Venez ! #Été,", "Été", "Été", "Été"),
    ("rien", "", "", ""),
    ("＃Musée", "Musée", "Musée", "Musée"),
    ("#ab://c", "", "ab", "ab://c"),
    ("example.org/#a #b", "b", "b", "b"),
    ("✌️#Été", "Été", "Été", ""),
    ("#️⃣ a", "", "", ""),
    ("#" + "a" * 65, "a" * 65, "a" * 65, ""),
]


@pytest.mark.parametrize(("text", "x", "mastodon", "bluesky"), DETECTED)
def test_what_each_network_detects(
    text: str, x: str, mastodon: str, bluesky: str
) -> None:
    found = [extract(text, network) for network in ("x", "mastodon", "bluesky")]
    assert found == [(tag,) if tag else () for tag in (x, mastodon, bluesky)]


def test_fragments_of_addresses_are_no_tags() -> None:
    text = "https://example.org/#Salle #Musée"
    for network in ("x", "mastodon", "bluesky", "threads"):
        assert extract(text, network) == ("Musée",)


OWN = ("Orgue", "museumweek", "Quais", "Concert", "Archives")


@pytest.mark.parametrize(
    ("network", "tags"),
    [
        ("x", ("MuseumWeek", "SecretsMW")),
        ("threads", ("SecretsMW",)),
        ("mastodon", ("MuseumWeek", "SecretsMW", "Orgue")),
        ("instagram", ("MuseumWeek", "SecretsMW", "Orgue", "Quais", "Concert")),
    ],
)
def test_merge(network: str, tags: tuple[str, ...]) -> None:
    assert merge("MuseumWeek", "SecretsMW", OWN, network) == tags


def test_merge_without_campaign() -> None:
    assert merge("", "", ["#Orgue", "orgue", "", "🎨"], "x") == ("Orgue",)
    assert merge("MuseumWeek", "#museumweek", [], "x") == ("museumweek",)
    assert merge("MuseumWeek", "", ["Orgue"], "threads") == ("MuseumWeek",)


@pytest.mark.parametrize(
    ("network", "tags"),
    [
        ("x", ("Médiathèque",)),
        ("mastodon", ("Médiathèque", "Œuvre", "Oeuvre")),
        ("bluesky", ("Médiathèque", "Mediatheque", "Œuvre")),
    ],
)
def test_duplicates_are_those_of_the_network(
    network: str, tags: tuple[str, ...]
) -> None:
    own = ["Mediatheque", "Œuvre", "Oeuvre"]
    limits = replace(NETWORKS[network], hashtag_advised=len(tags))
    assert merge("Médiathèque", "", own, limits) == tags


def test_the_spelling_of_the_organiser_comes_first() -> None:
    assert merge("", "CoulissesMW", ["coulissesmw"], "x") == ("CoulissesMW",)
    assert merge("Mediatheque", "", ["Médiathèque"], "x") == ("Mediatheque",)


@pytest.mark.parametrize(
    ("own", "tags"),
    [
        ((), ("Médiathèque", "Été", "Mediatheque", "Ete")),
        (("Orgue", "Quais"), ("Médiathèque", "Été", "Orgue", "Quais", "Mediatheque")),
        (("Mediatheque",), ("Médiathèque", "Été", "Mediatheque", "Ete")),
        (("A", "B", "C", "D"), ("Médiathèque", "Été", "A", "B", "C")),
    ],
)
def test_twins_take_what_room_is_left(
    own: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    assert merge("Médiathèque", "Été", own, "instagram") == tags
    assert merge("Médiathèque", "Été", (), "facebook") == ("Médiathèque", "Été")
