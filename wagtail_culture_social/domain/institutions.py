"""What is said of an institution of the register, checked; who says it is elsewhere.

Faults are data: whoever shows one makes words from its code and values.

================  ====================================================================
code              meaning
================  ====================================================================
missing           ``field`` is empty: name, city or country
too-long          ``field`` is over ``most`` characters
unknown-kind      ``value`` is no type of institution
unknown-country   ``value`` is no country
bad-address       ``value`` is no address of the web (``https://…``)
bad-account       ``value`` is no account on the network ``field``
unknown-language  ``value`` is no language
bad-position      latitude and longitude ``value`` are no place on earth
================  ====================================================================
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import regex
from babel import Locale

from wagtail_culture_social.domain.contributors import handle_for, profile_url
from wagtail_culture_social.domain.countries import UnknownCountryError, country_code
from wagtail_culture_social.domain.folding import folded, latin
from wagtail_culture_social.domain.imports.openagenda_values import degrees
from wagtail_culture_social.domain.imports.texts import web_address
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.plain_text import one_line

LONGEST: Mapping[str, int] = {"name": 200, "city": 120, "website": 500, "account": 200}
"""Characters of each field."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "museum": ("musee", "museum of art", "musee d art"),
    "library": ("bibliotheque", "mediatheque", "media library"),
    "archive": ("archives", "centre d archives"),
    "gallery": ("galerie", "centre d art", "art centre", "art centre or gallery"),
    "monument": ("site", "chateau", "castle", "monument or site", "monument ou site"),
    "theatre": ("theater", "concert hall", "salle de concert", "opera"),
    "school": ("ecole", "universite", "university", "college"),
    "other": ("autre", "other"),
}
"""Types of institutions, with other words for them in English and French."""

SIGNED = ("fsl", "bfi", "ils")
"""Sign languages that CLDR does not name."""

FIELDS = ("name", "kind", "city", "country", "latitude", "longitude", "website")
"""The cells of a row but its languages and accounts."""

WITHOUT_ACCOUNTS = frozenset({"email", "whatsapp"})
"""Networks of our table on which nobody is followed."""

