"""Days on which an institution is closed: public holidays, by country, with names."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from wagtail_culture_social.domain.typography import spaced


class UnknownCountry(ValueError):
    """Raised for a country or a part of it that the library does not know."""


def public_holidays(
    country: str, years: Iterable[int], language: str = "", subdivision: str = ""
) -> dict[date, str]:
    """The public holidays of these years with their names, in order.

    ``country`` is ISO 3166-1 alpha-2, ``subdivision`` the part after the dash of ISO
    3166-2, or a name that the library has for it (``Alsace``). A language the library
    lacks gives the library's own choice. Raises `UnknownCountry`.
    """
    found: dict[date, str] = {}
    for year in sorted(set(years)):
        found |= _of_year(country.upper(), year, language.lower(), subdivision)
    return found


@lru_cache(maxsize=256)
def _of_year(
    country: str, year: int, language: str, subdivision: str
) -> dict[date, str]:
    known = holidays.list_localized_countries().get(country, [])
    chosen = next((one for one in known if one.lower()[:2] == language[:2]), None)
    try:
        found = holidays.country_holidays(
            country, subdiv=subdivision or None, years=year, language=chosen
        )
    except NotImplementedError as error:
        raise UnknownCountry(str(error)) from error
    return {day: spaced(name, language) for day, name in sorted(found.items())}
