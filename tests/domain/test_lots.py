"""Lots are the same whoever draws, and prefer nobody; digests know no order."""

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.lots import digest_of, draw

KEYS = st.lists(st.text("abcdef0123456789", min_size=1), unique=True)


@given(KEYS, st.text(), st.randoms(use_true_random=False))
def test_a_lot_knows_no_order_and_loses_nobody(
    keys: list[str], seed: str, chance: random.Random
) -> None:
    drawn = draw(keys, seed)
    chance.shuffle(keys)
    assert draw(keys, seed) == drawn
    assert sorted(drawn) == sorted(keys)


def test_a_lot_is_one_that_the_command_line_draws() -> None:
    # for key in a b c d; do echo $(printf "7 $key" | sha256sum) $key; done | sort
    assert draw("abcd", "7") == tuple("bacd")


def test_over_many_seeds_each_key_stands_in_each_place_as_often() -> None:
    keys, hours = "abcde", 4_000
    places = Counter(
        (key, place)
        for hour in range(hours)
        for place, key in enumerate(draw(keys, str(hour)))
    )
    expected = hours / len(keys)
    chi = sum(
        (places[key, n] - expected) ** 2 / expected for key in keys for n in range(5)
    )
    # 16 degrees of freedom: 39.3 would come by chance once in a thousand times.
    assert len(places) == 25
    assert chi < 39.3


@given(st.lists(st.text("ab é\U0001f600")), st.randoms(use_true_random=False))
def test_a_digest_knows_no_order(lines: list[str], chance: random.Random) -> None:
    digest = digest_of(lines)
    chance.shuffle(lines)
    assert digest_of(lines) == digest
    assert digest_of([*lines, "one more"]) != digest


def test_a_digest_is_that_of_sorted_lines() -> None:
    # printf 'a\nb\nb\n' | sha256sum
    digest = "c74f9ee7d42d4d6d89e9ff9f7d1593011198a6099029569fed65c1ab6bded3df"
    assert digest_of(["b", "a", "b"]) == digest
