"""A contest: its rules outlive JSON, its phases follow from its dates by the clock."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.contests import (
    CONSENTS,
    IN_COPYRIGHT,
    KINDS,
    LICENCES,
    Dates,
    EntryField,
    Phase,
    Rules,
    Step,
    misplaced,
    next_boundary,
    phase_at,
    timeline,
    with_results,
)
from wagtail_culture_social.domain.rights import RIGHTS


def day(number: int) -> datetime:
    return datetime(2027, 1, number, 18, tzinfo=UTC)


ALL = Dates(day(1), day(5), day(7), day(9), day(11), day(13))
ENTRIES = Dates(day(1), day(5))
JURY_FIRST = replace(ALL, jury_closes_at=day(6))
NO_VOTE = replace(ALL, vote_opens_at=None, vote_closes_at=None)
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("dates", "frozen", "results"),
    [
        (ALL, 12, 13),
        (replace(ALL, results_at=None), 12, 12),
        (replace(ALL, results_at=None), 8, 11),
        (replace(ALL, results_at=None, jury_closes_at=None), 8, 9),
        (ENTRIES, 6, 6),
    ],
)
def test_frozen_winners_are_results_once_vote_and_jury_are_over(
    dates: Dates, frozen: int, results: int
) -> None:
    assert with_results(dates, day(frozen)).results_at == day(results)


@pytest.mark.parametrize(
    ("dates", "moment", "phase"),
    [
        (ALL, day(1) - INSTANT, "scheduled"),
        (ALL, day(1), "open"),
        (ALL, day(5) - INSTANT, "open"),
        (ALL, day(5), "moderation"),
        (ALL, day(7), "vote"),
        (ALL, day(9) - INSTANT, "vote"),
        (ALL, day(9), "jury"),
        (ALL, day(11), "counting"),
        (ALL, day(13), "results"),
        (JURY_FIRST, day(5), "jury"),
        (JURY_FIRST, day(6), "moderation"),
        (JURY_FIRST, day(7), "vote"),
        (JURY_FIRST, day(9), "counting"),
        (NO_VOTE, day(5), "jury"),
        (NO_VOTE, day(11), "counting"),
        (ENTRIES, day(5) - INSTANT, "open"),
        (ENTRIES, day(5), "closed"),
        (replace(ALL, results_at=None), day(11), "closed"),
        (replace(ALL, vote_closes_at=None), day(12), "vote"),
        (replace(ALL, results_at=day(5)), day(5), "results"),
        (Dates(), day(1), "open"),
        (Dates(opens_at=day(3)), day(1), "scheduled"),
        (Dates(opens_at=day(3)), day(30), "open"),
    ],
)
def test_the_phase_follows_from_the_dates(
    dates: Dates, moment: datetime, phase: str
) -> None:
    assert phase_at(dates, moment) == phase


def test_the_timeline_tells_the_phases_that_take_place() -> None:
    assert timeline(ALL) == (
        Step(Phase.OPEN, day(1), day(5)),
        Step(Phase.MODERATION, day(5), day(7)),
        Step(Phase.VOTE, day(7), day(9)),
        Step(Phase.JURY, day(9), day(11)),
        Step(Phase.COUNTING, day(11), day(13)),
        Step(Phase.RESULTS, day(13), None),
    )
    assert timeline(Dates()) == (Step(Phase.OPEN, None, None),)
    assert timeline(Dates(closes_at=day(5))) == (
        Step(Phase.OPEN, None, day(5)),
        Step(Phase.CLOSED, day(5), None),
    )


def test_two_dates_that_change_nothing_are_one_step() -> None:
    seconds = Dates(opens_at=day(1), results_at=day(3))
    assert timeline(seconds) == (Step(Phase.OPEN, day(1), None),)


def test_the_next_boundary_is_the_next_date() -> None:
    assert next_boundary(ALL, day(1)) == day(5)
    assert next_boundary(ALL, day(5) - INSTANT) == day(5)
    assert next_boundary(ALL, day(13)) is None
    assert next_boundary(Dates(), day(1)) is None


maybe = st.none() | st.integers(1, 28).map(day)
some_dates = st.builds(Dates, maybe, maybe, maybe, maybe, maybe, maybe)


@given(dates=some_dates, hours=st.integers(0, 24 * 30))
def test_a_phase_holds_until_the_next_boundary(dates: Dates, hours: int) -> None:
    moment = day(1) - timedelta(days=1) + timedelta(hours=hours)
    boundary = next_boundary(dates, moment)
    last = boundary - INSTANT if boundary else day(31) + timedelta(days=365)
    assert phase_at(dates, last) == phase_at(dates, moment)


@given(dates=some_dates)
def test_the_timeline_has_no_gap_and_agrees_with_the_clock(dates: Dates) -> None:
    steps = timeline(dates)
    assert [one.ends for one in steps[:-1]] == [one.begins for one in steps[1:]]
    assert all(phase_at(dates, one.begins) == one.phase for one in steps if one.begins)
    assert steps[-1].ends is None


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        (ALL, ()),
        (JURY_FIRST, ()),
        (ENTRIES, ()),
        (Dates(), ()),
        (replace(ALL, vote_opens_at=day(5)), ()),
        (replace(ALL, results_at=day(11)), ()),
        (replace(ALL, closes_at=day(1)), ("closes_at",)),
        (replace(ALL, vote_opens_at=day(4)), ("vote_opens_at",)),
        (replace(ALL, vote_closes_at=day(7)), ("vote_closes_at",)),
        (replace(ALL, vote_closes_at=None), ("vote_opens_at",)),
        (replace(ALL, vote_opens_at=None), ("vote_closes_at",)),
        (replace(ALL, jury_closes_at=day(5)), ("jury_closes_at",)),
        (replace(ALL, results_at=day(10)), ("results_at",)),
        (replace(NO_VOTE, results_at=day(4)), ("results_at",)),
        (replace(NO_VOTE, closes_at=None), ("jury_closes_at", "results_at")),
    ],
)
def test_dates_that_come_too_early_or_alone_are_told(
    dates: Dates, wrong: tuple[str, ...]
) -> None:
    assert misplaced(dates) == wrong


def test_wall_clock_times_are_compared_too() -> None:
    dates = Dates(datetime(2027, 1, 2), datetime(2027, 1, 1))  # noqa: DTZ001
    assert misplaced(dates) == ("closes_at",)


names = st.text(max_size=36)
some_fields = st.builds(
    EntryField, names, st.sampled_from(KINDS), st.booleans(), st.lists(names).map(tuple)
)
some_rules = st.builds(
    Rules,
    st.lists(some_fields).map(tuple),
    st.lists(st.sampled_from(LICENCES)).map(tuple),
    st.lists(st.sampled_from(CONSENTS)).map(tuple),
    st.none() | st.integers(1, 20),
)


@given(rules=some_rules)
def test_rules_are_the_same_after_json(rules: Rules) -> None:
    assert Rules.from_json(json.loads(json.dumps(rules.to_json()))) == rules


def test_a_field_is_found_by_its_id() -> None:
    photo = EntryField("a", "image", required=True)
    rules = Rules((photo, EntryField("b", "video")))
    assert rules.field("a") is photo
    assert rules.field("x") is None


def test_a_field_says_how_it_is_filled_in() -> None:
    uploaded = {kind for kind in KINDS if EntryField("a", kind).is_uploaded}
    linked = {kind for kind in KINDS if EntryField("a", kind).is_linked}
    assert uploaded == {"image", "sound"}
    assert linked == {"video", "post"}


def test_a_field_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no field of an entry: html"):
        EntryField("a", "html")


def test_without_fields_there_is_nothing_to_send() -> None:
    assert not Rules().takes_entries
    assert Rules((EntryField("a", "text"),)).takes_entries


def test_authors_may_grant_creative_commons_or_keep_their_rights() -> None:
    assert set(LICENCES) <= RIGHTS.keys()
    assert IN_COPYRIGHT in LICENCES
    assert len(LICENCES) == 8
    assert not any("mark" in uri for uri in LICENCES)
