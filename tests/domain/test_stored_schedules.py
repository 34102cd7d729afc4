"""A schedule comes back from JSON as it was."""

import json
from datetime import date, time

from wagtail_culture_social.domain.programme import Change, Pause, Schedule, Series
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import Slot
from wagtail_culture_social.domain.stored_schedules import (
    dump_schedule,
    load_schedule,
)

DAY = date(2026, 11, 28)
FULL = Schedule(
    slots=(
        Slot("opening", DAY, time(18), end_time=time(20, 30)),
        Slot("run", DAY, end_date=date(2027, 3, 1)),
        Slot("collection", DAY, permanent=True),
    ),
    series=(
        Series(
            Slot("story", DAY, time(16)),
            parse_rule("FREQ=WEEKLY;BYDAY=SA"),
            frozenset({"public_holidays", "school_holidays"}),
        ),
    ),
    changes=(
        Change(DAY, "cancelled"),
        Change(DAY, "moved", time(16), Slot("", date(2026, 11, 29), time(11))),
    ),
    pauses=(Pause(DAY, date(2026, 12, 6)),),
)


def test_everything_comes_back() -> None:
    stored = json.loads(json.dumps(dump_schedule(FULL)))
    assert load_schedule(stored) == FULL


def test_nothing_comes_back_too() -> None:
    assert load_schedule({}) == load_schedule(dump_schedule(Schedule())) == Schedule()


def test_what_is_not_said_is_not_stored() -> None:
    (slot,) = dump_schedule(Schedule((Slot("one", DAY),)))["slots"]
    assert slot == {"id": "one", "start_date": "2026-11-28"}
