"""Identifiers of works, recordings and names: read, checked, written; no look-ups.

Rules: ISO 2108 (ISBN), ISO 3297 (ISSN), GS1 General Specifications (EAN), ISO 3901
(ISRC) and ISO 27729 (ISNI), whose checksums come from python-stdnum; ISO 26324 and the
DOI Handbook §2; draft-kunze-ark for ARKs, whose check character is that of NOID.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

import regex
from stdnum import ean, isbn, isni, isrc, issn
from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError
from stdnum.util import clean


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as it is stored, as it is printed, and where it leads.

    ``url`` is "" for what no agency resolves: ISBN, EAN and ISRC.
    """

    scheme: str
    value: str
    display: str
    url: str = ""


class IdentifierError(ValueError):
    """Raised for what is no identifier; ``code`` is the reason.

    characters (``detail``: the first sign that does not belong), too-short and
    too-long (``detail``: the length found), prefix, checksum, form.
    """

    def __init__(self, scheme: str, code: str, detail: str = "") -> None:
        super().__init__(f"{scheme}: {code} {detail}".strip())
        self.scheme = scheme
        self.code = code
        self.detail = detail


SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "isbn": "ISBN",
        "issn": "ISSN",
        "ean": "EAN",
        "isrc": "ISRC",
        "isni": "ISNI",
        "ark": "ARK",
        "doi": "DOI",
    }
)
"""Every scheme by its code, with the name that people know."""

BETANUMERIC = "0123456789bcdfghjkmnpqrstvwxz"
"""The signs of NOID: digits and consonants without "l", 29 of them."""

BNF = "12148"
"""The authority that ends every name with a check character: all of Gallica."""

_ARK = regex.compile(r"ark:/*(?P<naan>[^/]+)/(?P<name>[^?#]+)", regex.I)
_ARK_SIGN = regex.compile(r"[\w=~*+@$%.,/-]", regex.A)
_NAAN = regex.compile(rf"[{BETANUMERIC}]{{5,}}")
_DOI_LABEL = regex.compile(
    r"^(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|(?=10\.))", regex.I
)
_DOI = regex.compile(r"10\.\d{4,9}(?:\.\d+)*/(?P<suffix>\S+)")


@dataclass(frozen=True, slots=True)
class _Number:
    """A scheme of digits (and letters): its lengths, signs, rule, looks and address."""

    lengths: tuple[int, ...]
    signs: regex.Pattern[str]
    validate: Callable[[str], str]
    display: Callable[[str], str]
    url: str = ""


def identifier(text: str, *schemes: str) -> Identifier:
    """Read an identifier of one of some schemes, by default of the first.

    Takes it as people paste it: with its name, hyphens and spaces, or as an address.
    Raises `IdentifierError`.
    """
    scheme = _scheme_of(text, schemes)
    if scheme == "ark":
        return _ark(text)
    if scheme == "doi":
        return _doi(text)
    return _number(scheme, text)


def lengths_of(scheme: str) -> tuple[int, ...]:
    """How many signs a number of a scheme has, the shortest first; none for names.

    Hyphens and spaces are not counted.
    """
    rule = _NUMBERS.get(scheme)
    return rule.lengths if rule else ()


def noid_check_character(text: str) -> str:
    """The check character for a text of NOID signs, which it is written after.

    Every sign counts as often as its place in the text tells, the sum is taken by 29;
    signs that are not of NOID ("/") count nothing. Source: noid(1) by John Kunze,
    "NOID Check Digit Algorithm".
    """
    places = enumerate(text, start=1)
    total = sum(place * max(BETANUMERIC.find(sign), 0) for place, sign in places)
    return BETANUMERIC[total % len(BETANUMERIC)]


def _scheme_of(text: str, schemes: Iterable[str]) -> str:
    first, *others = schemes
    looks = {"ark": "ark:" in text.lower(), "doi": bool(_DOI_LABEL.match(text.strip()))}
    return next((one for one in (first, *others) if looks.get(one)), first)


