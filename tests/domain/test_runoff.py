"""The instant run-off gives what others published; nothing is lost between rounds."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.runoff import Round, runoff

Piles = list[tuple[Sequence[str], int]]

# The example of Wikipedia's “Instant-runoff voting” and of many tools, among them
# electionfraud (TN_IRV_100) and Psephology.SampleElections (tennesseeCapital).
TENNESSEE: Piles = [
    (("Memphis", "Nashville", "Chattanooga", "Knoxville"), 42),
    (("Nashville", "Chattanooga", "Knoxville", "Memphis"), 26),
    (("Chattanooga", "Knoxville", "Nashville", "Memphis"), 15),
    (("Knoxville", "Chattanooga", "Nashville", "Memphis"), 17),
]
# Mayor of Burlington, Vermont, 2009, without the last three candidates:
# https://rangevoting.org/Burlington.html, as the tests of simberaj/votelib have it.
BURLINGTON: Piles = [
    (("Montroll", "Kiss", "Wright"), 1332),
    (("Montroll", "Wright", "Kiss"), 767),
    (("Montroll",), 455),
    (("Kiss", "Montroll", "Wright"), 2043),
    (("Kiss", "Wright", "Montroll"), 371),
    (("Kiss",), 568),
    (("Wright", "Montroll", "Kiss"), 1513),
    (("Wright", "Kiss", "Montroll"), 495),
    (("Wright",), 1289),
]
# The first example of jontingvold/pyrankvote.
PYRANKVOTE: Piles = [
    (("Askeladden", "Per"), 1),
    (("Per", "Pål"), 2),
    (("Pål", "Per"), 1),
    (("Pål", "Per", "Askeladden"), 1),
]
# “Through-round reporting is accurate” in the tests of DexGroves/avr.
AVR: Piles = [
    (("a", "b", "c", "d"), 3),
    (("b", "a", "c", "d"), 2),
    (("c", "b", "d"), 2),
    (("d", "c"), 1),
]


def rounds_of(options: Sequence[str], ballots: Piles) -> list[dict[str, int]]:
    return [dict(one.votes) for one in runoff(options, ballots)[0]]


def test_the_capital_of_tennessee_is_knoxville() -> None:
    cities = ["Memphis", "Nashville", "Chattanooga", "Knoxville"]
    rounds, winners = runoff(cities, TENNESSEE)
    assert winners == ("Knoxville",)
    assert [dict(one.votes) for one in rounds] == [
        {"Memphis": 42, "Nashville": 26, "Chattanooga": 15, "Knoxville": 17},
        {"Memphis": 42, "Nashville": 26, "Knoxville": 32},
        {"Memphis": 42, "Knoxville": 58},
    ]
    assert [one.eliminated for one in rounds] == [("Chattanooga",), ("Nashville",), ()]


def test_the_mayor_of_burlington_is_not_who_led_the_first_round() -> None:
    rounds, winners = runoff(["Montroll", "Kiss", "Wright"], BURLINGTON)
    assert winners == ("Kiss",)
    assert [dict(one.votes) for one in rounds] == [
        {"Montroll": 2554, "Kiss": 2982, "Wright": 3297},
        {"Kiss": 4314, "Wright": 4064},
    ]
    assert [one.exhausted for one in rounds] == [0, 455]


def test_the_example_of_pyrankvote_elects_per() -> None:
    assert runoff(["Per", "Pål", "Askeladden"], PYRANKVOTE)[1] == ("Per",)
    assert rounds_of(["Per", "Pål", "Askeladden"], PYRANKVOTE) == [
        {"Per": 2, "Pål": 2, "Askeladden": 1},
        {"Per": 3, "Pål": 2},
    ]


def test_options_leave_in_the_order_of_avr() -> None:
    rounds, winners = runoff("abcd", AVR)
    assert winners == ("a",)
    assert [one.eliminated for one in rounds] == [("d",), ("b",), ()]


def test_a_tie_at_the_top_has_several_winners_as_in_avr() -> None:
    ballots: Piles = [
        (("Ice Skating", "Unihoc", "Food"), 2),
        (("Whiskey Tasting", "Established"), 1),
        (("Whiskey Tasting",), 1),
        (("Theatre", "Other Theatre"), 1),
    ]
    options = ["Ice Skating", "Unihoc", "Food", "Whiskey Tasting", "Established"]
    rounds, winners = runoff([*options, "Theatre", "Other Theatre"], ballots)
    assert winners == ("Ice Skating", "Whiskey Tasting")
    assert rounds[-1].exhausted == 1


def test_all_who_tie_for_the_last_place_leave_together() -> None:
    ballots: Piles = [("a", 3), ("b", 3), ("ca", 1), ("db", 1)]
    rounds, winners = runoff("abcd", ballots)
    assert rounds[0].eliminated == ("c", "d")
    assert winners == ("a", "b")


def test_more_than_half_of_the_first_choices_is_one_round() -> None:
    rounds, winners = runoff("abc", [("ab", 6), ("bc", 3), ("cb", 2)])
    assert winners == ("a",)
    assert rounds == (Round((("a", 6), ("b", 3), ("c", 2))),)


@pytest.mark.parametrize(
    ("options", "ballots"), [("ab", []), ("", [("ab", 1)]), ("ab", [("ab", 0)])]
)
def test_without_ballots_or_options_nobody_wins(options: str, ballots: Piles) -> None:
    assert runoff(options, ballots) == ((), ())


def test_a_round_comes_back_from_json() -> None:
    told = Round((("a", 2), ("b", 1)), ("b",), 4)
    assert Round.from_json(told.to_json()) == told


rankings = st.lists(
    st.tuples(
        st.permutations("abcde").flatmap(
            lambda order: st.integers(1, 5).map(lambda size: tuple(order[:size]))
        ),
        st.integers(1, 50),
    ),
    min_size=1,
    max_size=12,
)


@given(rankings)
def test_every_ballot_is_in_every_round_and_options_only_leave(ballots: Piles) -> None:
    rounds, winners = runoff("abcde", ballots)
    total = sum(count for _ranking, count in ballots)
    left = set("abcde")
    for one in rounds:
        assert {option for option, _count in one.votes} == left
        assert sum(count for _option, count in one.votes) + one.exhausted == total
        left -= set(one.eliminated)
    assert winners
    assert set(winners) <= left


@given(rankings, st.permutations(range(12)))
def test_the_order_of_the_ballots_changes_nothing(
    ballots: Piles, order: list[int]
) -> None:
    shuffled = [ballots[place] for place in order if place < len(ballots)]
    assert runoff("abcde", ballots) == runoff("abcde", shuffled)
