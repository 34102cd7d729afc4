"""A poll opens and closes at the instant, also in the nights when clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.polling import may_see_results, state_of

# Nights when clocks change, in either hemisphere; in Lord Howe by half an hour.
NIGHTS = [
    ("Europe/Paris", datetime(2026, 3, 29)),  # noqa: DTZ001
    ("Europe/Paris", datetime(2026, 10, 25)),  # noqa: DTZ001
    ("Pacific/Auckland", datetime(2026, 4, 5)),  # noqa: DTZ001
    ("Pacific/Auckland", datetime(2026, 9, 27)),  # noqa: DTZ001
    ("America/Miquelon", datetime(2026, 3, 8)),  # noqa: DTZ001
    ("America/Miquelon", datetime(2026, 11, 1)),  # noqa: DTZ001
    ("Australia/Lord_Howe", datetime(2026, 4, 5)),  # noqa: DTZ001
]
walls = st.tuples(st.sampled_from(NIGHTS), st.integers(0, 6 * 3600), st.integers(0, 1))


def at(hour: int) -> datetime:
    return datetime(2026, 11, 25, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("opens", "closes", "hour", "state"),
    [
        (9, 18, 8, "before"),
        (9, 18, 9, "open"),
        (9, 18, 17, "open"),
        (9, 18, 18, "closed"),
        (None, 18, 3, "open"),
        (9, None, 23, "open"),
        (None, None, 0, "open"),
        (18, 9, 12, "closed"),
    ],
)
def test_a_poll_is_open_from_its_first_instant_until_its_last(
    opens: int | None, closes: int | None, hour: int, state: str
) -> None:
    limits = [None if one is None else at(one) for one in (opens, closes)]
    assert state_of(limits[0], limits[1], at(hour)) == state


@given(walls, st.timedeltas(timedelta(microseconds=1), timedelta(days=2)))
def test_the_instant_decides_whatever_the_clocks_do(
    wall: tuple[tuple[str, datetime], int, int], span: timedelta
) -> None:
    (zone, night), seconds, fold = wall
    local = (night + timedelta(seconds=seconds)).replace(
        tzinfo=ZoneInfo(zone), fold=fold
    )
    opens, instant = local, local.astimezone(UTC)
    closes = (instant + span).astimezone(ZoneInfo(zone))
    tick = timedelta(microseconds=1)
    told = {
        instant - tick: "before",
        instant: "open",
        instant + span - tick: "open",
        instant + span: "closed",
        instant + span + timedelta(seconds=1): "closed",
    }
    found = {
        moment: state_of(opens.astimezone(UTC), closes.astimezone(UTC), moment)
        for moment in told
    }
    assert found == told


SEEN = {
    ("always", "open", False),
    ("always", "open", True),
    ("always", "closed", False),
    ("always", "closed", True),
    ("after_vote", "open", True),
    ("after_vote", "closed", False),
    ("after_vote", "closed", True),
    ("after_close", "closed", False),
    ("after_close", "closed", True),
}


@pytest.mark.parametrize("has_voted", [False, True])
@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize(
    "visibility", ["always", "after_vote", "after_close", "staff"]
)
def test_who_sees_results_in_sixteen_cases(
    visibility: str, state: str, has_voted: bool
) -> None:
    seen = may_see_results(visibility, state, has_voted=has_voted)
    assert seen is ((visibility, state, has_voted) in SEEN)
