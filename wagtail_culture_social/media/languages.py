"""The languages that captions and transcripts may be in, and their names."""

from django.conf.locale import LANG_INFO
from django.utils.text import capfirst
from django.utils.translation import get_language_info


def language_choices() -> list[tuple[str, str]]:
    """Return the languages that Django knows, named in the reader's language."""
    names = [(code, language_name(code)) for code in LANG_INFO if _is_whole(code)]
    return sorted(names, key=lambda choice: choice[1].casefold())


def language_name(code: str) -> str:
    """Return the name of a language in the reader's language: "German"."""
    return _name(code, "name_translated")


def own_name(code: str) -> str:
    """Return the name that a language gives itself: "Deutsch"."""
    return _name(code, "name_local")


def _name(code: str, key: str) -> str:
    try:
        return capfirst(str(get_language_info(code)[key]))
    except KeyError:
        return code


def _is_whole(code: str) -> bool:
    """Tell a language from what only points to another one."""
    return "name" in LANG_INFO[code]
