"""The names of languages in a sentence of another language."""

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.lists import format_list


def languages_in_words(codes: Sequence[str], language: str) -> str:
    """Name languages by their BCP 47 codes: "French and English".

    A code that CLDR does not know stands as it is; an unknown language reads English.
    """
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    names = [locale.languages.get(code, code) for code in codes]
    return format_list(names, locale=locale)
