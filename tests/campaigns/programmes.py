"""Programmes of campaigns as other sites offer them."""

import json
from datetime import date, timedelta
from typing import Any

KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
MONDAY = date(2026, 11, 23)
TAGS = [
    ("SecretsMW", "SecretsMW"),
    ("BackstageMW", "CoulissesMW"),
    ("FavouritesMW", "CoupsDeCœurMW"),
]
THEMES = [
    ("What visitors never see", "Ce que le public ne voit jamais"),
    ("Behind the scenes", "Dans les coulisses"),
    ("The piece you love", "L’œuvre que vous aimez"),
]


def as_file(**changes: Any) -> bytes:
    """Our JSON of three days in two languages, with some of it changed."""
    days = [
        {
            "id": f"day-{number}",
            "date": (MONDAY + timedelta(days=number)).isoformat(),
            "theme": dict(zip(("en", "fr"), THEMES[number], strict=True)),
            "ideas": {"en": ["Show it.", "Ask about it."], "fr": ["Montrez-le."]},
            "hashtag": dict(zip(("en", "fr"), TAGS[number], strict=True)),
        }
        for number in range(3)
    ]
    told = {
        "type": "hashtag-campaign",
        "version": 1,
        "id": KEY,
        "title": {"en": "MuseumWeek 2026", "fr": "MuseumWeek 2026"},
        "summary": {"en": "Seven days.", "fr": "Sept jours."},
        "hashtag": {"en": "MuseumWeek", "fr": "MuseumWeek"},
        "time_zone": "Pacific/Auckland",
        "days": days,
    }
    return json.dumps({**told, **changes}).encode()


def as_calendar(*entries: str, name: str = "NAME;LANGUAGE=fr:MuseumWeek") -> bytes:
    """A calendar of whole days; an entry has the lines of one VEVENT."""
    events = [f"BEGIN:VEVENT\n{entry}\nEND:VEVENT" for entry in entries]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", name, *events, "END:VCALENDAR", ""]
    return "\n".join(filter(None, lines)).replace("\n", "\r\n").encode()


def day(number: int, summary: str, *more: str, uid: str = "") -> str:
    """The lines of a whole day."""
    on = (MONDAY + timedelta(days=number)).strftime("%Y%m%d")
    uid = uid or f"{KEY}-day-{number}@example.org"
    start = f"DTSTART;VALUE=DATE:{on}"
    return "\n".join([f"UID:{uid}", start, f"SUMMARY:{summary}", *more])