def _number(scheme: str, text: str) -> Identifier:
    rule = _NUMBERS[scheme]
    value = _compact(scheme, text)
    for sign in value:
        if not rule.signs.fullmatch(sign):
            raise IdentifierError(scheme, "characters", sign)
    if len(value) not in rule.lengths:
        code = "too-long" if len(value) > rule.lengths[-1] else "too-short"
        raise IdentifierError(scheme, code, str(len(value)))
    try:
        value = rule.validate(value)
    except InvalidChecksum as error:
        raise IdentifierError(scheme, "checksum") from error
    except InvalidComponent as error:
        raise IdentifierError(scheme, "prefix") from error
    except ValidationError as error:
        raise IdentifierError(scheme, "form") from error
    display = rule.display(value)
    url = rule.url.format(value=value, display=display)
    return Identifier(scheme, value, display, url)


def _compact(scheme: str, text: str) -> str:
    """The bare signs, without name, address, hyphens and spaces; in capitals."""
    bare = text.strip().rstrip("/").rpartition("/")[2]
    label = rf"^(?:urn:)?{SCHEMES[scheme]}(?:-1[03](?=[:\s]))?[:\s]*"
    bare = regex.sub(label, "", bare, flags=regex.I)
    return clean(bare, " -.\u00a0\u202f").upper()


def _book_number(value: str) -> str:
    """An ISBN of thirteen digits; 979-0 begins the ISMN of printed music."""
    value = isbn.validate(value, convert=True)
    if value.startswith("9790"):
        raise InvalidComponent
    return value


def _thirteen_digits(value: str) -> str:
    """An EAN-13; the twelve digits of a UPC have a nought before them."""
    value = ean.validate(value)
    return f"0{value}" if len(value) == 12 else value


def _ark(text: str) -> Identifier:
    found = _ARK.search(text.strip())
    if found is None:
        raise IdentifierError("ark", "form")
    naan, name = found["naan"].lower(), found["name"].rstrip("/.")
    for sign in name:
        if not _ARK_SIGN.fullmatch(sign):
            raise IdentifierError("ark", "characters", sign)
    if not _NAAN.fullmatch(naan):
        raise IdentifierError("ark", "prefix")
    base = regex.split(r"[/.]", name)[0].replace("-", "")
    if naan == BNF and noid_check_character(base[:-1]) != base[-1:]:
        raise IdentifierError("ark", "checksum")
    value = f"ark:/{naan}/{name}"
    return Identifier("ark", value, value, f"https://n2t.net/{value}")


def _doi(text: str) -> Identifier:
    bare = _DOI_LABEL.sub("", text.strip())
    if not bare.startswith("10."):
        raise IdentifierError("doi", "prefix")
    if _DOI.fullmatch(bare) is None:
        raise IdentifierError("doi", "form")
    value = bare.lower()
    url = f"https://doi.org/{quote(value, safe='/:;()._-')}"
    return Identifier("doi", value, value, url)


_DIGITS = regex.compile(r"\d", regex.A)
_DIGITS_AND_X = regex.compile(r"[\dX]", regex.A)
_CAPITALS = regex.compile(r"[\dA-Z]", regex.A)
_NUMBERS: Mapping[str, _Number] = {
    "isbn": _Number(
        lengths=(10, 13),
        signs=_DIGITS_AND_X,
        validate=_book_number,
        display=isbn.format,
    ),
    "issn": _Number(
        lengths=(8,),
        signs=_DIGITS_AND_X,
        validate=issn.validate,
        display=issn.format,
        url="https://portal.issn.org/resource/ISSN/{display}",
    ),
    "ean": _Number(
        lengths=(8, 12, 13),
        signs=_DIGITS,
        validate=_thirteen_digits,
        display=str,
    ),
    "isrc": _Number(
        lengths=(12,),
        signs=_CAPITALS,
        validate=isrc.validate,
        display=isrc.format,
    ),
    "isni": _Number(
        lengths=(16,),
        signs=_DIGITS_AND_X,
        validate=isni.validate,
        display=isni.format,
        url="https://isni.org/isni/{value}",
    ),
}
