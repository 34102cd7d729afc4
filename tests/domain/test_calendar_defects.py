"""What the calendars of others get wrong, by the name of who does; ours must not."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from wagtail_culture_social.domain.calendar_links import google_url
from wagtail_culture_social.domain.calendar_series import MOST_EXDATES, recurring
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    uid,
    vevent,
    vevent_text,
)
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import State

PARIS = ZoneInfo("Europe/Paris")
LONDON = ZoneInfo("Europe/London")
ENTRY = Entry(
    uid=uid("6f1c", "quais.example.org"),
    summary="L’heure du conte",
    start=datetime(2026, 10, 10, 16, tzinfo=PARIS),
    end=datetime(2026, 10, 10, 17, tzinfo=PARIS),
    modified=datetime(2026, 10, 1, 9, tzinfo=PARIS),
)
WEEKLY = parse_rule("FREQ=WEEKLY;UNTIL=20261219")


def file_of(*entries: Entry) -> str:
    return calendar(map(vevent, entries), Heading()).decode()


def test_sites_faciles_no_place_is_not_a_place_called_none() -> None:
    text = file_of(replace(ENTRY, location=""))
    assert "LOCATION" not in text
    assert "None" not in text


def test_sites_faciles_two_sites_never_share_a_uid() -> None:
    assert uid("6f1c", "quais.example.org") != uid("6f1c", "musee.example.org")
    assert uid("6f1c", "a.org", "20261010") != uid("6f1c", "a.org", "20261017")


def test_sites_faciles_description_and_address_are_there() -> None:
    url = "https://quais.example.org/fr/conte/"
    text = file_of(replace(ENTRY, description="Dès 3 ans", url=url))
    assert "\r\nDESCRIPTION:Dès 3 ans\r\n" in text
    assert f"\r\nURL:{url}\r\n" in text


def test_coderedcms_until_is_a_part_of_the_rule() -> None:
    text = calendar(recurring(ENTRY, WEEKLY), Heading()).decode()
    assert "\r\nRRULE:FREQ=WEEKLY;UNTIL=20261219T225959Z\r\n" in text
    assert not re.search(r"^UNTIL", text, re.MULTILINE)


def test_coderedcms_a_new_address_is_no_new_event() -> None:
    before, after = (
        vevent(replace(ENTRY, url=f"https://quais.example.org/{slug}/"))
        for slug in ("conte", "conte-2")
    )
    assert before["UID"] == after["UID"] == "6f1c@quais.example.org"


def test_coderedcms_nobody_is_woken_by_us() -> None:
    assert "VALARM" not in file_of(ENTRY)


def test_rca_lines_end_with_both_characters() -> None:
    text = vevent_text(replace(ENTRY, description="Une ligne\rdeux\ntrois\r\nquatre"))
    assert re.findall(r"\r(?!\n)|(?<!\r)\n", text) == []
    assert "DESCRIPTION:Une ligne\\ndeux\\ntrois\\nquatre\r\n" in text


def test_rca_a_zone_that_is_named_is_described() -> None:
    start = datetime(2026, 7, 1, 18, tzinfo=LONDON)
    text = file_of(replace(ENTRY, start=start, end=start + timedelta(hours=1)))
    assert "DTSTART;TZID=Europe/London:20260701T180000\r\n" in text
    assert "\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n" in text


def test_sites_faciles_what_is_past_stays_in_the_calendar() -> None:
    past = replace(ENTRY, uid="past", start=datetime(2020, 1, 4, 16, tzinfo=PARIS))
    past = replace(past, end=past.start, state=State.CANCELLED)
    events = Calendar.from_ical(file_of(past, ENTRY)).walk("VEVENT")
    assert [one["STATUS"] for one in events] == ["CANCELLED", "CONFIRMED"]


def test_joyous_the_google_link_knows_where_a_date_went() -> None:
    moved = replace(ENTRY, start=datetime(2026, 10, 11, 10, tzinfo=PARIS), end=None)
    (dates,) = parse_qs(urlsplit(google_url(moved)).query)["dates"]
    assert dates == "20261011T080000Z/20261011T080000Z"


@pytest.mark.parametrize("state", [State.CANCELLED, State.POSTPONED])
def test_joyous_the_google_link_of_a_date_called_off_is_none(state: State) -> None:
    assert google_url(replace(ENTRY, state=state)) == ""
    assert google_url(replace(ENTRY, state=state), WEEKLY) == ""


def test_joyous_google_refuses_more_than_some_ninety_exdates() -> None:
    assert MOST_EXDATES < 90
    starts = [ENTRY.start + timedelta(weeks=number) for number in range(MOST_EXDATES)]
    (master,) = recurring(ENTRY, parse_rule("FREQ=WEEKLY"), left_out=starts[1:])
    assert master.to_ical().count(b"EXDATE") == MOST_EXDATES - 1
