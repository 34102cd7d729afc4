"""The hashtags of a programme: known under any spelling, else made."""

from wagtail.models import Locale

from wagtail_culture_social.campaigns.importing.days import codes_of
from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.domain.openagenda import Words
from wagtail_culture_social.models.hashtags import (
    Hashtag,
    HashtagSpelling,
    hashtags_by_key,
)


def hashtag_of(words: Words, language: str) -> Hashtag | None:
    """Return the hashtag of these spellings; spellings that it lacks are added.

    One that is here already keeps the spellings that it has.
    """
    own = (*codes_of(language), "")
    ordered = sorted(words, key=lambda code: (code not in own, code))
    keys = [key_of(words[code]) for code in ordered]
    known = hashtags_by_key(keys)
    found = next((known[key] for key in keys if key in known), None)
    if found is None and ordered:
        found = Hashtag(name=words[ordered[0]])
        found.save()
    if found is not None:
        _add_spellings(found, words)
    return found


def _add_spellings(hashtag: Hashtag, words: Words) -> None:
    for locale in Locale.objects.exclude(language_code__in=hashtag.texts):
        said = (words.get(code) for code in codes_of(locale.language_code))
        if text := next(filter(None, said), None):
            HashtagSpelling.objects.create(hashtag=hashtag, locale=locale, text=text)
