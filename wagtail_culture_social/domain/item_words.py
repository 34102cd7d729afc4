"""What the posts of one item call it, and how they quote it; patterns are `wording`."""

from collections.abc import Mapping
from typing import Any

from wagtail_culture_social.domain.wording import wording

_MARKS = '«»“”"\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} '


def item_theme(kind: str, language: str) -> str:
    """What one item is: "The book of the week"; English where we have no words.

    ``kind`` is book, record, playlist, film, object; any other is something to
    discover.
    """
    words = _words(language)
    return str(words.get(kind, words["other"]))


def quoted(text: str, language: str) -> str:
    """A text between the quotation marks of a language, once; "" for none."""
    bare = text.strip().strip(_MARKS)
    return str(_words(language)["quotation"]).format(text=bare) if bare else ""


def _words(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = wording(language[:2].lower(), narrow=True)["items"]
    return words
