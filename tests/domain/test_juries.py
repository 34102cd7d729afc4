"""Rounds of juries give what was published or reckoned by hand, in whatever order."""

import random
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.juries import (
    METHODS,
    RANK,
    STARS,
    YES_NO,
    Ballot,
    Result,
    Round,
    Terms,
    count,
    is_mark,
)
from wagtail_culture_social.domain.lots import draw

# The example of Wikipedia's “Borda count”: 42 %, 26 %, 15 % and 17 % of the voters.
TENNESSEE = [
    *[Ballot({"Memphis": 1, "Nashville": 2, "Chattanooga": 3, "Knoxville": 4})] * 42,
    *[Ballot({"Nashville": 1, "Chattanooga": 2, "Knoxville": 3, "Memphis": 4})] * 26,
    *[Ballot({"Chattanooga": 1, "Knoxville": 2, "Nashville": 3, "Memphis": 4})] * 15,
    *[Ballot({"Knoxville": 1, "Chattanooga": 2, "Nashville": 3, "Memphis": 4})] * 17,
]


def round_of(
    method: str,
    *marks: Mapping[str, int] | Ballot,
    entries: str = "",
    quorum: int = 1,
    keeps: int = 9,
) -> Round:
    ballots = tuple(
        one if isinstance(one, Ballot) else Ballot(one, frozenset()) for one in marks
    )
    known = frozenset(entries) or frozenset(key for one in ballots for key in one.marks)
    return Round(Terms(method, quorum, keeps), known, ballots)


def means_of(counted: Round) -> dict[str, Fraction]:
    return {one.entry: one.mean for one in count(counted).standings}


@st.composite
def rounds(draws: st.DrawFn) -> Round:
    """Rounds of up to six jurors, who left out some entries and may not judge some."""
    method = draws(st.sampled_from(METHODS))
    entries = draws(st.frozensets(st.sampled_from("abcdefg"), min_size=1))
    marks = {
        YES_NO: st.integers(0, 1),
        STARS: st.integers(1, 5),
        RANK: st.integers(1, len(entries)),
    }
    keys = st.sampled_from(sorted(entries))
    ballot = st.builds(
        Ballot, st.dictionaries(keys, marks[method]), st.frozensets(keys, max_size=2)
    )
    terms = st.builds(
        Terms, st.just(method), st.integers(1, 3), st.integers(1, len(entries))
    )
    ballots = tuple(draws(st.lists(ballot, max_size=6)))
    return Round(draws(terms), entries, ballots)


def test_borda_gives_the_points_of_the_capital_of_tennessee() -> None:
    counted = round_of(RANK, *TENNESSEE)
    points = {city: mean * 100 * 3 for city, mean in means_of(counted).items()}
    assert points == {
        "Nashville": 194,
        "Chattanooga": 173,
        "Memphis": 126,
        "Knoxville": 107,
    }
    assert count(counted).kept == ("Nashville", "Chattanooga", "Memphis", "Knoxville")


def test_yes_and_no_go_by_the_share_of_yes() -> None:
    counted = round_of(
        YES_NO, {"a": 1, "b": 1}, {"a": 1, "b": 0, "c": 0}, {"a": 0, "b": 0}
    )
    assert means_of(counted) == {"a": Fraction(2, 3), "b": Fraction(1, 3), "c": 0}
    assert count(counted).kept == ("a", "b", "c")


def test_stars_go_by_their_mean_however_many_jurors_there_were() -> None:
    counted = round_of(STARS, {"a": 4, "b": 5}, {"a": 5}, {"a": 4, "b": 3}, keeps=1)
    assert means_of(counted) == {"a": Fraction(13, 3), "b": 4}
    assert count(counted).kept == ("a",)


def test_more_of_the_best_mark_decides_between_equal_means() -> None:
    counted = round_of(STARS, {"a": 4, "b": 5}, {"a": 4, "b": 3})
    standings = count(counted).standings
    assert [one.entry for one in standings] == ["b", "a"]
    assert {one.mean for one in standings} == {Fraction(4)}
    assert not any(one.is_drawn for one in standings)


def test_the_next_best_mark_decides_where_the_best_does_not() -> None:
    marks = [{"a": 5, "b": 5}, {"a": 3, "b": 4}, {"a": 3, "b": 4}, {"a": 3, "b": 1}]
    assert sum(one["a"] for one in marks) == sum(one["b"] for one in marks)
    assert count(round_of(STARS, *marks)).kept == ("b", "a")


def test_more_jurors_of_one_mind_come_before_fewer() -> None:
    assert count(round_of(YES_NO, {"a": 1, "b": 1}, {"b": 1})).kept == ("b", "a")


def test_what_is_equal_in_everything_stands_by_lot_and_says_so() -> None:
    counted = round_of(STARS, {"a": 4, "b": 4, "c": 4, "d": 5}, keeps=2)
    result = count(counted)
    assert result.kept == ("d", draw("abc", counted.digest)[0])
    assert [one.is_drawn for one in result.standings] == [False, True, True, True]


