"""What is over the limit is cut off whole; what is coloured is what networks see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_properties import WORDS
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import graphemes, measure
from wagtail_culture_social.domain.networks import NETWORKS, UnknownNetwork
from wagtail_culture_social.domain.overflow import Piece, pieces, split_at_limit

LINK = "https://quais.example.org/fr/"
WORD = st.sampled_from([word for words in WORDS.values() for word in words.split(" ")])
TEXT = st.lists(st.one_of(WORD, st.text(max_size=9)), max_size=160).map(" ".join)
NETWORK = st.sampled_from(["x", "bluesky", "mastodon", "threads", "tiktok"])


def test_text_that_fits_is_left_alone() -> None:
    assert split_at_limit("Concert", "x") == ("Concert", "")
    assert split_at_limit("", "bluesky") == ("", "")


def test_cut_falls_at_the_limit_of_the_network() -> None:
    assert split_at_limit("a" * 281, "x") == ("a" * 280, "a")
    assert split_at_limit("é" * 310, "bluesky") == ("é" * 300, "é" * 10)


def test_what_counts_two_is_not_halved() -> None:
    fits, over = split_at_limit("a" * 279 + "👨‍👩‍👧‍👦" + "b", "x")
    assert (fits, over) == ("a" * 279, "👨‍👩‍👧‍👦b")


def test_address_is_never_cut() -> None:
    text = "a" * 270 + f" {LINK} b"
    assert split_at_limit(text, "x") == ("a" * 270 + " ", f"{LINK} b")
    assert split_at_limit("b " + LINK + "a" * 400, "bluesky")[0] == "b "


def test_nothing_fits_where_the_first_character_is_refused() -> None:
    assert split_at_limit("\ufeffConcert", "x") == ("", "\ufeffConcert")


@given(text=TEXT, network=NETWORK)
def test_both_parts_are_the_text_and_the_first_one_fits(
    text: str, network: str
) -> None:
    fits, over = split_at_limit(text, network)
    assert fits + over == text
    assert measure(fits, network).fits
    assert (over == "") == measure(text, network).fits
    assert graphemes(fits) + graphemes(over) == graphemes(text)
    links = find_links(text, bare=NETWORKS[network].counter == "x")
    assert not any(link.start < len(fits) < link.end for link in links)


def test_tags_links_and_mentions_are_pieces_of_their_own() -> None:
    text = f"Concert #Orgue avec @quais@example.social\n{LINK}"
    assert pieces(text, "mastodon") == (
        Piece("text", "Concert "),
        Piece("tag", "#Orgue"),
        Piece("text", " avec "),
        Piece("mention", "@quais@example.social"),
        Piece("text", "\n"),
        Piece("link", LINK),
    )


def test_each_network_sees_its_own() -> None:
    assert Piece("mention", "@quais") in pieces("Avec @quais.", "x")
    assert Piece("link", "quais.fr") in pieces("Voir quais.fr", "x")
    assert pieces("Voir quais.fr", "mastodon") == (Piece("text", "Voir quais.fr"),)
    assert pieces("#Orgue", "whatsapp") == (Piece("text", "#Orgue"),)


def test_sign_in_an_address_is_no_tag() -> None:
    assert pieces(f"{LINK}#Orgue", "bluesky") == (Piece("link", f"{LINK}#Orgue"),)
    assert pieces("a@quais.fr", "bluesky") == (Piece("text", "a@quais.fr"),)


@given(text=TEXT, network=NETWORK)
def test_pieces_are_the_text(text: str, network: str) -> None:
    found = pieces(text, network)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)


@pytest.mark.parametrize("cut", [split_at_limit, pieces])
def test_unknown_network_is_refused(cut: object) -> None:
    with pytest.raises(UnknownNetwork):
        cut("Concert", "myspace")


def test_what_begins_within_another_piece_is_none() -> None:
    assert pieces("#éx.fr", "x") == (Piece("tag", "#éx"), Piece("text", ".fr"))
