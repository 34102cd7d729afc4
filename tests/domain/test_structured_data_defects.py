"""Mistakes that other programmes make in their structured data, and ours does not."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.domain.schema_facts import COMPLETE, EVENT, PAGE, SATURDAYS, URL, local
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.domain.schedule import Attendance, State


def test_crx_start_is_the_next_date() -> None:
    node = sd.event(replace(EVENT, occurrences=SATURDAYS))
    assert node["startDate"] == "2026-11-21T18:00:00+01:00"


def test_crx_place_is_not_named_after_the_event() -> None:
    assert sd.event(EVENT)["location"]["name"] == "Auditorium"
    assert "location" not in sd.event(replace(EVENT, place=None))


@pytest.mark.parametrize("attendance", Attendance)
def test_rca_mode_and_status_are_not_constants(attendance: Attendance) -> None:
    cancelled = replace(EVENT, attendance=attendance, state=State.CANCELLED)
    planned = sd.event(replace(EVENT, attendance=attendance))
    words = {"on_site": "Offline", "online": "Online", "mixed": "Mixed"}
    mode = f"https://schema.org/{words[attendance]}EventAttendanceMode"
    assert planned["eventAttendanceMode"] == mode
    assert sd.event(cancelled)["eventStatus"] != planned["eventStatus"]


def test_tec_performer_is_never_a_constant() -> None:
    assert "performer" not in sd.event(EVENT)
    singer = sd.ContributorFacts(name="Alice Guy", role=Role.PERFORMER)
    node = sd.event(replace(EVENT, contributors=(singer,)))
    assert node["performer"] == {"@type": "Person", "name": "Alice Guy"}


def test_tec_every_state_is_told() -> None:
    told = {
        (node["eventStatus"], str(node.get("offers", {}).get("availability")))
        for state in State
        for node in [sd.event(replace(EVENT, state=state))]
    }
    assert len(told) == len(State)


def test_tec_every_organiser_is_told() -> None:
    organisers = tuple(
        sd.ContributorFacts(name=name, role=Role.ORGANISER, is_organisation=True)
        for name in ("Musée", "Médiathèque")
    )
    node = sd.event(replace(EVENT, contributors=organisers))
    assert [one["name"] for one in node["organizer"]] == ["Musée", "Médiathèque"]


def test_openagenda_an_online_event_has_a_virtual_location() -> None:
    node = sd.event(replace(EVENT, attendance=Attendance.ONLINE, place=None))
    assert node["location"] == {"@type": "VirtualLocation", "url": URL}


def test_openagenda_a_price_has_its_currency() -> None:
    francs = sd.OfferFacts(price=Decimal(900), currency="XPF")
    assert sd.event(replace(EVENT, offers=(francs,)))["offers"]["priceCurrency"] == (
        "XPF"
    )


def test_openagenda_a_moved_event_says_when_it_was() -> None:
    moved = replace(SATURDAYS[1], previous_start=local(2026, 10, 3, 18))
    node = sd.event(replace(EVENT, occurrences=(moved,), state=State.RESCHEDULED))
    assert node["previousStartDate"] == "2026-10-03T18:00:00+02:00"


def test_openagenda_one_node_per_timing() -> None:
    timings = tuple(
        sd.Occurrence(start=start, end=start + timedelta(hours=1))
        for start in (local(2026, 11, 20, 10) + timedelta(days=n) for n in range(359))
    )
    node = sd.event(replace(EVENT, occurrences=timings))
    assert node["endDate"] == "2026-11-20T11:00:00+01:00"
    starts = [one["startDate"] for one in node["subEvent"]]
    assert starts == sorted(set(starts))
    assert len(starts) == 30


def test_openagenda_full_needs_no_link() -> None:
    node = sd.event(replace(EVENT, offers=(), state=State.FULL))
    assert node["offers"]["availability"] == "https://schema.org/SoldOut"


def test_decidim_status_follows() -> None:
    withdrawn = sd.event(replace(EVENT, state=State.CANCELLED))
    assert withdrawn["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in withdrawn


def test_wellcome_performer_is_singular() -> None:
    node = sd.event(COMPLETE)
    assert "performers" not in node
    assert len(node["performer"]) > 1


def test_wellcome_start_and_end_are_no_lists() -> None:
    node = sd.event(COMPLETE)
    for one in (node, *node["subEvent"]):
        assert isinstance(one["startDate"], str)
        assert isinstance(one.get("endDate", ""), str)


def test_wellcome_place_is_a_fact() -> None:
    elsewhere = replace(EVENT, place=sd.PlaceFacts(name="Bibliothèque"))
    assert sd.event(elsewhere)["location"]["name"] == "Bibliothèque"


def test_mobilizon_language_is_the_page_s_and_performer_no_organiser() -> None:
    node = sd.event(replace(EVENT, page=replace(PAGE, language="en")))
    assert node["inLanguage"] == "en"
    assert "organizer" in node
    assert "performer" not in node
