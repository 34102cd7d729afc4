"""The events of the demo: which words and facts of the content become which fields."""

import json
from typing import Any

from django.conf import settings

from home.builders.blocks import block, body
from home.builders.content import Words, words
from home.builders.pages import Builder
from home.builders.schedules import Plan, moves, plan, singles
from home.builders.seats import registration_blocks
from home.builders.streams import replays, streams
from home.builders.tree import Dates, Pair, differs, publish, set_dates
from wagtail_culture_social.pages.models import EventPage

TEXTS = (
    "state_note",
    "booking_label",
    "what_to_bring",
    "content_warning",
    "fallback_note",
)
CODES = (
    "audiences",
    "accessibility",
    "languages",
    "caption_languages",
    "live_access",
)


def build_event(builder: Builder, entry: Words, index: Pair) -> None:
    """Build an event; its dates move with the calendar."""
    dates = plan(entry, index[0], builder.now)
    pair = builder.tree.ensure(
        EventPage,
        entry["key"],
        index,
        builder.in_each(lambda language: event(builder, entry, dates, language)),
        builder.hashtags(entry),
    )
    is_new = pair in builder.tree.added
    if "previous_dates" in entry and (is_new or differs(pair, dates.moves)):
        before = singles(entry["key"], entry["previous_dates"], builder.now)
        reschedule(pair[0], {"schedule": moves(before)}, dates.moves)
    streamed = moves(streams(entry, builder.now.date()))
    builder.tree.move(pair, {**dates.moves, "streams": streamed})


def event(builder: Builder, entry: Words, dates: Plan, language: str) -> Words:
    """Return the fields of an event in one language."""
    own = words(entry, language)
    text = body(own["body"], "event", entry["key"])
    text += registration_blocks(entry["key"], language)
    festival = builder.tree.pages.get(("EventPage", entry.get("part_of", "")))
    return {
        **builder.shared(entry, language),
        **facts(entry),
        **{name: own.get(name, "") for name in TEXTS},
        "schedule": json.dumps(dates.schedule),
        "date_notes": json.dumps(noted(dates.notes, own.get("notes", []))),
        "booking_opens_at": dates.booking_opens_at,
        "venue": builder.venues.get(entry.get("venue", "")),
        "people": json.dumps(people(builder, entry)),
        "part_of": festival[0] if festival else None,
        "price_line": own["price_line"],
        "body": json.dumps(text),
        "streams": json.dumps(streams(entry, builder.now.date())),
        "replays": json.dumps(replays(builder, entry)),
    }


def facts(entry: Words) -> Words:
    """Return what an entry says in the same way in every language."""
    return {
        "event_type": entry["type"],
        "time_zone": entry.get("time_zone", settings.TIME_ZONE),
        "state": entry["state"],
        "attendance": entry["attendance"],
        "stream_url": entry.get("stream_url", ""),
        "fallback_url": entry.get("fallback_url", ""),
        "fallback_phone": entry.get("fallback_phone", ""),
        "price": entry.get("price"),
        "prices": json.dumps(prices(entry)),
        "booking_url": entry.get("booking_url", ""),
        "capacity": entry.get("capacity"),
        "age_min": entry.get("age_min"),
        "age_max": entry.get("age_max"),
        **{name: " ".join(entry.get(name, [])) for name in CODES},
    }


def prices(entry: Words) -> list[Words]:
    """Return the price list."""
    return [
        block("price", {"category": name, "amount": amount}, entry["key"], name)
        for name, amount in entry.get("prices", {}).items()
    ]


def people(builder: Builder, entry: Words) -> list[Words]:
    """Return who takes part, in the order of the content."""
    found = []
    for position, (key, role) in enumerate(entry.get("people", {}).items()):
        who = builder.people[key]
        value = {"who": who.pk, "role": role}
        kind = who._meta.model_name
        found.append(block(kind, value, "people", entry["key"], position))
    return found


def noted(notes: list[Words], texts: list[str]) -> list[Words]:
    """Return the notes on single dates with their words."""
    return [
        {**note, "value": {**note["value"], "text": text}}
        for note, text in zip(notes, texts, strict=True)
    ]


def reschedule(lead: Any, before: dict[str, Dates], after: dict[str, Any]) -> None:
    """Publish the first date, then the new one, so that the old one is known."""
    state = lead.state
    set_dates(lead, before)
    lead.state = "scheduled"
    publish(lead)
    set_dates(lead, after)
    lead.state = state
    publish(lead)
