"""Awards follow the order of the jury and the count of the public."""

from wagtail_culture_social.domain.awards import Awards, Prizes, award, by_votes
from wagtail_culture_social.domain.lots import draw

JURY, PUBLIC = ("a", "b", "c", "d"), ("d", "a", "e")


def test_the_first_of_the_jury_win_and_the_next_are_mentioned() -> None:
    assert award(Prizes(2, 1, 1), JURY, PUBLIC) == Awards(("a", "b"), ("c",), ("d",))


def test_without_a_jury_the_winners_are_the_publics() -> None:
    assert award(Prizes(1, 1), None, PUBLIC) == Awards(("d",), ("a",))


def test_a_jury_that_keeps_nobody_gives_no_prize() -> None:
    assert award(Prizes(1, 1), (), PUBLIC) == Awards()


def test_who_has_withdrawn_makes_place_for_the_next() -> None:
    given = award(Prizes(2, 1, 1), JURY, PUBLIC, withdrawn={"a", "d"})
    assert given == Awards(("b", "c"), (), ("e",))


def test_what_the_public_chose_may_have_won_too() -> None:
    given = award(Prizes(1, 0, 1), JURY, ("a",))
    assert given.winners == given.public == ("a",)


def test_most_votes_come_first_and_none_is_no_vote() -> None:
    assert by_votes({"a": 1, "b": 3, "c": 0, "d": 2}, "seed") == ("b", "d", "a")


def test_equal_votes_stand_by_lot() -> None:
    votes = dict.fromkeys("abcdef", 2)
    assert by_votes(votes, "seed") == draw("abcdef", "seed")


def test_awards_come_back_from_json_and_are_told_in_order() -> None:
    awards = Awards(("a", "b"), ("c",), ("a",))
    assert Awards.from_json(awards.to_json()) == awards
    assert awards.rows == (
        ("winner", 1, "a"),
        ("winner", 2, "b"),
        ("mention", 1, "c"),
        ("public", 1, "a"),
    )


def test_numbers_of_prizes_are_told_as_json() -> None:
    assert Prizes(3, 2, 1).to_json() == {"winners": 3, "mentions": 2, "public": 1}