_HOST = regex.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_SEPARATORS = regex.compile(r"[,;/|]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is refused: a code, the field and what stood there."""

    code: str
    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """What is known of an institution; ``handles`` are accounts by network."""

    name: str
    kind: str
    city: str
    country: str
    latitude: float | None
    longitude: float | None
    website: str
    handles: Mapping[str, str]
    languages: tuple[str, ...]


class InstitutionError(ValueError):
    """Raised for a row that is refused; ``faults`` say why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def identity(name: str, city: str, country: str) -> str:
    """A digest (SHA-256, hexadecimal) by which two rows are one institution.

    Accents, capitals, spaces and signs make no difference.
    """
    parts = "\n".join((folded(name), folded(city), country.upper()))
    return hashlib.sha256(parts.encode()).hexdigest()


def identity_in(known: str, campaign: str) -> str:
    """The digest of a registration of a known institution for one more campaign."""
    return hashlib.sha256(f"{known}\n{campaign}".encode()).hexdigest()


def sort_name(name: str, city: str) -> str:
    """Name and city in letters from a to z: what lists are sorted and searched by."""
    return latin(f"{name} {city}")[:400]


def homepage(text: str) -> str:
    """The address of a home page, "" for anything but http and https.

    A host alone is read as https; an address with a user name in it is refused.
    """
    said = text.strip()
    said = f"https://{said}" if _HOST.fullmatch(said) else said
    found = web_address(said)
    try:
        parts = urlsplit(found)
        followed = bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return found if followed else ""


def account(network: Network, text: str) -> str:
    """An account as we keep it: ``@name``, or the address of a profile; "" for none.

    Where a network has names, an address of a profile becomes one; elsewhere it has to
    be on the network's own host, if that is one.
    """
    said = one_line(text)
    if handle := handle_for(network, said):
        return handle
    url = homepage(profile_url(network.id, said))
    host = _site(network.tag_template or network.share_template or "")
    return url if url and host in ("", _site(url)) else ""


def read_institution(
    cells: Mapping[str, str], networks: Mapping[str, Network]
) -> Institution:
    """An institution from the cells of a row, by field; raises `InstitutionError`.

    The cell of an account is named as its network. All faults are told at once.
    """
    row = _Row(cells)
    found = Institution(
        name=row.words("name"),
        kind=row.kind(),
        city=row.words("city"),
        country=row.country(),
        latitude=row.degrees("latitude", 90),
        longitude=row.degrees("longitude", 180),
        website=row.website(),
        handles=dict(row.handles(networks)),
        languages=row.languages(),
    )
    if (found.latitude is None) != (found.longitude is None):
        row.refuse("bad-position", "latitude", row.position)
    if row.faults:
        raise InstitutionError(tuple(dict.fromkeys(row.faults)))
    return found


class _Row:
    """A row while it is read: faults are gathered."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.faults: list[Fault] = []

    @property
    def position(self) -> str:
        return f"{self.cell('latitude')} {self.cell('longitude')}".strip()

    def cell(self, field: str) -> str:
        return one_line(self.cells.get(field, ""))

    def refuse(self, code: str, field: str, value: str = "") -> None:
        self.faults.append(Fault(code, field, value[:100]))

    def words(self, field: str) -> str:
        said = self.cell(field)
        if not folded(said):
            self.refuse("missing", field)
        return self.fitting(field, said, LONGEST[field])

    def fitting(self, field: str, said: str, most: int) -> str:
        if len(said) > most:
            self.refuse("too-long", field, str(most))
        return said

    def kind(self) -> str:
        said = folded(self.cell("kind"))
        for code, words in KINDS.items():
            if said == code or said in words:
                return code
        if said:
            self.refuse("unknown-kind", "kind", self.cell("kind"))
        return "other"

    def country(self) -> str:
        said = self.cell("country")
        if not said:
            self.refuse("missing", "country")
            return ""
        try:
            return country_code(said)
        except UnknownCountryError:
            self.refuse("unknown-country", "country", said)
            return ""

    def degrees(self, field: str, most: int) -> float | None:
        said = self.cell(field).replace(",", ".")
        found = degrees(said, most) if said else None
        if said and found is None:
            self.refuse("bad-position", "latitude", self.position)
        return found

    def website(self) -> str:
        said = self.cell("website")
        found = homepage(said)
        if said and not found:
            self.refuse("bad-address", "website", said)
        return self.fitting("website", found, LONGEST["website"])

    def handles(self, networks: Mapping[str, Network]) -> Iterator[tuple[str, str]]:
        for id_, network in networks.items():
            said = self.cell(id_)
            found = account(network, said) if said else ""
            if said and not found:
                self.refuse("bad-account", id_, said)
            if found:
                yield id_, self.fitting(id_, found, LONGEST["account"])

    def languages(self) -> tuple[str, ...]:
        found = []
        for said in _SEPARATORS.split(self.cell("languages")):
            code = _language(said)
            if code:
                found.append(code)
            elif said.strip():
                self.refuse("unknown-language", "languages", said.strip())
        return tuple(dict.fromkeys(found))


def _language(said: str) -> str:
    """The code of a language, from its code or its English or French name; or ""."""
    return _languages().get(folded(said), "")


@cache
def _languages() -> Mapping[str, str]:
    english: Any = Locale("en").languages
    french: Any = Locale("fr").languages
    codes = {folded(code): code.replace("_", "-") for code in (*SIGNED, *english)}
    named = {folded(name): code.replace("_", "-") for code, name in french.items()}
    named |= {folded(name): code.replace("_", "-") for code, name in english.items()}
    return named | codes


def _site(url: str) -> str:
    """The last two names of a host, "" where any server may stand."""
    host = urlsplit(url).hostname or ""
    return ".".join(host.split(".")[-2:]) if "{" not in host else ""
