"""The days of a campaign as the page of one language shows them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail_culture_social.campaigns.facts import StoredDay, facts_of
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.media.blocks import PictureBlock
from wagtail_culture_social.social.campaign_days import day_anchor
from wagtail_culture_social.social.pictures import more_images
from wagtail_culture_social.social.services import HashtagLink, hashtag_link
from wagtail_culture_social.social.twins import content_language, lead_of

Words = Mapping[str, Any]
"""What the block of a day says, as it is stored."""

PICTURE = PictureBlock()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a campaign, as the page of one language shows it.

    ``prompt`` is the first of its ``ideas``.
    """

    slot: str
    date: date
    hashtag: HashtagLink | None
    theme: str
    prompt: str
    ideas: tuple[str, ...]
    picture: Any
    language: str
    label: str
    is_today: bool
    is_past: bool

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return day_anchor(self.date)


def campaign_days(page: Any) -> list[Day]:
    """Return the days in order; words the page lacks are borrowed from the lead."""
    return days_among(page, facts_of(page).days)


def days_among(page: Any, stored: Iterable[StoredDay]) -> list[Day]:
    """Return some of the days of a campaign, in its language."""
    facts, language = facts_of(page), content_language(page)
    own = words_of(page)
    lead = None
    borrowed: Mapping[str, Words] = {}
    days = []
    for slot, day, hashtag in stored:
        words, written_in, teller = own.get(slot), language, page
        if words is None:
            if lead is None:
                lead = lead_of(page).specific
                borrowed = words_of(lead)
            words, written_in = borrowed.get(slot, {}), content_language(lead)
            teller = lead
        ideas = tuple(ideas_of(words))
        days.append(
            Day(
                slot=slot,
                date=day,
                hashtag=hashtag_link(hashtag, language) if hashtag else None,
                theme=words.get("theme") or "",
                prompt=ideas[0] if ideas else "",
                ideas=ideas,
                picture=_picture(teller, words),
                language=written_in if written_in != language else "",
                label=format_day(day, language),
                is_today=day == facts.today,
                is_past=day < facts.today,
            )
        )
    return days


def words_of(page: Any) -> Mapping[str, Words]:
    """Return what the days say, by slot, without reading what they chose."""
    raw = page.days.raw_data
    return {one["id"]: one["value"] for one in raw if one.get("id")}


def ideas_of(words: Words) -> Iterator[str]:
    """Yield the ideas of a day, the first one first."""
    if words.get("prompt"):
        yield words["prompt"]
    for item in words.get("ideas") or ():
        if item.get("value"):
            yield item["value"]


def picture_keys(page: Any) -> set[int]:
    """Return the keys of the images of the days."""
    pictures = (words.get("picture") or {} for words in words_of(page).values())
    return {one["image"] for one in pictures if one.get("image")}


def _picture(page: Any, words: Words) -> Any:
    """Return the picture of a day as it is used, ``None`` without an image."""
    told = words.get("picture") or {}
    image = more_images(page).get(told["image"]) if told.get("image") else None
    return PICTURE.normalize({**told, "image": image}) if image else None
