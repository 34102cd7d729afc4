"""The spotlights of the demo, with the IIIF manifest that one of them shows."""

import json
from typing import Any

from home.builders.blocks import rich
from home.builders.content import Words, in_days, words
from home.builders.manifests import build_manifest
from home.builders.pages import Builder
from home.builders.recommendations import recommendation
from home.builders.tree import Pair
from wagtail_culture_social.pages.models import SpotlightPage

DATES = ("recommended_on", "first_day", "last_day")


def build_spotlight(builder: Builder, entry: Words, index: Pair) -> None:
    """Build a spotlight; its days move with the calendar."""
    blocks = [prepared(builder, item) for item in entry["blocks"]]
    place = ("spotlight", entry["key"])

    def fields(language: str) -> Words:
        items = [
            recommendation(item, language, builder.images, *place, position)
            for position, item in enumerate(blocks)
        ]
        return builder.shared(entry, language) | {
            "introduction": rich(words(entry, language)["intro"]),
            "recommendations": json.dumps(items),
            "recommended_by": builder.person(entry, "recommended_by", "fr"),
            "is_favourite": entry.get("is_favourite", False),
            "venue": builder.venues.get(entry.get("venue", "")),
        }

    pair = builder.tree.ensure(
        SpotlightPage,
        entry["key"],
        index,
        builder.in_each(fields),
        builder.hashtags(entry),
        builder.related(entry),
    )
    today = builder.now.date()
    builder.tree.move(pair, {name: in_days(entry, name, today) for name in DATES})


def prepared(builder: Builder, item: Words) -> Words:
    """Return a block with the rows that it names."""
    more: dict[str, Any] = {}
    if "recording" in item:
        more["recordings"] = builder.recordings[item["recording"]]
    if item["kind"] == "manifest":
        more["key"] = build_manifest(item["manifest"]).pk
    return item | more
