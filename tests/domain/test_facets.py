"""Facets for Bluesky: found where its app finds them, counted in bytes, checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.facets import Facet, facets, validate

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴󠁧󠁢󠁥󠁮󠁧󠁿"


def shown(text: str) -> list[tuple[str, str, str]]:
    """What each facet is, what it stands for, and the text under it."""
    raw = text.encode(errors="surrogatepass")
    return [
        (one.kind, one.value, raw[one.byte_start : one.byte_end].decode())
        for one in facets(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rien ici", []),
        ("Au musée : #ÉtéAuMusée !", [("tag", "ÉtéAuMusée", "#ÉtéAuMusée")]),
        ("«\u202f#Été\u202f»", [("tag", "Été", "#Été")]),
        ("(#MuseumWeek) et l'#Art", []),
        (
            "#Musée-Carré, #14Juillet.",
            [("tag", "Musée-Carré", "#Musée-Carré")] * 1
            + [("tag", "14Juillet", "#14Juillet")],
        ),
        ("#2026 # #️⃣", []),
        ("＃Quais", [("tag", "Quais", "＃Quais")]),
        (f"{FAMILY} #Famille", [("tag", "Famille", "#Famille")]),
        ("$lego à voir", [("tag", "$LEGO", "$lego")]),
        ("12$ $100 $ART2026X", []),
        (
            "avec @louvre.bsky.social !",
            [("mention", "louvre.bsky.social", "@louvre.bsky.social")],
        ),
        ("(@quais.test)", [("mention", "quais.test", "@quais.test")]),
        ("contact@quais.example.org @louvre", []),
        (
            "https://quais.example.org/fr/été?a=b#c.",
            [
                (
                    "link",
                    "https://quais.example.org/fr/été?a=b#c",
                    "https://quais.example.org/fr/été?a=b#c",
                )
            ],
        ),
        ("(voir https://quais.fr)", [("link", "https://quais.fr", "https://quais.fr")]),
        (
            "https://quais.fr/salle_(1)",
            [("link", "https://quais.fr/salle_(1)", "https://quais.fr/salle_(1)")],
        ),
        (
            "Sur quais.fr/agenda, demain",
            [("link", "https://quais.fr/agenda", "quais.fr/agenda")],
        ),
        ("affiche.jpg", []),
        ("#(https://quais.fr", [("tag", "(https://quais.fr", "#(https://quais.fr")]),
    ],
)
def test_found(text: str, found: list[tuple[str, str, str]]) -> None:
    assert shown(text) == found
    assert validate(text, facets(text)) == ()


def test_places_are_bytes_of_utf_8() -> None:
    assert facets(f"é{FAMILY} #Été é.fr quais.fr") == (
        Facet("tag", "Été", 28, 34),
        Facet("link", "https://quais.fr", 41, 49),
    )


@pytest.mark.parametrize(
    ("tag", "found", "valid"),
    [
        ("a" * 64, True, True),
        ("a" * 65, False, False),
        ("e\u0301" * 64, False, True),
        (ENGLAND * 22, False, True),
        (ENGLAND * 23, False, False),
    ],
)
def test_a_tag_has_64_graphemes_and_640_bytes(
    tag: str, found: bool, valid: bool
) -> None:
    assert bool(facets(f"#{tag}")) is found
    place = Facet("tag", tag, 0, 1 + len(tag.encode()))
    assert validate(f"#{tag}", [place]) == (() if valid else ("tag-too-long",))


@pytest.mark.parametrize(
    ("given_", "codes"),
    [
        ([("link", "https://a.fr", 0, 4)], ()),
        ([("link", "https://a.fr", 0, 11)], ()),
        ([("link", "https://a.fr", 0, 12)], ("outside-text",)),
        ([("link", "https://a.fr", -1, 4)], ("outside-text",)),
        ([("link", "https://a.fr", 4, 4)], ("empty",)),
        ([("link", "https://a.fr", 4, 3)], ("empty",)),
        ([("tag", "b", 5, 7), ("tag", "a", 0, 2)], ("out-of-order",)),
        ([("tag", "a", 0, 4), ("tag", "b", 3, 7)], ("overlap",)),
        ([("tag", "a", 0, 4), ("tag", "b", 4, 7)], ()),
        ([("tag", "a", 6, 10)], ("split-character",)),
        ([("tag", "a", 7, 9)], ("split-character",)),
        ([("mention", "", 0, 2)], ("no-value",)),
        ([("tag", "", 9, 99)], ("outside-text", "split-character", "no-value")),
    ],
)
def test_validate(
    given_: list[tuple[str, str, int, int]], codes: tuple[str, ...]
) -> None:
    text = "abcdef 🎨"
    assert len(text.encode()) == 11
    places = [Facet(*one) for one in given_]  # type: ignore[arg-type]
    assert validate(text, places) == codes


PIECES = st.sampled_from(
    ["#Été", "@a.fr", "(", ")", " ", "\u00a0", "a.fr", "https://é.fr", FAMILY, "$AB"]
    + ["\ud800", "\x00", "\u202e", "e\u0301", "#", "!", "日本"]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60))
def test_every_facet_we_find_can_be_sent(text: str) -> None:
    assert validate(text, facets(text)) == ()
