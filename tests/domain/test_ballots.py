"""A ballot is checked against the rules of its poll, and counted under them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.ballots import (
    BallotFault,
    Result,
    Row,
    Rules,
    check,
    counter_keys,
    ranking,
    tally,
)

SINGLE = Rules("single", ("a", "b", "c"))
MULTIPLE = Rules("multiple", ("a", "b", "c", "d"), least=2, most=3)
RANKED = Rules("ranked", ("a", "b", "c"), least=1, most=3)
RATING = Rules("rating", scale=5)
QUIZ = Rules("quiz", ("a", "b", "c"), right=frozenset("b"))
ALL = [SINGLE, MULTIPLE, RANKED, RATING, QUIZ]


def fault(rules: Rules, *choices: str) -> str:
    with pytest.raises(BallotFault) as raised:
        check(rules, choices)
    return raised.value.code


def test_a_good_ballot_keeps_the_order_of_the_options() -> None:
    assert check(SINGLE, ["b"]) == ("b",)
    assert check(MULTIPLE, ["d", "a"]) == ("a", "d")
    assert check(RATING, ["4"]) == ("4",)
    assert check(QUIZ, ["c"]) == ("c",)


def test_a_ranking_keeps_the_order_of_the_voter() -> None:
    assert check(RANKED, ["c", "a"]) == ("c", "a")


@pytest.mark.parametrize("rules", ALL, ids=lambda rules: rules.kind)
def test_no_choice_is_no_vote(rules: Rules) -> None:
    assert fault(rules) == "empty"
    assert fault(rules, "", "") == "empty"


@pytest.mark.parametrize(
    ("rules", "choices", "code"),
    [
        (SINGLE, "ab", "too_many"),
        (SINGLE, "x", "unknown"),
        (MULTIPLE, "a", "too_few"),
        (MULTIPLE, "abcd", "too_many"),
        (MULTIPLE, "aab", "twice"),
        (MULTIPLE, ["a", "<script>"], "unknown"),
        (RANKED, ["a", "", "b"], "gap"),
        (RANKED, "aa", "twice"),
        (RATING, "6", "unknown"),
        (RATING, "0", "unknown"),
        (RATING, ["4.5"], "unknown"),
        (RATING, "45", "too_many"),
        (QUIZ, "ab", "too_many"),
        (SINGLE, [str(number) for number in range(10_000)], "too_many"),
    ],
)
def test_a_bad_ballot_says_what_is_wrong(
    rules: Rules, choices: list[str], code: str
) -> None:
    assert fault(rules, *choices) == code


def test_ranks_become_an_order() -> None:
    assert ranking({"a": "2", "b": "", "c": "1"}) == ("c", "a")
    assert ranking({"a": "", "b": ""}) == ()


def test_a_rank_nobody_has_is_a_gap() -> None:
    assert ranking({"a": "3", "b": "", "c": "1"}) == ("c", "", "a")
    assert fault(RANKED, *ranking({"a": "3", "b": "", "c": "1"})) == "gap"


@pytest.mark.parametrize(
    ("ranks", "code"),
    [
        ({"a": "1", "b": "1"}, "twice"),
        ({"a": "3", "b": "1"}, "unknown"),
        ({"a": "²", "b": "1"}, "unknown"),
        ({"a": "-1", "b": "1"}, "unknown"),
    ],
)
def test_ranks_that_make_no_order_are_refused(ranks: dict[str, str], code: str) -> None:
    with pytest.raises(BallotFault) as raised:
        ranking(ranks)
    assert raised.value.code == code


def test_the_marks_of_a_rating_run_from_one_to_its_scale() -> None:
    assert Rules("rating", scale=3).marks == ("1", "2", "3")


def test_an_answer_is_right_when_it_is_all_that_is_right() -> None:
    assert QUIZ.is_right(["b"])
    assert not QUIZ.is_right(["a"])
    assert not Rules("quiz", ("a", "b"), right=frozenset("ab")).is_right(["a"])


def test_single_choices_are_counted_with_their_share() -> None:
    result = tally(SINGLE, {"a": 3, "b": 1, "gone": 7})
    assert result == Result((Row("a", 3, 0.75), Row("b", 1, 0.25), Row("c", 0, 0.0)), 4)


def test_shares_of_several_choices_are_shares_of_the_ballots() -> None:
    counters = {"a": 2, "b": 2, "c": 0, "d": 1, "*": 2}
    assert [row.share for row in tally(MULTIPLE, counters).rows] == [1.0, 1.0, 0.0, 0.5]
    assert tally(MULTIPLE, counters).total == 2


def test_a_rating_has_a_mean() -> None:
    result = tally(RATING, {"5": 3, "1": 1})
    assert result.mean == 4.0
    assert result.total == 4


def test_a_poll_without_ballots_has_shares_of_nothing() -> None:
    for rules in ALL:
        result = tally(rules, {})
        assert result.total == 0
        assert {row.votes for row in result.rows} == {0}
        assert {row.share for row in result.rows} == {0.0}
        assert (result.mean, result.rounds, result.winners) == (None, (), ())


def test_a_ranking_shows_first_preferences_rounds_and_the_winner() -> None:
    result = tally(RANKED, {"a>b": 4, "b>c": 3, "c>b": 2, "c": 0})
    assert result.rows == (Row("a", 4, 4 / 9), Row("b", 3, 3 / 9), Row("c", 2, 2 / 9))
    assert [one.eliminated for one in result.rounds] == [("c",), ()]
    assert result.winners == ("b",)
    assert result.total == 9


@pytest.mark.parametrize("rules", ALL, ids=lambda rules: rules.kind)
def test_rules_come_back_from_json(rules: Rules) -> None:
    assert Rules.from_json(rules.to_json()) == rules


@pytest.mark.parametrize(
    ("rules", "counters"),
    [
        (RATING, {"5": 3, "1": 1}),
        (RANKED, {"a>b": 4, "b>c": 3, "c>b": 2}),
        (MULTIPLE, {"a": 1, "b": 1, "*": 1}),
    ],
)
def test_a_result_comes_back_from_json(rules: Rules, counters: dict[str, int]) -> None:
    result = tally(rules, counters)
    assert Result.from_json(result.to_json()) == result


def test_rules_that_cannot_be_counted_are_refused() -> None:
    many = tuple(str(number) for number in range(10_000))
    for kind, options in (("single", many), ("ranked", many[:21]), ("open", ())):
        with pytest.raises(ValueError, match="no rules"):
            Rules(kind, options)


def test_the_longest_ranking_fits_the_name_of_a_counter() -> None:
    options = tuple(f"{number:08x}" for number in range(20))
    rules = Rules("ranked", options, most=20)
    assert len(counter_keys(rules, options)[0]) <= 200


@given(st.lists(st.sets(st.sampled_from("abcd"), min_size=2, max_size=3), max_size=30))
def test_counters_hold_as_many_ballots_as_were_checked(ballots: list[set[str]]) -> None:
    counters: dict[str, int] = {}
    for choices in ballots:
        for key in counter_keys(MULTIPLE, check(MULTIPLE, choices)):
            counters[key] = counters.get(key, 0) + 1
    result = tally(MULTIPLE, counters)
    assert result.total == len(ballots)
    assert sum(row.votes for row in result.rows) == sum(map(len, ballots))


def test_a_vote_on_entries_has_ten_thousand_options_and_other_votes_sixty() -> None:
    many = tuple(str(number) for number in range(10_001))
    assert len(Rules("entries", many[:10_000], most=10).options) == 10_000
    for kind, options in (
        ("entries", many),
        ("single", many[:61]),
        ("multiple", many[:61]),
    ):
        with pytest.raises(ValueError, match="options"):
            Rules(kind, options)
    with pytest.raises(ValueError, match="11 entries on a ballot"):
        Rules("entries", many[:20], most=11)


def test_a_ballot_of_entries_counts_each_of_them_and_the_ballot() -> None:
    rules = Rules("entries", ("a", "b", "c"), most=2)
    keys = [counter_keys(rules, check(rules, told)) for told in (["b", "a"], ["a"])]
    result = tally(rules, Counter(key for each in keys for key in each))
    assert [(row.option, row.votes) for row in result.rows] == [
        ("a", 2),
        ("b", 1),
        ("c", 0),
    ]
    assert result.total == 2
