"""Real events of OpenAgenda, said by our own facts and written in its shape again."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.openagenda import (
    AgendaEvent,
    AgendaImage,
    AgendaPlace,
    agenda_event,
)
from wagtail_culture_social.domain.schedule import Attendance

FOLDER = Path(__file__).parents[3] / "shared/data/openagenda"
NAMES = [
    "uid",
    "slug",
    "title",
    "description",
    "longDescription",
    "conditions",
    "keywords",
    "dateRange",
    "timezone",
    "attendanceMode",
    "status",
    "age",
    "createdAt",
    "updatedAt",
]
PLACE_NAMES = [
    "uid",
    "name",
    "address",
    "city",
    "postalCode",
    "countryCode",
    "latitude",
    "longitude",
    "access",
]


def events_of_others() -> list[dict[str, Any]]:
    """Those that say all of it, each once."""
    complete = {*NAMES, "location", "image", "registration", "timings", "accessibility"}

    def walk(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict) and complete <= set(node):
            yield node
        children = node.values() if isinstance(node, dict) else node
        for child in children if isinstance(node, dict | list) else ():
            yield from walk(child)

    files = sorted(FOLDER.glob("*.json"))
    every = [one for file in files for one in walk(json.loads(file.read_text()))]
    return list({one["uid"]: one for one in every if one["location"]}.values())


def ours(event: dict[str, Any]) -> AgendaEvent:
    """The event of others as our own facts would say it."""
    place, age = event["location"], event["age"]
    return AgendaEvent(
        uid=event["uid"],
        slug=event["slug"],
        title=event["title"],
        description=event["description"],
        long_description=event["longDescription"],
        conditions=event["conditions"] or {},
        keywords=event["keywords"],
        date_range=event["dateRange"],
        timings=instants(event["timings"]),
        zone=ZoneInfo(event["timezone"]),
        url="https://quais.example.org/",
        created=datetime.fromisoformat(event["createdAt"]),
        updated=datetime.fromisoformat(event["updatedAt"]),
        attendance=list(Attendance)[event["attendanceMode"] - 1],
        online_url=event["onlineAccessLink"] or "",
        place=AgendaPlace(
            uid=place["uid"],
            name=place["name"],
            address=place["address"],
            city=place["city"],
            postal_code=place["postalCode"],
            country_code=place["countryCode"],
            latitude=place["latitude"],
            longitude=place["longitude"],
            access=place["access"] or {},
        ),
        age_min=age["min"],
        age_max=age["max"],
        accessible_to=frozenset(k for k, yes in event["accessibility"].items() if yes),
        booking_urls=[
            one["value"] for one in event["registration"] if one["type"] == "link"
        ],
        image=image_of(event["image"]),
    )


def image_of(image: dict[str, Any] | None) -> AgendaImage | None:
    if not image or not image["filename"]:
        return None
    url = image["base"] + image["filename"]
    return AgendaImage(url=url, **image["size"])


def instants(timings: list[dict[str, str]]) -> list[tuple[datetime, datetime]]:
    read = datetime.fromisoformat
    return [(read(one["begin"]), read(one["end"])) for one in timings]


def said(row: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """What a row says; older events of others say nothing in several ways."""
    return {name: row[name] for name in names if row.get(name)}


@pytest.mark.skipif(not FOLDER.exists(), reason="OpenAgenda's events are not here")
def test_the_events_of_others_come_back_as_they_were() -> None:
    events = events_of_others()
    now = datetime(2026, 11, 25, tzinfo=UTC)
    timings = 0
    for event in events:
        found = json.loads(json.dumps(agenda_event(ours(event), now)))
        assert said(found, NAMES) == said(event, NAMES)
        place = said(event["location"], PLACE_NAMES)
        assert said(found["location"], PLACE_NAMES) == place
        assert found["accessibility"].items() >= event["accessibility"].items()
        assert instants(found["timings"]) == instants(event["timings"])
        if found["image"]:
            assert found["image"].items() <= event["image"].items()
        timings += len(found["timings"])
    print(len(events), "events,", timings, "timings")  # noqa: T201
    assert len(events) > 190