def test_no_lot_can_be_known_before_all_marks_are_given() -> None:
    lots = {
        count(round_of(STARS, {"a": 4, "b": 4, "c": mark})).standings[-2:]
        for mark in (4, 5)
    }
    digests = {round_of(STARS, {"a": 4, "b": 4, "c": mark}).digest for mark in (4, 5)}
    assert len(lots) == len(digests) == 2


def test_who_has_too_few_jurors_does_not_go_on() -> None:
    counted = round_of(STARS, {"a": 5, "b": 1}, {"b": 1}, entries="abc", quorum=2)
    result = count(counted)
    assert (result.kept, result.short) == (("b",), ("a", "c"))
    assert [one.judges for one in result.standings] == [2]


def test_marks_that_are_not_a_jurors_to_give_are_not_counted() -> None:
    own = Ballot({"a": 5, "b": 2}, frozenset("a"))
    assert means_of(round_of(STARS, own, {"a": 1, "b": 4})) == {"a": 1, "b": 3}


def test_marks_of_entries_that_have_left_are_not_counted() -> None:
    gone = round_of(RANK, {"gone": 1, "a": 2, "b": 3}, entries="ab")
    assert means_of(gone) == {"a": 1, "b": 0}


def test_a_ranking_weighs_as_much_without_ones_own_entry() -> None:
    own = Ballot({"b": 1, "c": 2}, frozenset("a"))
    assert means_of(round_of(RANK, own, entries="abc")) == {"b": 1, "c": 0}


def test_entries_left_out_of_a_ranking_share_the_places_that_are_left() -> None:
    assert means_of(round_of(RANK, {"a": 1}, entries="abcd")) == {
        "a": 1,
        "b": Fraction(1, 3),
        "c": Fraction(1, 3),
        "d": Fraction(1, 3),
    }


def test_a_ranking_of_nothing_judges_nothing() -> None:
    result = count(round_of(RANK, {}, entries="ab"))
    assert (result.standings, result.short) == ((), ("a", "b"))


def test_the_only_entry_of_a_ranking_is_its_first() -> None:
    assert means_of(round_of(RANK, {"a": 1})) == {"a": 1}


@pytest.mark.parametrize(
    ("method", "good", "bad"),
    [(YES_NO, (0, 1), (2, -1)), (STARS, (1, 5), (0, 6)), (RANK, (1, 7), (0, 8))],
)
def test_a_mark_is_one_of_the_method(
    method: str, good: tuple[int, ...], bad: tuple[int, ...]
) -> None:
    assert all(is_mark(method, value, 7) for value in good)
    assert not any(is_mark(method, value, 7) for value in bad)


@pytest.mark.parametrize("wrong", [("votes", 1, 1), (STARS, 0, 1), (STARS, 1, 0)])
def test_a_round_without_sense_is_none(wrong: tuple[str, int, int]) -> None:
    with pytest.raises(ValueError, match="no round"):
        Terms(*wrong)


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_entries_is_no_matter(
    counted: Round, chance: random.Random
) -> None:
    ballots = list(counted.ballots)
    chance.shuffle(ballots)
    turned = [Ballot(dict(reversed(one.marks.items())), one.barred) for one in ballots]
    other = Round(
        counted.terms, frozenset(sorted(counted.entries, reverse=True)), tuple(turned)
    )
    assert other.digest == counted.digest
    assert count(other) == count(counted)


@given(rounds())
def test_every_entry_stands_once_or_is_short_and_the_best_go_on(counted: Round) -> None:
    result = count(counted)
    ordered = tuple(one.entry for one in result.standings)
    assert sorted((*ordered, *result.short)) == sorted(counted.entries)
    assert result.kept == ordered[: counted.terms.keeps]
    means = [one.mean for one in result.standings]
    assert means == sorted(means, reverse=True)
    assert all(one.judges >= counted.terms.quorum for one in result.standings)


@given(rounds())
def test_the_points_of_a_ranking_are_half_of_all_that_there_could_be(
    counted: Round,
) -> None:
    alone = [
        Round(Terms(RANK, 1, 1), counted.entries, (one,)) for one in counted.ballots
    ]
    for one in alone:
        means = means_of(one)
        if len(means) > 1:
            assert sum(means.values()) == Fraction(len(means), 2)


@given(rounds(), st.data())
def test_another_yes_never_harms(counted: Round, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(sorted(counted.entries)))
    terms = Terms(YES_NO, 1, len(counted.entries))
    ballots = tuple(
        Ballot({key: value % 2 for key, value in one.marks.items()})
        for one in counted.ballots
    )
    before = count(Round(terms, counted.entries, ballots)).standings
    more = (*ballots, Ballot({entry: 1}))
    after = count(Round(terms, counted.entries, more)).standings
    mean = {one.entry: one.mean for one in before}.get(entry, Fraction())
    assert {one.entry: one.mean for one in after}[entry] >= mean


@given(rounds())
def test_rounds_and_results_come_back_from_json(counted: Round) -> None:
    again = Round.from_json(counted.to_json())
    result = count(counted)
    assert again.digest == counted.digest
    assert count(again) == result
    assert Result.from_json(result.to_json()) == result
