"""Countries: their ISO 3166-1 codes, and what they are called; no places, no maps."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from wagtail_culture_social.domain.folding import folded, latin

_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)
"""Two letters of CLDR that ISO 3166-1 does not give to a country."""

_READ = ("en", "fr")
_LEFT_OUT = frozenset(
    ("and", "et", "the", "of", "la", "le", "les", "l", "de", "du", "des", "d")
)
_SHORT = {"saint": "st", "sainte": "ste"}
_ALSO = {
    "USA": "US",
    "Etats-Unis d’Amérique": "US",
    "United States of America": "US",
    "UK": "GB",
    "Great Britain": "GB",
    "Grande-Bretagne": "GB",
    "England": "GB",
    "Angleterre": "GB",
    "Scotland": "GB",
    "Écosse": "GB",
    "Wales": "GB",
    "Pays de Galles": "GB",
    "Northern Ireland": "GB",
    "Irlande du Nord": "GB",
    "Republic of Ireland": "IE",
    "République d’Irlande": "IE",
    "Holland": "NL",
    "Hollande": "NL",
    "Czech Republic": "CZ",
    "République tchèque": "CZ",
    "Slovak Republic": "SK",
    "République slovaque": "SK",
    "Turkey": "TR",
    "Russian Federation": "RU",
    "Fédération de Russie": "RU",
    "Republic of Korea": "KR",
    "République de Corée": "KR",
    "Hong Kong": "HK",
    "Macau": "MO",
    "Palestine": "PS",
    "Ivory Coast": "CI",
    "Cabo Verde": "CV",
    "Burma": "MM",
    "Birmanie": "MM",
    "Viet Nam": "VN",
    "Macedonia": "MK",
    "Macédoine": "MK",
    "Belarus": "BY",
    "Biélorussie": "BY",
    "Swaziland": "SZ",
    "Myanmar": "MM",
    "Vatican": "VA",
    "Holy See": "VA",
    "Saint-Siège": "VA",
    "Åland": "AX",
    "Macao": "MO",
    "Bosnia": "BA",
    "Bosnie": "BA",
    "East Timor": "TL",
    "Timor oriental": "TL",
    "DR Congo": "CD",
    "RD Congo": "CD",
    "RDC": "CD",
    "Democratic Republic of the Congo": "CD",
    "République démocratique du Congo": "CD",
    "Republic of the Congo": "CG",
    "République du Congo": "CG",
    "Democratic People’s Republic of Korea": "KP",
    "République populaire démocratique de Corée": "KP",
    "Lao People’s Democratic Republic": "LA",
    "République démocratique populaire lao": "LA",
    "Syrian Arab Republic": "SY",
    "République arabe syrienne": "SY",
    "Islamic Republic of Iran": "IR",
    "République islamique d’Iran": "IR",
    "Plurinational State of Bolivia": "BO",
    "État plurinational de Bolivie": "BO",
    "Bolivarian Republic of Venezuela": "VE",
    "République bolivarienne du Venezuela": "VE",
    "United Republic of Tanzania": "TZ",
    "République-Unie de Tanzanie": "TZ",
    "Republic of Moldova": "MD",
    "République de Moldova": "MD",
    "Republic of Türkiye": "TR",
    "Brunei Darussalam": "BN",
    "Kingdom of the Netherlands": "NL",
    "Royaume des Pays-Bas": "NL",
    "State of Palestine": "PS",
    "État de Palestine": "PS",
    "Taiwan, Province of China": "TW",
    "Taïwan, Province de Chine": "TW",
    "Federated States of Micronesia": "FM",
    "États fédérés de Micronésie": "FM",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord": "GB",
    "Falkland Islands (Malvinas)": "FK",
    "Saint Helena, Ascension and Tristan da Cunha": "SH",
    "Bonaire, Sint Eustatius and Saba": "BQ",
    "Saint Martin (French part)": "MF",
    "Sint Maarten (Dutch part)": "SX",
    "Heard Island and McDonald Islands": "HM",
    "United States Minor Outlying Islands": "UM",
    "Pitcairn": "PN",
}
"""Names in use beside those of CLDR, among them those of ISO 3166-1."""


class UnknownCountryError(ValueError):
    """Raised for a text that names no country; it is the text."""


def country_codes() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, and XK, which the European Union gives Kosovo.

    Source: CLDR as Babel has it.
    """
    return frozenset(_names("en"))


def country_name(code: str, language: str) -> str:
    """The name of a country in a language (BCP 47); a code that is none stays.

    A language that CLDR does not know reads English.
    """
    return _names(language).get(code, code)


def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name) in a language, in the order of the names."""
    return tuple(sorted(_names(language).items(), key=lambda pair: latin(pair[1])))


def country_code(text: str) -> str:
    """The code of a country from its code (two or three letters) or its name.

    Names are read in French and English, whatever their accents, articles, capitals and
    order of words.
    Raises `UnknownCountryError`.
    """
    said = text.strip()
    code = said.upper().replace(".", "")
    if code in country_codes():
        return code
    found = _known().get(_key(said)) or _alias(code)
    if found is None:
        raise UnknownCountryError(text)
    return found


@cache
def _names(language: str) -> Mapping[str, str]:
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return {
        code: name
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def _known() -> Mapping[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for name, code in _ALSO.items():
        yield _key(name), code
    for language in _READ:
        for code, name in _names(language).items():
            yield _key(name), code


def _key(name: str) -> str:
    """Its words in no order of their own: lists say ``Korea (Republic of)``."""
    words = (_SHORT.get(word, word) for word in folded(name).split())
    return " ".join(sorted(word for word in words if word not in _LEFT_OUT))


def _alias(code: str) -> str | None:
    """The country of a code of three letters, where it stands for one alone."""
    aliases: Mapping[str, Sequence[str]] = get_global("territory_aliases")
    found = aliases.get(code, ()) if len(code) == 3 else ()
    return found[0] if len(found) == 1 and found[0] in country_codes() else None
