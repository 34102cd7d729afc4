"""The pages of the demo: which words become which fields; the large ones are apart."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from home.builders import kits
from home.builders.asked import poll_blocks, poll_dates, polls_on
from home.builders.blocks import block, body, picture, taking_part
from home.builders.content import (
    LANGUAGES,
    Words,
    campaign_start,
    stable_id,
    words,
)
from home.builders.tree import Pair, Tree
from home.builders.voices import vote_on
from home.institution import read_content
from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.models import Hashtag, Venue
from wagtail_culture_social.pages import models


@dataclass
class Builder:
    """What every page is made from, and the tree it grows in."""

    tree: Tree
    images: dict[str, int]
    tags: dict[str, Hashtag]
    venues: dict[str, Venue]
    people: dict[str, Any]
    recordings: dict[str, Words]
    now: datetime

    def in_each(self, fields: Callable[[str], Words]) -> dict[str, Words]:
        """Return the fields of a page in every language."""
        return {language: fields(language) for language in LANGUAGES}

    def shared(self, entry: Words, language: str) -> Words:
        """Return what every page has: title, slug, summary, picture, campaign."""
        own = words(entry, language)
        campaign = self.tree.pages.get(("CampaignPage", entry.get("campaign", "")))
        return {
            "title": own["title"],
            "slug": own["slug"],
            "summary": own["summary"],
            "social_image_id": self.images.get(entry.get("image", "")),
            "social_image_alt": own.get("alt", ""),
            "campaign": campaign[0] if campaign else None,
        }

    def recording(self, entry: Words, language: str) -> Words | None:
        """Return the video or sound that an entry names."""
        found = self.recordings.get(entry.get("recording", ""))
        return found[language] if found else None

    def related(self, entry: Words) -> list[Any]:
        """Return the pages that an entry goes with, in the language that leads."""
        named = entry.get("related", [])
        return [self.tree.pages[kind, key][0] for kind, key in named]

    def person(self, entry: Words, name: str, language: str) -> Any:
        """Return somebody that an entry names, in a language; ``None`` for nobody."""
        found = self.people.get(entry.get(name, ""))
        return found and found.get_translation(self.tree.locales[language])

    def hashtags(self, entry: Words) -> list[Hashtag]:
        """Return the hashtags of an entry."""
        return [self.tags[key_of(tag)] for tag in entry.get("hashtags", [])]

    def indexes(self, home: Pair) -> dict[str, Pair]:
        """Build the index pages, in the order of the menu."""
        kinds = {
            "events": models.EventIndexPage,
            "spotlights": models.SpotlightIndexPage,
            "tutorials": models.TutorialIndexPage,
            "campaigns": models.CampaignIndexPage,
            "hashtags": models.HashtagHubPage,
        }
        entries = {entry["key"]: entry for entry in read_content("pages")["index"]}
        return {
            key: self.tree.ensure(
                model, key, home, self.in_each(lambda lang: self.index(entry, lang))
            )
            for key, model in kinds.items()
            if (entry := entries[key])
        }

    def index(self, entry: Words, language: str) -> Words:
        """Return the fields of an index page."""
        intro = words(entry, language)["intro"]
        shared = self.shared(entry, language)
        return shared | {"search_description": intro, "show_in_menus": True}

    def links(self, entry: Words, home: Pair) -> None:
        """Build the page of links; each leads to a page of the same language."""

        def fields(language: str) -> Words:
            values = [self.link(item, language) for item in entry["items"]]
            links = [block("link", v, "links", n) for n, v in enumerate(values)]
            return self.shared(entry, language) | {"links": json.dumps(links)}

        self.tree.ensure(models.LinksPage, entry["key"], home, self.in_each(fields))

    def link(self, item: Words, language: str) -> Words:
        """Return one link as a raw block value; a translation keeps the page chosen."""
        target = self.tree.pages.get((item.get("type", ""), item.get("page", "")))
        return {
            "title": words(item, language)["title"],
            "page": target[0].pk if target else None,
            "url": item.get("url", ""),
            "picture": self.images.get(item.get("image", "")),
        }

    def campaign(self, entry: Words, index: Pair) -> None:
        """Build a campaign; its days move with the calendar."""
        key, first = entry["key"], campaign_start(entry, self.now.date())
        asked = polls_on("CampaignPage", key)
        days = [
            (stable_id("day", key, day["index"]), first + timedelta(day["index"]), day)
            for day in entry["days"]
        ]

        def fields(language: str) -> Words:
            raw = [self.day(slot, date, day, language) for slot, date, day in days]
            own = words(entry, language)
            text = body(own["intro"], "campaign", key, "body")
            text += poll_blocks(asked, self.images, language)
            if "take_part" in own:
                common = self.tags[key_of(entry["common_hashtag"])]
                text += taking_part(own["take_part"], [common.pk], "campaign", key)
            return self.shared(entry, language) | {
                "campaign_hashtag": self.tags[key_of(entry["common_hashtag"])],
                "body": json.dumps(text),
                "days": json.dumps(raw),
                "statistics": json.dumps(kits.statistics(entry, language)),
                "kit": json.dumps(kits.kit(entry, self.images, language)),
            }

        pair = self.tree.ensure(
            models.CampaignPage, key, index, self.in_each(fields), self.hashtags(entry)
        )
        vote_on("CampaignPage", key)
        moved = {slot: {"date": date.isoformat()} for slot, date, _day in days}
        self.tree.move(pair, {"days": moved, "body": poll_dates(asked, self.now)})

    def day(self, slot: str, date: Any, entry: Words, language: str) -> Words:
        """Return one day of a campaign as a raw block."""
        own = words(entry, language)
        image = self.images.get(entry.get("image", ""))
        value = {
            "date": date.isoformat(),
            "hashtag": self.tags[key_of(entry["hashtag"]["fr"])].pk,
            "theme": own["theme"],
            "prompt": own["prompt"],
            "ideas": [],
            "pages": [],
            "picture": picture(image, own.get("alt", "")),
        }
        return {"type": "day", "value": value, "id": slot}
