"""Texts in several languages, as IIIF writes them; which one a page shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NONE = "none"
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
SECOND_CHOICE = "en"


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says: values, and their language where it is not the page's."""

    values: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Values by language; the language ``none`` is that of values without one."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values)

    @classmethod
    def of(cls, languages: Mapping[str, Iterable[str]]) -> "Words":
        """Return the words of a language map; languages without a value go."""
        kept = ((key, tuple(values)) for key, values in languages.items())
        return cls(tuple((key, values) for key, values in kept if values))

    def in_language(self, language: str) -> Said:
        """Return what a page in a language shows.

        Its own language first, then another variant of it, then what has none, then
        English, then the first. Rule: Presentation API 3.0, "Language of Property
        Values".
        """
        languages = dict(self.values)
        key = _best(list(languages), language)
        if not key:
            return Said()
        is_marked = key != NONE and key.lower() != language.lower()
        return Said(languages[key], key if is_marked else "")


def read_language_map(value: Any) -> Words | None:
    """Return the words of a Presentation 3 language map; ``None`` if it is none."""
    if not isinstance(value, dict):
        return None
    for language, values in value.items():
        if not LANGUAGE.fullmatch(language) or not isinstance(values, list):
            return None
        if not all(isinstance(one, str) for one in values):
            return None
    return Words.of(value)


def read_old_words(value: Any) -> Words:
    """Return the words of a Presentation 2 value: text, ``@value``, or a list.

    What is neither text nor number is left out.
    """
    languages: dict[str, list[str]] = {}
    for one in value if isinstance(value, list) else [value]:
        text = one.get("@value") if isinstance(one, dict) else one
        language = one.get("@language") if isinstance(one, dict) else NONE
        if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
            language = NONE
        if isinstance(text, str | int | float) and not isinstance(text, bool):
            languages.setdefault(language, []).append(str(text))
    return Words.of(languages)


def _best(languages: list[str], wanted: str) -> str:
    primary = _primary(wanted)
    ranks = (
        lambda one: one.lower() == wanted.lower(),
        lambda one: _primary(one) == primary,
        lambda one: one == NONE,
        lambda one: _primary(one) == SECOND_CHOICE,
        lambda one: True,
    )
    return next((one for fits in ranks for one in languages if fits(one)), "")


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
