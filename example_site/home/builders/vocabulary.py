"""Hashtags with their spellings, and the institution's own words for posts."""

from wagtail.models import Locale

from home.builders.content import LANGUAGES, Words, stable_id
from home.institution import read_content
from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.models import (
    Hashtag,
    HashtagSpelling,
    SnippetPattern,
)

Locales = dict[str, Locale]


def build_hashtags(locales: Locales) -> dict[str, Hashtag]:
    """Return every hashtag of the content by its key; missing ones are added."""
    spellings = {key_of(tag["fr"]): tag for tag in written_hashtags()}
    known = {tag.key: tag for tag in Hashtag.objects.filter(key__in=spellings)}
    missing = [tag for key, tag in spellings.items() if key not in known]
    added = Hashtag.objects.bulk_create(new_hashtag(tag) for tag in missing)
    HashtagSpelling.objects.bulk_create(
        HashtagSpelling(hashtag=tag, locale=locales[code], text=text, key=key_of(text))
        for tag in added
        for code, text in tag.texts.items()
    )
    return known | {tag.key: tag for tag in added}


def written_hashtags() -> list[Words]:
    """Return the spellings of general hashtags and of those of the campaigns."""
    campaigns = read_content("campaigns")["campaign"]
    common = [dict.fromkeys(LANGUAGES, c["common_hashtag"]) for c in campaigns]
    daily = [day["hashtag"] for c in campaigns for day in c["days"]]
    return [*common, *daily, *read_content("hashtags")["hashtag"]]


def new_hashtag(spellings: Words) -> Hashtag:
    """Return a hashtag that is not saved yet, with its key and its address."""
    name = spellings["fr"]
    texts = {code: spellings[code] for code in LANGUAGES if code in spellings}
    tag = Hashtag(name=name, key=key_of(name), texts=texts)
    tag.slug = tag.slugify(name)
    return tag


def build_patterns(locales: Locales) -> None:
    """Add the institution's own words for posts; those it has already stay."""
    for entry in read_content("site")["pattern"]:
        key = stable_id("pattern", entry["post"])
        for code in LANGUAGES:
            SnippetPattern.objects.get_or_create(
                translation_key=key,
                locale=locales[code],
                defaults={"post": entry["post"], "text": entry[code].strip()},
            )
