"""When the post of each phase is due, by the clock of the place."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.phases import (
    Moment,
    campaign_moments,
    contest_moments,
    event_moments,
    last_date_moment,
    publication_moments,
    season_moment,
)

PARIS = ZoneInfo("Europe/Paris")


def by_phase(moments: tuple[Moment, ...]) -> dict[str, datetime]:
    return {one.phase: one.due for one in moments}


def test_wall_time_survives_summer_time() -> None:
    start = datetime(2027, 3, 31, 10, tzinfo=PARIS)
    moments = by_phase(event_moments(start, start.replace(hour=12), live=True))
    assert moments["j7"].isoformat() == "2027-03-24T09:00:00+01:00"
    assert moments["j1"].isoformat() == "2027-03-30T09:00:00+02:00"
    assert moments["live_now"] == start
    assert moments["thank_you"].isoformat() == "2027-04-01T09:00:00+02:00"
    assert not {"replay", "last_date"} & set(moments)
    on_change = datetime(2027, 3, 28, 20, tzinfo=PARIS)
    end = on_change.replace(hour=22)
    due = by_phase(event_moments(on_change, end, replay=on_change))
    assert due["today"].isoformat() == "2027-03-28T09:00:00+02:00"
    assert due["j1"].isoformat() == "2027-03-27T09:00:00+01:00"
    assert due["replay"].isoformat() == "2027-03-30T09:00:00+02:00"
    assert "live_now" not in due


def test_a_replay_that_comes_late_is_told_of_when_it_comes() -> None:
    start = datetime(2026, 11, 2, 20, tzinfo=PARIS)
    appeared = datetime(2026, 11, 9, 13, tzinfo=ZoneInfo("UTC"))
    due = by_phase(event_moments(start, start, replay=appeared))
    assert due["replay"].isoformat() == "2026-11-09T14:00:00+01:00"


def test_an_early_event_is_announced_an_hour_ahead() -> None:
    start = datetime(2027, 3, 28, 3, 30, tzinfo=PARIS)  # clocks went on at two
    moments = by_phase(event_moments(start, start.replace(hour=5)))
    assert moments["today"].isoformat() == "2027-03-28T01:30:00+01:00"


def test_a_post_of_the_day_is_never_due_the_day_before() -> None:
    start = datetime(2026, 12, 5, 0, 15, tzinfo=PARIS)
    moments = by_phase(event_moments(start, start.replace(hour=2)))
    assert moments["today"].isoformat() == "2026-12-05T00:00:00+01:00"


def test_a_whole_day_is_told_of_in_its_morning() -> None:
    start = datetime(2026, 12, 5, tzinfo=PARIS)
    end = datetime(2026, 12, 6, tzinfo=PARIS)
    today = next(
        one for one in event_moments(start, end, all_day=True) if one.phase == "today"
    )
    assert today.due.isoformat() == "2026-12-05T09:00:00+01:00"
    assert today.until == end
    thanks = by_phase(event_moments(start, end, all_day=True))["thank_you"]
    assert thanks.isoformat() == "2026-12-06T09:00:00+01:00"


def test_an_exhibition_has_a_last_chance_a_week_before_its_end() -> None:
    start = datetime(2026, 12, 5, tzinfo=PARIS)
    end = datetime(2027, 2, 1, tzinfo=PARIS)
    moments = by_phase(event_moments(start, end, all_day=True))
    assert moments["last_date"].isoformat() == "2027-01-24T09:00:00+01:00"
    assert moments["thank_you"].isoformat() == "2027-02-01T09:00:00+01:00"


def test_what_is_permanent_only_opens() -> None:
    start = datetime(2026, 12, 5, tzinfo=PARIS)
    moments = event_moments(start, None, all_day=True, replay=start)
    assert [one.phase for one in moments] == ["j7", "j1", "today"]


def test_a_night_ends_in_the_zone_of_its_start() -> None:
    start = datetime(2026, 5, 23, 20, tzinfo=PARIS)
    end = datetime(2026, 5, 23, 23, tzinfo=ZoneInfo("UTC"))  # one in the morning there
    assert by_phase(event_moments(start, end))["thank_you"].day == 25


def test_what_names_a_day_is_wrong_on_the_next() -> None:
    start = datetime(2027, 3, 31, 10, tzinfo=PARIS)
    moments = event_moments(start, start.replace(hour=12), recurrence_id="a")
    until = {one.phase: one.until for one in moments}
    assert until["j7"] == datetime(2027, 3, 25, tzinfo=PARIS)
    assert until["today"] == start
    assert until["thank_you"] is None
    assert {(one.recurrence_id, one.day) for one in moments} == {("a", start.date())}


def test_moments_of_a_series() -> None:
    start = datetime(2026, 12, 5, 15, tzinfo=PARIS)
    season, last = season_moment(start, "20261205"), last_date_moment(start, "x")
    assert season.due.isoformat() == "2026-11-28T09:00:00+01:00"
    assert last.due.isoformat() == "2026-12-03T09:00:00+01:00"
    assert season.until == last.until == start
    assert (season.recurrence_id, season.day) == ("20261205", start.date())


def test_moments_of_a_campaign() -> None:
    days = [("b", date(2026, 6, 2)), ("a", date(2026, 6, 1))]
    moments = campaign_moments(days, PARIS)
    assert [(one.phase, one.recurrence_id, one.due.isoformat()) for one in moments] == [
        ("teaser", "", "2026-05-25T09:00:00+02:00"),
        ("day", "a", "2026-06-01T09:00:00+02:00"),
        ("day", "b", "2026-06-02T09:00:00+02:00"),
        ("last_day", "", "2026-06-02T17:00:00+02:00"),
        ("results", "", "2026-06-03T09:00:00+02:00"),
    ]
    assert moments[1].day == date(2026, 6, 1)
    assert moments[1].until == datetime(2026, 6, 2, tzinfo=PARIS)


def test_a_campaign_of_one_day_has_one_post_on_it() -> None:
    moments = campaign_moments([("a", date(2026, 6, 1))], PARIS)
    assert [one.phase for one in moments] == ["teaser", "day", "results"]


@pytest.mark.parametrize("days", [[], [("a", date.max)], [("a", date.min)]])
def test_a_campaign_without_usable_days_has_no_posts(days: list) -> None:
    assert campaign_moments(days, PARIS) == ()


def test_moments_of_a_contest() -> None:
    opens = datetime(2026, 6, 1, 12, tzinfo=PARIS)
    closes = datetime(2026, 6, 30, 23, 59, tzinfo=PARIS)
    assert by_phase(contest_moments(opens, closes)) == {
        "open": opens,
        "last_days": datetime(2026, 6, 28, 9, tzinfo=PARIS),
    }
    results = datetime(2026, 7, 10, 9, tzinfo=PARIS)
    due = contest_moments(opens, opens, votes_from=closes, results_on=results)
    assert [(one.phase, one.due) for one in due[1:]] == [
        ("last_days", opens),
        ("voting", closes),
        ("winners", results),
    ]


def test_moments_of_a_page() -> None:
    published = datetime(2026, 10, 20, 15, tzinfo=PARIS)
    assert by_phase(publication_moments(published)) == {
        "published": published,
        "reminder": datetime(2026, 11, 3, 9, tzinfo=PARIS),
    }
