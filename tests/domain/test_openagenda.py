"""Our events in OpenAgenda's shape: its names, codes and limits."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.openagenda import (
    IMPAIRMENTS,
    MOST_TIMINGS,
    AgendaEvent,
    AgendaImage,
    AgendaPlace,
    agenda,
    agenda_event,
)
from wagtail_culture_social.domain.schedule import Attendance, State

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 28, 12, tzinfo=PARIS)
LIVE = "https://video.example.org/live"
EVENT = AgendaEvent(
    uid=7,
    slug="concert",
    title={"fr": "Concert", "en": "Concert"},
    description={"fr": "Une heure d’orgue"},
    timings=[
        (
            datetime(2026, 11, day, 18, tzinfo=PARIS),
            datetime(2026, 11, day, 20, tzinfo=PARIS),
        )
        for day in (27, 28, 29)
    ],
    zone=PARIS,
    url="https://quais.example.org/fr/concert/",
    created=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    updated=datetime(2026, 11, 2, 9, tzinfo=PARIS),
)
PLACE = AgendaPlace(
    uid=3,
    name="Auditorium",
    address="1 quai",
    city="Bordeaux",
    postal_code="33000",
    country_code="FR",
    latitude=44.85,
    longitude=-0.57,
    access={"fr": "Tram B"},
)


def written(event: AgendaEvent, now: datetime = NOW) -> dict[str, Any]:
    return json.loads(json.dumps(agenda_event(event, now)))


def test_an_event_has_what_openagenda_asks_for() -> None:
    first, second, last = (
        {
            "begin": f"2026-11-{day}T18:00:00+01:00",
            "end": f"2026-11-{day}T20:00:00+01:00",
        }
        for day in (27, 28, 29)
    )
    assert written(EVENT) == {
        "uid": 7,
        "slug": "concert",
        "title": {"fr": "Concert", "en": "Concert"},
        "description": {"fr": "Une heure d’orgue"},
        "longDescription": {},
        "conditions": {},
        "keywords": {},
        "dateRange": {},
        "timings": [first, second, last],
        "firstTiming": first,
        "lastTiming": last,
        "nextTiming": second,
        "timezone": "Europe/Paris",
        "location": None,
        "attendanceMode": 1,
        "onlineAccessLink": None,
        "status": 1,
        "age": {"min": None, "max": None},
        "accessibility": dict.fromkeys(IMPAIRMENTS, False),
        "registration": [],
        "image": None,
        "imageCredits": None,
        "canonicalUrl": "https://quais.example.org/fr/concert/",
        "createdAt": "2026-11-01T08:00:00.000Z",
        "updatedAt": "2026-11-02T08:00:00.000Z",
    }


def test_an_event_says_all_that_is_known_of_it() -> None:
    image = AgendaImage(
        url="https://quais.example.org/media/orgue.jpg",
        width=700,
        height=394,
        credit="© Atelier des quais",
    )
    full = replace(
        EVENT,
        long_description={"fr": "**Bach**"},
        conditions={"fr": "8 €, gratuit avant 26 ans"},
        keywords={"fr": ("orgue", "musique")},
        date_range={"fr": "27 - 29 novembre"},
        age_min=7,
        accessible_to=frozenset({"mi", "hi"}),
        booking_urls=["https://billets.example.org/7"],
        image=image,
    )
    asked = written(EVENT)
    assert {k: v for k, v in written(full).items() if v != asked[k]} == {
        "longDescription": {"fr": "**Bach**"},
        "conditions": {"fr": "8 €, gratuit avant 26 ans"},
        "keywords": {"fr": ["orgue", "musique"]},
        "dateRange": {"fr": "27 - 29 novembre"},
        "age": {"min": 7, "max": None},
        "accessibility": dict.fromkeys(IMPAIRMENTS, False) | {"hi": True, "mi": True},
        "registration": [{"type": "link", "value": "https://billets.example.org/7"}],
        "image": {
            "base": "https://quais.example.org/media/",
            "filename": "orgue.jpg",
            "size": {"width": 700, "height": 394},
        },
        "imageCredits": "© Atelier des quais",
    }


def test_a_place_is_said_with_its_address_and_how_to_get_in() -> None:
    assert written(replace(EVENT, place=PLACE))["location"] == {
        "uid": 3,
        "name": "Auditorium",
        "address": "1 quai",
        "city": "Bordeaux",
        "postalCode": "33000",
        "countryCode": "FR",
        "latitude": 44.85,
        "longitude": -0.57,
        "access": {"fr": "Tram B"},
    }


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.SCHEDULED, 1),
        (State.RESCHEDULED, 2),
        (State.MOVED_ONLINE, 3),
        (State.POSTPONED, 4),
        (State.FULL, 5),
        (State.CANCELLED, 6),
    ],
)
def test_every_state_has_its_number(state: State, status: int) -> None:
    assert written(replace(EVENT, state=state))["status"] == status


@pytest.mark.parametrize(
    ("attendance", "state", "mode", "place", "link"),
    [
        (Attendance.ON_SITE, State.SCHEDULED, 1, "Auditorium", None),
        (Attendance.ONLINE, State.SCHEDULED, 2, None, LIVE),
        (Attendance.MIXED, State.FULL, 3, "Auditorium", LIVE),
        (Attendance.ON_SITE, State.MOVED_ONLINE, 2, None, LIVE),
    ],
)
def test_place_and_link_follow_the_way_of_taking_part(
    attendance: Attendance, state: State, mode: int, place: str, link: str
) -> None:
    event = replace(
        EVENT, attendance=attendance, state=state, place=PLACE, online_url=LIVE
    )
    found = written(event)
    assert found["attendanceMode"] == mode
    assert (found["location"] or {}).get("name") == place
    assert found["onlineAccessLink"] == link


def test_what_is_not_known_is_null() -> None:
    found = written(replace(EVENT, attendance=Attendance.MIXED, timings=[]))
    assert found["timings"] == []
    for name in ("location", "onlineAccessLink", "image", "imageCredits"):
        assert found[name] is None
    for name in ("firstTiming", "lastTiming", "nextTiming"):
        assert found[name] is None


@pytest.mark.parametrize(
    ("now", "begin"),
    [
        (datetime(2026, 11, 27, 19, 59, tzinfo=PARIS), "2026-11-27"),
        (datetime(2026, 11, 27, 20, 0, tzinfo=PARIS), "2026-11-28"),
        (datetime(2026, 11, 29, 20, 0, tzinfo=PARIS), None),
    ],
)
def test_the_next_timing_is_the_first_that_is_not_over(
    now: datetime, begin: str | None
) -> None:
    found = written(EVENT, now)["nextTiming"]
    assert (found and found["begin"][:10]) == begin


def test_no_timing_lasts_longer_than_a_day() -> None:
    start = datetime(2026, 10, 24, tzinfo=PARIS).astimezone(UTC)
    end = datetime(2026, 10, 27, tzinfo=PARIS).astimezone(UTC)
    found = written(replace(EVENT, timings=[(start, end)]))["timings"]
    assert [one["begin"] for one in found] == [
        "2026-10-24T00:00:00+02:00",
        "2026-10-25T00:00:00+02:00",
        "2026-10-26T00:00:00+01:00",
    ]
    assert found[-1]["end"] == "2026-10-27T00:00:00+01:00"
    years = replace(EVENT, timings=[(start, end + timedelta(days=4000))])
    assert len(written(years)["timings"]) == MOST_TIMINGS


def test_words_are_cut_to_what_openagenda_takes() -> None:
    long = {"fr": "médiathèque " * 2000}
    event = replace(
        EVENT, title=long, description=long, long_description=long, conditions=long
    )
    found = written(event)
    for name, most in (
        ("title", 140),
        ("description", 200),
        ("longDescription", 10_000),
        ("conditions", 255),
    ):
        assert most - 12 < len(found[name]["fr"]) <= most
        assert found[name]["fr"].endswith("…")


def test_a_page_says_where_the_next_one_begins() -> None:
    one = agenda_event(EVENT, NOW)
    assert agenda([one], 25, [20]) == {"total": 25, "events": [one], "after": [20]}
    assert agenda(iter([one]), 1) == {"total": 1, "events": [one]}
