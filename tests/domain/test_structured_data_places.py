"""Places as schema.org: address, access and opening hours."""

from dataclasses import replace
from typing import Any

from tests.domain.schema_facts import COMPLETE, EVENT, PLACE
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.schedule import Attendance


def place(**changes: Any) -> dict[str, Any]:
    """The Place of the shared event, which changes itself by these facts."""
    return sd.event(replace(EVENT, place=PLACE, **changes))["location"]


def test_a_place_has_its_page_and_its_picture() -> None:
    node = place()
    assert node["url"] == "https://quais.example.org/fr/auditorium/"
    assert node["image"]["creditText"] == "Claude Monet — CC0"


def test_accessibility_is_a_feature_of_the_place() -> None:
    assert place()["amenityFeature"] == [
        {
            "@type": "LocationFeatureSpecification",
            "propertyID": "mi",
            "name": "Accès de plain-pied",
            "value": True,
        }
    ]


def test_the_event_adds_to_the_accessibility_of_the_place() -> None:
    features = place(accessibility=(("hi", "Boucle magnétique"), ("mi", "Rampe")))
    assert [(one["propertyID"], one["name"]) for one in features["amenityFeature"]] == [
        ("hi", "Boucle magnétique"),
        ("mi", "Accès de plain-pied"),
    ]


def test_weekly_hours_name_their_days() -> None:
    assert place()["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Tuesday", "https://schema.org/Wednesday"],
        "opens": "10:00",
        "closes": "19:00",
    }


def test_a_closed_day_opens_and_closes_at_midnight() -> None:
    assert place()["openingHoursSpecification"][1] == {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2026-12-25",
        "validThrough": "2026-12-25",
        "opens": "00:00",
        "closes": "00:00",
    }


def test_exceptional_hours_have_their_days() -> None:
    assert place()["openingHoursSpecification"][2] == {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2026-12-31",
        "validThrough": "2027-01-02",
        "opens": "14:00",
        "closes": "00:00",
    }


def test_a_place_without_coordinates_has_no_point() -> None:
    nowhere = replace(EVENT, place=replace(PLACE, longitude=None))
    assert "geo" not in sd.event(nowhere)["location"]


def test_each_date_has_the_address_only() -> None:
    dates = sd.event(replace(COMPLETE, attendance=Attendance.ON_SITE))["subEvent"]
    assert set(dates[0]["location"]) == {"@type", "name", "address"}


def test_dates_online_have_their_stream() -> None:
    location = sd.event(COMPLETE)["subEvent"][0]["location"]
    assert [one["@type"] for one in location] == ["Place", "VirtualLocation"]
    assert location[1]["url"] == "https://video.example.org/live"
    nowhere = replace(COMPLETE, place=None, attendance=Attendance.ON_SITE)
    assert "location" not in sd.event(nowhere)["subEvent"][0]
