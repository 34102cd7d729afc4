"""The common ways a date comes back, each as its rule."""

from datetime import date

import pytest

from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.repeats import Repeat

WEDNESDAY = date(2026, 11, 25)  # the fourth of its month
SUNDAY = date(2026, 11, 29)  # the fifth of its month


@pytest.mark.parametrize(
    ("repeat", "start", "rule"),
    [
        (Repeat("daily"), WEDNESDAY, "FREQ=DAILY"),
        (Repeat("daily", interval=3), WEDNESDAY, "FREQ=DAILY;INTERVAL=3"),
        (Repeat("weekly"), WEDNESDAY, "FREQ=WEEKLY;BYDAY=WE"),
        (
            Repeat("weekly", weekdays=("SA", "SU"), count=10),
            WEDNESDAY,
            "FREQ=WEEKLY;COUNT=10;BYDAY=SA,SU",
        ),
        (
            Repeat("weekly", interval=2, until=date(2027, 6, 30)),
            WEDNESDAY,
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630;BYDAY=WE",
        ),
        (Repeat("monthly_day"), WEDNESDAY, "FREQ=MONTHLY;BYMONTHDAY=25"),
        (Repeat("monthly_weekday"), WEDNESDAY, "FREQ=MONTHLY;BYDAY=4WE"),
        (Repeat("monthly_weekday"), SUNDAY, "FREQ=MONTHLY;BYDAY=-1SU"),
        (
            Repeat("monthly_weekday", weekdays=("SA", "SU"), position=1),
            WEDNESDAY,
            "FREQ=MONTHLY;BYDAY=1SA,1SU",
        ),
        (Repeat("yearly"), WEDNESDAY, "FREQ=YEARLY"),
        (
            Repeat("rule", own="rrule:freq=daily;byday=mo,tu"),
            WEDNESDAY,
            "FREQ=DAILY;BYDAY=MO,TU",
        ),
    ],
)
def test_a_choice_is_a_rule(repeat: Repeat, start: date, rule: str) -> None:
    assert repeat.rule(start).text == rule


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        (Repeat("weekly", until=SUNDAY, count=3), "count-and-until"),
        (Repeat("rule"), "empty"),
        (Repeat("rule", own="FREQ=SECONDLY"), "frequency"),
        (Repeat("daily", count=0), "value"),
    ],
)
def test_a_choice_that_cannot_be(repeat: Repeat, code: str) -> None:
    with pytest.raises(RuleError) as raised:
        repeat.rule(WEDNESDAY)
    assert raised.value.code == code
