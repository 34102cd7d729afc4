"""Lines of like width, by French rules; a character is one unit wide here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.balanced_lines import balanced
from wagtail_culture_social.domain.graphemes import graphemes

NBSP, NARROW = "\u00a0", "\u202f"


def lines(text: str, room: float) -> list[str]:
    return balanced(text, lambda one: len(graphemes(one)), room)


def test_lines_are_of_like_width() -> None:
    title = "Nuit européenne de la lecture au musée"
    assert lines(title, 30) == ["Nuit européenne de", "la lecture au musée"]


def test_there_are_as_few_lines_as_the_words_allow() -> None:
    assert lines("un deux trois quatre", 20) == ["un deux trois quatre"]
    assert len(lines("un deux trois quatre", 19)) == 2


def test_nothing_has_no_lines() -> None:
    assert lines(" \n ", 10) == []


def test_short_word_does_not_stand_alone_on_the_last_line() -> None:
    assert lines("aaaaaaaaaaaa bbbbb cc", 18) == ["aaaaaaaaaaaa", "bbbbb cc"]
    assert lines("aaaaaaaa bb", 9) == ["aaaaaaaa", "bb"]


@pytest.mark.parametrize("sign", [";", ":", "!", "?", "»", "%", "€", "?!", "–"])
@pytest.mark.parametrize("space", [" ", NBSP, NARROW])
def test_no_line_begins_with_a_sign_that_closes(sign: str, space: str) -> None:
    for room in range(9, 24):
        found = lines(f"Le titre du mois{space}{sign} le nôtre", room)
        assert not [one for one in found if one.startswith(sign)], (room, found)


def test_no_line_ends_with_an_opening_quote() -> None:
    for room in range(9, 24):
        found = lines("Relire « La Mer » ensemble", room)
        assert not [one for one in found[:-1] if one.endswith("«")], (room, found)


def test_no_break_spaces_hold() -> None:
    assert lines(f"Rendez-vous à 18{NBSP}h{NBSP}30", 14) == [
        "Rendez-vous",
        f"à 18{NBSP}h{NBSP}30",
    ]


def test_compound_may_part_after_its_hyphen() -> None:
    assert lines("médiathèque-musée", 12) == ["médiathèque-", "musée"]
    assert lines("aaa bbb-ccc dddd", 12) == ["aaa", "bbb-ccc dddd"]


def test_word_wider_than_a_line_is_cut_between_characters() -> None:
    assert lines("anticonstitutionnellement", 10) == [
        "anticonsti",
        "tutionnell",
        "ement",
    ]
    family = "👨‍👩‍👧"
    assert lines(family * 3, 2) == [family * 2, family]


def test_character_wider_than_a_line_stands_alone() -> None:
    assert balanced("ab", lambda one: 10 * len(one), 5) == ["a", "b"]


def test_a_thousand_words_are_broken_too() -> None:
    assert len(lines("mot " * 1000, 40)) == 100


@given(
    st.text(st.sampled_from("aé œ«»;:!?-–/#\u00a0\u202f\n"), max_size=80),
    st.integers(1, 40),
)
def test_every_character_is_kept_and_no_line_is_too_wide(text: str, room: int) -> None:
    found = lines(text, room)
    kept = "".join("".join(found).split())
    assert kept == "".join(text.split())
    assert all(len(one) <= room for one in found)
