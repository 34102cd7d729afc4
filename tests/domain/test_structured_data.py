"""schema.org nodes: known words only, and the facts in the right place."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.schema_facts import (
    BARE,
    COMPLETE,
    EVENT,
    PAGE,
    SATURDAYS,
    URL,
    local,
)
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.structured_data.events import EVENT_TYPES

CAMPAIGN = sd.CampaignFacts(
    page=PAGE,
    start=date(2026, 11, 23),
    end=date(2026, 11, 29),
    days=(
        sd.CampaignDay(day=date(2026, 11, 23), name="Secrets", hashtag="SecretsMW"),
        sd.CampaignDay(day=date(2026, 11, 24), name="", hashtag="SouvenirsMW"),
    ),
)
NODES = {
    "event": sd.event(EVENT),
    "events": sd.event(replace(EVENT, occurrences=SATURDAYS)),
    "mixed": sd.event(replace(EVENT, attendance=Attendance.MIXED)),
    "full": sd.event(replace(EVENT, state=State.FULL, offers=())),
    "complete": sd.event(COMPLETE),
    "bare event": sd.event(sd.EventFacts(page=BARE, now=local(2026, 1, 1))),
    "campaign": sd.campaign(CAMPAIGN),
    "page": sd.web_page(PAGE),
    "bare page": sd.web_page(BARE),
    "trail": sd.breadcrumb([sd.Crumb(name="Accueil", url=URL)]),
    **{type_: sd.event(replace(EVENT, event_type=type_)) for type_ in EVENT_TYPES},
}


@pytest.mark.parametrize("name", NODES)
def test_only_words_of_the_vocabulary(name: str) -> None:
    node = NODES[name]
    assert node["@context"] == "https://schema.org"
    assert problems(node) == []
    assert json.loads(json.dumps(node)) == node


def test_the_check_finds_faults() -> None:
    wrong = {"@type": "Event", "colour": "red", "name": "", "byArtist": "a"}
    assert problems(wrong) == [
        "Event.colour is unknown",
        "Event.name is empty",
        "Event.byArtist is of another type",
        "Event.byArtist is text",
    ]
    assert problems({"@type": "Party"}) == ["unknown type Party"]
    assert problems({"@type": "Event", "performer": "Organization"}) == [
        "Event.performer is text"
    ]
    assert problems({"@type": "Event", "performer": {"@type": "Place"}}) == [
        "Event.performer is a Place"
    ]
    odd = {"@type": "Event", "eventStatus": "https://schema.org/EventDoubtful"}
    assert problems(odd) == ["Event.eventStatus is an unknown EventDoubtful"]
    assert problems({"@type": "Event", "performers": {"@type": "Person"}}) == [
        "Event.performers is superseded"
    ]


def test_an_event() -> None:
    node = sd.event(EVENT)
    assert node["@type"] == "MusicEvent"
    assert node["startDate"] == "2026-11-14T18:00:00+01:00"
    assert node["endDate"] == "2026-11-14T20:00:00+01:00"
    assert node["eventStatus"] == "https://schema.org/EventScheduled"
    assert node["location"]["address"]["addressCountry"] == "FR"
    assert node["location"]["geo"]["latitude"] == 48.85
    assert node["offers"] == {
        "@type": "Offer",
        "price": "12.50",
        "priceCurrency": "EUR",
        "url": "https://tickets.example.org/",
        "availability": "https://schema.org/InStock",
    }
    assert node["superEvent"]["name"] == "Semaine"
    assert "subEvent" not in node
    assert "isAccessibleForFree" not in node


def test_several_dates_show_the_next_or_the_last() -> None:
    node = sd.event(replace(EVENT, occurrences=SATURDAYS))
    assert node["startDate"].startswith("2026-11-21")
    assert len(node["subEvent"]) == 2
    assert {one["@type"] for one in node["subEvent"]} == {"MusicEvent"}
    past = replace(EVENT, occurrences=SATURDAYS, now=local(2027, 1, 1))
    assert sd.event(past)["startDate"].startswith("2026-11-28")


def test_whole_days_and_no_end() -> None:
    whole = sd.Occurrence(
        start=local(2026, 11, 28),
        end=local(2027, 1, 4),
        all_day=True,
        previous_start=local(2026, 11, 20),
    )
    node = sd.event(replace(EVENT, occurrences=(whole,)))
    assert (node["startDate"], node["endDate"]) == ("2026-11-28", "2027-01-03")
    assert node["previousStartDate"] == "2026-11-20"
    moment = sd.Occurrence(start=local(2026, 11, 28, 18), end=local(2026, 11, 28, 18))
    assert "endDate" not in sd.event(replace(EVENT, occurrences=(moment,)))


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.CANCELLED, "EventCancelled"),
        (State.POSTPONED, "EventPostponed"),
        (State.RESCHEDULED, "EventRescheduled"),
        (State.MOVED_ONLINE, "EventMovedOnline"),
        (State.FULL, "EventScheduled"),
    ],
)
def test_states(state: State, status: str) -> None:
    whole = sd.event(replace(EVENT, state=state))
    assert whole["eventStatus"] == f"https://schema.org/{status}"
    one_date = replace(SATURDAYS[0], state=state)
    assert sd.event(replace(EVENT, occurrences=(one_date,)))["eventStatus"] == (
        f"https://schema.org/{status}"
    )


def test_rescheduled_says_what_it_was() -> None:
    moved = replace(SATURDAYS[0], previous_start=local(2026, 10, 3, 18))
    node = sd.event(replace(EVENT, state=State.RESCHEDULED, occurrences=(moved,)))
    assert node["previousStartDate"] == "2026-10-03T18:00:00+02:00"


def test_where_people_take_part() -> None:
    stream = "https://video.example.org/live"
    online = replace(EVENT, attendance=Attendance.ONLINE, stream_url=stream)
    virtual = {"@type": "VirtualLocation", "url": stream}
    assert sd.event(online)["location"] == virtual
    mixed = sd.event(replace(online, attendance=Attendance.MIXED))
    assert [one["@type"] for one in mixed["location"]] == ["Place", "VirtualLocation"]
    placeless = replace(online, attendance=Attendance.MIXED, place=None)
    assert sd.event(placeless)["location"] == virtual
    moved = sd.event(replace(EVENT, state=State.MOVED_ONLINE))
    assert moved["location"] == {"@type": "VirtualLocation", "url": URL}
    assert moved["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    bare_place = replace(EVENT, place=sd.PlaceFacts(name="Salle"))
    assert sd.event(bare_place)["location"] == {"@type": "Place", "name": "Salle"}


def test_what_it_costs() -> None:
    free = sd.event(replace(EVENT, offers=(sd.OfferFacts(price=Decimal("0.00")),)))
    assert (free["offers"]["price"], free["isAccessibleForFree"]) == ("0", True)
    unknown = sd.event(replace(EVENT, offers=(sd.OfferFacts(url=URL),)))
    assert "price" not in unknown["offers"]
    assert "priceCurrency" not in unknown["offers"]
    full = sd.event(replace(EVENT, state=State.FULL, offers=()))
    assert full["offers"]["availability"] == "https://schema.org/SoldOut"
    assert "offers" not in sd.event(replace(EVENT, state=State.CANCELLED))
    assert "offers" not in sd.event(replace(EVENT, offers=()))


def test_a_campaign() -> None:
    series = sd.campaign(CAMPAIGN)
    assert series["@type"] == "EventSeries"
    assert [day["name"] for day in series["subEvent"]] == ["Secrets", "#SouvenirsMW"]
