"""The programme of a campaign for other sites, in every language that is public."""

from typing import Any
from urllib.parse import urlsplit

from wagtail_culture_social.campaigns.addresses import full_file_url
from wagtail_culture_social.campaigns.days import ideas_of, words_of
from wagtail_culture_social.campaigns.facts import StoredDay, facts_of
from wagtail_culture_social.domain.campaign_programmes import Programme, ProgrammeDay
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.campaign_days import day_anchor
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.twins import content_language, twin_key


def programme_of(page: Any) -> Programme:
    """Return what a campaign and its public twins say, by language."""
    facts = facts_of(page)
    twins = {content_language(one): one for one in _twins(page)}
    urls = {language: full_url(one) for language, one in twins.items()}
    parts = urlsplit(full_url(page))
    root = f"{parts.scheme}://{parts.netloc}"
    return Programme(
        id=str(twin_key(page)),
        url=urls,
        title={language: one.title for language, one in twins.items()},
        summary=_said({language: one.summary for language, one in twins.items()}),
        hashtag=_spellings(facts.hashtag),
        time_zone=facts.time_zone,
        first_day=facts.start,
        last_day=facts.end,
        days=tuple(_day(stored, twins, urls) for stored in facts.days),
        calendars=_files("ics", twins, root),
        badges=_files("badge", twins, root),
    )


def _twins(page: Any) -> list[Any]:
    """Return the page first, then those in other languages that anybody may read."""
    others = public_alone().filter(translation_key=twin_key(page), alias_of=None)
    keys = list(others.exclude(pk=page.pk).values_list("pk", flat=True))
    found = type(page).objects.filter(pk__in=keys).select_related("locale")
    return [page, *found.order_by("locale__language_code")]


def _day(
    stored: StoredDay, twins: dict[str, Any], urls: dict[str, str]
) -> ProgrammeDay:
    slot, day, hashtag = stored
    words = {language: words_of(one).get(slot, {}) for language, one in twins.items()}
    ideas = {language: tuple(ideas_of(said)) for language, said in words.items()}
    return ProgrammeDay(
        id=slot,
        date=day,
        theme=_said({code: said.get("theme") or "" for code, said in words.items()}),
        ideas={language: said for language, said in ideas.items() if said},
        hashtag=_spellings(hashtag),
        url={language: f"{url}#{day_anchor(day)}" for language, url in urls.items()},
    )


def _spellings(hashtag: Hashtag | None) -> dict[str, str]:
    """Return a hashtag as each language writes it, its name under no language."""
    if hashtag is None:
        return {}
    tag = hashtag.merged_into or hashtag
    return dict(tag.texts) or {"": tag.name}


def _files(name: str, twins: dict[str, Any], root: str) -> dict[str, str]:
    return _said({code: full_file_url(name, one, root) for code, one in twins.items()})


def _said(words: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in words.items() if text}
