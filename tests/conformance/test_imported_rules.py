"""Rules of calendar files, made up, against dateutil: the same dates or a refusal."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conformance import ics_oracle
from tests.conformance.imported import instants
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.imported import Refused

TODAY = date(2026, 11, 25)
LAST = date(2027, 12, 1)
EDGE = datetime(2027, 11, 1, tzinfo=UTC)

DAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1)
NUMBERED = st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, -1]), st.just("SA"))
PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 4).map(str),
        "BYDAY": DAYS.map(lambda days: ",".join(dict.fromkeys(days))) | NUMBERED,
        "BYMONTH": st.sampled_from(["1", "3,6", "12"]),
        "BYMONTHDAY": st.sampled_from(["1", "15,-1", "31"]),
        "BYHOUR": st.sampled_from(["18", "9,14"]),
        "WKST": st.sampled_from(["MO", "SU"]),
    },
)
ENDS = st.sampled_from(["", ";COUNT=7", ";UNTIL=20270315T173000Z", ";UNTIL=20270315"])
STARTS = st.sampled_from(
    [
        "DTSTART;TZID=Europe/Paris:20261205T183000",
        "DTSTART:20261130T233000Z",
        "DTSTART;VALUE=DATE:20261031",
    ]
)


@settings(max_examples=150, deadline=None)
@given(parts=PARTS, end=ENDS, start=STARTS)
def test_made_up_rules_give_the_dates_of_dateutil(
    parts: dict[str, str], end: str, start: str
) -> None:
    if "DATE:" in start:
        parts.pop("BYHOUR", None)
        end = end.partition("T1")[0]
    rule = ";".join(f"{name}={value}" for name, value in parts.items()) + end
    lines = ["BEGIN:VEVENT", "UID:1", "SUMMARY:x", start, f"RRULE:{rule}", "END:VEVENT"]
    raw = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", "")).encode()
    (event,) = read_ics(raw, zone="Europe/Paris", since=TODAY)
    if isinstance(event, Refused):
        assert event.fault.code == "bad-rule"
        return
    (group,) = ics_oracle.events_by_uid(raw).values()
    zone = ZoneInfo(event.time_zone)
    expected = {one for one in ics_oracle.instants(group, zone, LAST) if one[0] < EDGE}
    found = {one for one in instants(event, LAST) if one[0] < EDGE}
    if "cut-dates" in {warning.code for warning in event.warnings}:
        assert found < expected
    else:
        assert found == expected
