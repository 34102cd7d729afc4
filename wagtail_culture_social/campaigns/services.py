"""Which tag belongs to which day of a campaign, and what its posts say when."""

from datetime import date
from itertools import islice
from typing import Any

from wagtail_culture_social.campaigns.days import (
    Day,
    days_among,
    picture_keys,
)
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.campaigns.words import when_of
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.models.campaigns import brought_hashtags
from wagtail_culture_social.models.hashtags import Hashtag, hashtag_text
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.zones import zone_of


def tags_on(page: Any, on: date, language: str) -> tuple[str, str]:
    """Return (common tag, tag of that day) in a language, without '#'."""
    common, of_the_day = brought_hashtags(page, on) or _hashtags_on(page, on)
    return hashtag_text(common, language), hashtag_text(of_the_day, language)


def _hashtags_on(page: Any, on: date) -> tuple[Hashtag | None, Hashtag | None]:
    facts = facts_of(page)
    of_the_day = (tag for _slot, day, tag in facts.days if day == on and tag)
    return facts.hashtag, next(of_the_day, None)


def campaign_when(page: Any) -> str:
    """Return the dates of a campaign in words; ``""`` when they make no sense."""
    facts = facts_of(page)
    return when_of(facts.start, facts.end, facts.time_zone, content_language(page))


def campaign_draft(
    page: Any,
    phase: str | None = None,
    recurrence_id: str = "",
    day: date | None = None,
) -> Draft:
    """Return what the posts of a campaign are written from.

    Theme, prompt and tag are those of the day that ``recurrence_id`` names, else of
    ``day``, else of the last day or of today; a teaser and the results have none.
    Words that the page would have to borrow from another language are left out.
    """
    told, language = _told_day(page, phase, recurrence_id, day), content_language(page)
    common, _of_the_day = tags_on(page, facts_of(page).today, language)
    return page_draft(
        page,
        kind="campaign",
        date=campaign_when(page),
        theme=told.theme if told and not told.language else "",
        prompt=told.prompt if told and not told.language else "",
        campaign_tag=common,
        day_tag=told.hashtag.text if told and told.hashtag else "",
    )


def day_picture(page: Any, phase: str, recurrence_id: str) -> ImageUse | None:
    """Return the picture of the day that a post tells of, if it has one."""
    if not any(picture_keys(page)):
        return None
    told = _told_day(page, phase, recurrence_id, None)
    if told is None or told.picture is None:
        return None
    use = told.picture
    language = told.language or content_language(page)
    return ImageUse(use["image"], use.alt, language, bool(use.get("decorative")))


def campaign_moments(page: Any) -> list[Moment]:
    """Return when the posts of a campaign are due: teaser, each day, results."""
    facts = facts_of(page)
    days = [(slot, day) for slot, day, _hashtag in facts.days]
    edges = {facts.start, facts.end} - {None, *(day for _slot, day in days)}
    unsaid = [(f"{day:%Y%m%d}", day) for day in edges if day]
    return list(phases.campaign_moments([*days, *unsaid], zone_of(facts.time_zone)))


def _told_day(
    page: Any, phase: str | None, recurrence_id: str, day: date | None
) -> Day | None:
    if phase in ("teaser", "results"):
        return None
    facts = facts_of(page)
    if phase == "last_day":
        edges = (facts.end, *(on for _slot, on, _hashtag in facts.days))
        day = max(filter(None, edges), default=None)
    on = day or facts.today
    found = (
        one
        for one in facts.days
        if (one[0] == recurrence_id if recurrence_id else one[1] == on)
    )
    return next(iter(days_among(page, islice(found, 1))), None)
