"""What visitors are called to send, as raw blocks; what came in is `entries`."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from home.builders.blocks import block, items
from home.builders.content import Words, stable_id, words
from home.institution import read_content

MORNING, EVENING = time(9), time(18)
DATES = (
    ("opens", "opens_at", MORNING),
    ("closes", "closes_at", EVENING),
    ("vote_opens", "vote_opens_at", MORNING),
    ("vote_closes", "vote_closes_at", EVENING),
    ("results", "results_at", EVENING),
)
WORDS = (
    "title",
    "introduction",
    "how_to",
    "prizes",
    "agree_rules",
    "agree_publication",
    "agree_image_rights",
)


def contests_on(model: str, key: str) -> list[Words]:
    """Return what the content calls for on one page."""
    found = read_content("contests")["contest"]
    return [one for one in found if one["page"] == [model, key]]


def contest_blocks(entries: list[Words], language: str) -> list[Words]:
    """Return contests as raw blocks, in one language and without their dates."""
    return [
        block("contest", contest(entry, language), "contest", entry["key"])
        for entry in entries
    ]


def contest(entry: Words, language: str) -> Words:
    """Return the value of one contest."""
    own = words(entry, language)
    fields = [
        field(one, language, entry["key"], number)
        for number, one in enumerate(entry["fields"])
    ]
    return {
        **{name: own[name] for name in WORDS},
        "kind": entry["kind"],
        "hashtag": None,
        "rules_document": None,
        "fields": items(fields, "contest", entry["key"], "field"),
        "licences": entry["licences"],
        "minors": "guardian",
        "most_per_person": 2,
        "vote_mode": "cookie",
        "vote_most": 3,
        **{field: None for _name, field, _hour in DATES},
        "jury_closes_at": None,
    }


def field(entry: Words, language: str, *place: object) -> Words:
    """Return one field of the entry form."""
    own = words(entry, language)
    return {
        "label": own["label"],
        "kind": entry["kind"],
        "help_text": own["help"],
        "required": True,
        "choices": items(own.get("choices", []), "contest", *place, "choice"),
    }


def contest_dates(entries: list[Words], now: datetime) -> dict[str, Words]:
    """Return the phases of contests, by the id of their blocks."""
    return {
        stable_id("contest", entry["key"]): dict(_dates(entry, now))
        for entry in entries
    }


def _dates(entry: Words, now: datetime) -> Iterator[tuple[str, Any]]:
    for name, field_name, hour in DATES:
        day = now.date() + timedelta(days=entry[name])
        yield field_name, datetime.combine(day, hour).isoformat()
