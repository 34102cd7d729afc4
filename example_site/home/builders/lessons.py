"""The tutorials of the demo, and the paths through them."""

import json
from typing import Any

from home.builders.blocks import block, rich, step
from home.builders.content import LANGUAGES, Words, in_days, words
from home.builders.pages import Builder
from home.builders.snippets import Snippets
from home.builders.tree import Pair
from home.institution import read_content
from wagtail_culture_social.models import TutorialPath, TutorialPathItem
from wagtail_culture_social.pages.models import TutorialPage

DATES = ("reviewed_on", "review_due")


def build_tutorial(builder: Builder, entry: Words, index: Pair) -> None:
    """Build a tutorial; its dates of review move with the calendar."""
    today = builder.now.date()
    dates = {name: in_days(entry, name, today) for name in DATES}

    def fields(language: str) -> Words:
        return builder.shared(entry, language) | tutorial(builder, entry, language)

    pair = builder.tree.ensure(
        TutorialPage,
        entry["key"],
        index,
        builder.in_each(fields),
        builder.hashtags(entry),
        builder.related(entry),
    )
    builder.tree.move(pair, dates)


def tutorial(builder: Builder, entry: Words, language: str) -> Words:
    """Return the fields of a tutorial in one language."""
    own, key = words(entry, language), entry["key"]
    steps = [
        step(
            item, builder.images, builder.recording(item, language), "tutorial", key, n
        )
        for n, item in enumerate(own["steps"])
    ]
    needed = [
        block("prerequisite", {"url": "", "page": None, **item}, "needed", key, n)
        for n, item in enumerate(own.get("prerequisites", []))
    ]
    return {
        "level": entry["level"],
        "duration": entry["duration_minutes"],
        "service": own["service"],
        "service_url": entry.get("service_url", ""),
        "access": " ".join(entry.get("access", [])),
        "audience": " ".join(entry.get("audience", [])),
        "responsible": builder.person(entry, "responsible", language),
        "contact": builder.person(entry, "contact", language),
        "introduction": rich([own["intro"]]),
        "prerequisites": json.dumps(needed),
        "steps": json.dumps(steps),
    }


def build_paths(builder: Builder, snippets: Snippets) -> None:
    """Build the paths; their tutorials are named in the language that leads."""
    for entry in read_content("tutorials")["path"]:
        values = {language: words(entry, language) for language in LANGUAGES}
        pages = [
            builder.tree.pages["TutorialPage", key][0] for key in entry["tutorials"]
        ]
        for path in snippets.ensure(TutorialPath, entry["key"], values):
            fill(path, pages)


def fill(path: TutorialPath, pages: list[Any]) -> None:
    """Give a new path its tutorials."""
    if not path.items.exists():
        path.items = [TutorialPathItem(page=page) for page in pages]
        path.save()
