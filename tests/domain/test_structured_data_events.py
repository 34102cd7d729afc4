"""Events as schema.org: who, for whom, at what price, as part of what, and when."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.schema_facts import (
    COMPLETE,
    ENSEMBLE,
    EVENT,
    FESTIVAL,
    PAGE,
    SATURDAYS,
    TICKETS,
    URL,
    local,
)
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.structured_data.events import MOST_DATES


def event(**changes: Any) -> dict[str, Any]:
    """The node of the shared event with these facts."""
    return sd.event(replace(EVENT, **changes))


def somebody(role: Role, **facts: Any) -> sd.ContributorFacts:
    return sd.ContributorFacts(name="Alice Guy", role=role, **facts)


def test_people_stand_under_the_property_of_their_role() -> None:
    node = event(contributors=(somebody(Role.COMPOSER), somebody(Role.AUTHOR)))
    assert node["composer"] == {"@type": "Person", "name": "Alice Guy"}
    assert node["contributor"] == {"@type": "Person", "name": "Alice Guy"}
    assert "performer" not in node


def test_a_group_that_performs() -> None:
    assert event(contributors=(ENSEMBLE,))["performer"] == {
        "@type": "PerformingGroup",
        "name": "Ensemble",
        "url": "https://ensemble.example.org/",
        "sameAs": ["https://data.example.org/ensemble"],
    }


def test_an_organisation_is_a_group_only_when_it_performs() -> None:
    speaker = somebody(Role.SPEAKER, is_organisation=True)
    funder = somebody(Role.FUNDER, is_organisation=True)
    node = event(contributors=(speaker, funder))
    assert node["performer"]["@type"] == "Organization"
    assert node["funder"]["@type"] == "Organization"


def test_roles_of_one_property_are_a_list() -> None:
    node = event(contributors=(ENSEMBLE, somebody(Role.MODERATOR)))
    assert [one["name"] for one in node["performer"]] == ["Ensemble", "Alice Guy"]


def test_the_publisher_organises_unless_somebody_does() -> None:
    assert event()["organizer"]["name"] == "Musée"
    assert event(contributors=(somebody(Role.ORGANISER),))["organizer"] == {
        "@type": "Person",
        "name": "Alice Guy",
    }
    unpublished = replace(PAGE, publisher=None)
    assert "organizer" not in event(page=unpublished)


def test_several_prices_are_several_offers() -> None:
    offers = event(offers=TICKETS)["offers"]
    assert [one["name"] for one in offers] == ["Plein tarif", "Moins de 26 ans"]
    assert [one["price"] for one in offers] == ["12.50", "0"]


def test_what_is_free_for_some_is_not_free() -> None:
    assert "isAccessibleForFree" not in event(offers=TICKETS)
    gratis = sd.OfferFacts(price=Decimal(0))
    assert event(offers=(gratis, gratis))["isAccessibleForFree"] is True


def test_a_sale_yet_to_open_is_in_stock_from_then_on() -> None:
    offer = event(offers=TICKETS[1:])["offers"]
    assert offer["validFrom"] == "2026-12-01T09:00:00+01:00"
    assert offer["availability"] == "https://schema.org/InStock"
    assert "validFrom" not in event(offers=TICKETS[:1])["offers"]


def test_every_offer_of_a_full_event_is_sold_out() -> None:
    offers = event(offers=TICKETS, state=State.FULL)["offers"]
    assert {one["availability"] for one in offers} == {"https://schema.org/SoldOut"}


@pytest.mark.parametrize("state", [State.CANCELLED, State.POSTPONED])
def test_what_is_off_is_not_on_sale(state: State) -> None:
    assert "offers" not in event(offers=TICKETS, state=state)
    full = replace(SATURDAYS[0], state=State.FULL)
    assert "offers" not in event(state=state, occurrences=(full,))


def test_the_festival_and_the_campaign_it_is_part_of() -> None:
    festival = {"@type": "Festival", "name": "Festival", "url": FESTIVAL.url}
    assert event(part_of=FESTIVAL, campaign=None)["superEvent"] == festival
    both = event(part_of=FESTIVAL)["superEvent"]
    assert [one["@type"] for one in both] == ["Festival", "EventSeries"]
    assert both[0] == festival
    assert "superEvent" not in event(campaign=None)


@pytest.mark.parametrize(
    ("event_type", "type_"),
    [("series", "EventSeries"), ("concert", "MusicEvent"), ("other", "Event")],
)
def test_what_it_is_part_of_has_its_type(event_type: str, type_: str) -> None:
    whole = sd.SuperEventFacts(name="Saison", url=URL, event_type=event_type)
    assert event(part_of=whole, campaign=None)["superEvent"]["@type"] == type_


def test_the_language_is_the_one_spoken() -> None:
    assert event()["inLanguage"] == "fr"
    assert event(languages=("fsl",))["inLanguage"] == "fsl"
    assert event(languages=("fr", "en"))["inLanguage"] == ["fr", "en"]


@pytest.mark.parametrize(
    ("youngest", "oldest", "ages"),
    [(7, None, "7-"), (7, 12, "7-12"), (None, 12, "0-12"), (0, None, "0-")],
)
def test_ages(youngest: int | None, oldest: int | None, ages: str) -> None:
    assert event(age_min=youngest, age_max=oldest)["typicalAgeRange"] == ages


def test_nobody_is_told_an_age_that_is_not_asked() -> None:
    assert "typicalAgeRange" not in event()


def test_audiences_and_capacity() -> None:
    node = event(audiences=("Familles",), capacity=80)
    assert node["audience"] == [{"@type": "Audience", "audienceType": "Familles"}]
    assert node["maximumAttendeeCapacity"] == 80
    assert not {"audience", "maximumAttendeeCapacity"} & set(event())


def test_seats_are_told_of_each_date_that_takes_place() -> None:
    dates = (
        replace(SATURDAYS[1], seats_left=0, state=State.FULL),
        replace(SATURDAYS[2], seats_left=12),
    )
    node = event(occurrences=dates)
    assert node["remainingAttendeeCapacity"] == 0
    assert [one["remainingAttendeeCapacity"] for one in node["subEvent"]] == [0, 12]
    off = replace(SATURDAYS[1], seats_left=3, state=State.CANCELLED)
    assert "remainingAttendeeCapacity" not in event(occurrences=(off,))
    assert "remainingAttendeeCapacity" not in event(occurrences=SATURDAYS)


def test_a_permanent_event_has_no_end() -> None:
    permanent = sd.Occurrence(start=local(2020, 1, 1, 10), end=None)
    node = event(occurrences=(permanent,))
    assert node["startDate"] == "2020-01-01T10:00:00+01:00"
    assert "endDate" not in node
    whole_days = replace(permanent, all_day=True)
    node = event(occurrences=(whole_days,))
    assert node["startDate"] == "2020-01-01"
    assert "endDate" not in node


def test_the_end_itself_is_past() -> None:
    at_the_end = event(occurrences=SATURDAYS, now=SATURDAYS[1].end)
    assert at_the_end["startDate"].startswith("2026-11-28")
    assert SATURDAYS[1].end is not None
    before = event(occurrences=SATURDAYS, now=SATURDAYS[1].end - timedelta(minutes=1))
    assert before["startDate"].startswith("2026-11-21")


def test_coming_dates_are_bounded() -> None:
    daily = tuple(
        sd.Occurrence(start=start, end=start + timedelta(hours=1))
        for start in (local(2026, 11, 1, 18) + timedelta(days=n) for n in range(60))
    )
    node = event(occurrences=daily)
    assert len(node["subEvent"]) == MOST_DATES
    assert node["subEvent"][0]["startDate"] == "2026-11-20T18:00:00+01:00"


def test_a_last_date_needs_no_list() -> None:
    assert "subEvent" not in event(occurrences=SATURDAYS, now=local(2026, 11, 27))


def test_each_date_has_a_status_of_its_own() -> None:
    _planned, full, moved, cancelled, permanent = sd.event(COMPLETE)["subEvent"]
    assert full["eventStatus"].endswith("/EventScheduled")
    assert {one["availability"] for one in full["offers"]} == {
        "https://schema.org/SoldOut"
    }
    assert moved["eventStatus"].endswith("/EventRescheduled")
    assert moved["previousStartDate"] == "2026-12-04T18:00:00+01:00"
    assert cancelled["eventStatus"].endswith("/EventCancelled")
    assert "offers" not in cancelled
    assert (cancelled["startDate"], cancelled["endDate"]) == (
        "2026-12-12",
        "2026-12-13",
    )
    assert "endDate" not in permanent


def test_the_next_date_shown_is_one_that_takes_place() -> None:
    first, second, third = SATURDAYS
    cancelled = replace(second, state=State.CANCELLED)
    node = event(occurrences=(first, cancelled, third))
    assert node["startDate"].startswith("2026-11-28")
    assert node["eventStatus"].endswith("/EventScheduled")
    assert [one["eventStatus"].rpartition("/")[2] for one in node["subEvent"]] == [
        "EventCancelled",
        "EventScheduled",
    ]


def test_a_cancelled_date_of_a_full_event_is_cancelled() -> None:
    first, second, third = SATURDAYS
    dates = (first, second, replace(third, state=State.CANCELLED))
    last = event(occurrences=dates, state=State.FULL)["subEvent"][-1]
    assert last["eventStatus"].endswith("/EventCancelled")
    assert "offers" not in last


def test_every_date_of_an_event_that_is_off_is_off() -> None:
    full = replace(SATURDAYS[2], state=State.FULL)
    node = event(occurrences=(SATURDAYS[1], full), state=State.POSTPONED)
    assert {one["eventStatus"] for one in node["subEvent"]} == {
        "https://schema.org/EventPostponed"
    }


@pytest.mark.parametrize(
    ("event_type", "type_", "of_a_date"),
    [
        ("course", "CourseInstance", "EducationEvent"),
        ("series", "EventSeries", "Event"),
        ("festival", "Festival", "Festival"),
    ],
)
def test_a_date_of_a_course_is_no_course(
    event_type: str, type_: str, of_a_date: str
) -> None:
    node = event(event_type=event_type, occurrences=SATURDAYS)
    assert node["@type"] == type_
    assert {one["@type"] for one in node["subEvent"]} == {of_a_date}
