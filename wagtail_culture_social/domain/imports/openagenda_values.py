"""Single values of OpenAgenda's events, which come in several shapes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import regex

from wagtail_culture_social.domain.imports.imported import (
    ImportedPicture,
    ImportedPlace,
)
from wagtail_culture_social.domain.imports.texts import line, web_address
from wagtail_culture_social.domain.openagenda import IMPAIRMENTS, Words

_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def words(value: Any) -> dict[str, str]:
    """Texts by language; one that stands alone is of an unknown language."""
    if isinstance(value, str):
        return {"": value} if value.strip() else {}
    return {
        tag: text
        for tag, text in as_dict(value).items()
        if _TAG.fullmatch(tag) and isinstance(text, str) and text.strip()
    }


def lines(value: Any) -> Words:
    """Single lines by language."""
    return {tag: text for tag, said in words(value).items() if (text := line(said))}


def keywords(value: Any) -> Mapping[str, tuple[str, ...]]:
    """Keywords by language, from lists or from texts with commas."""
    by_language = value if isinstance(value, dict) else {"": value}
    found = {}
    for tag, listed in by_language.items():
        parts = listed.split(",") if isinstance(listed, str) else as_list(listed)
        said = (line(part) for part in parts if isinstance(part, str))
        found[tag] = tuple(dict.fromkeys(filter(None, said)))
    return {
        tag: some for tag, some in found.items() if some and _TAG.fullmatch(tag or "en")
    }


def accessibility(value: Any) -> tuple[str, ...]:
    """The codes of what is provided, from flags or from a list."""
    flags = value if isinstance(value, dict) else dict.fromkeys(_codes(value), True)
    return tuple(code for code in IMPAIRMENTS if flags.get(code))


def registration(value: Any) -> list[str]:
    """Where to book: addresses, mail and telephone as they were typed."""
    entries = value.split(",") if isinstance(value, str) else as_list(value)
    found = (one.get("value") if isinstance(one, dict) else one for one in entries)
    return [cleaned for one in found if (cleaned := text(one))]


def place(value: Any) -> ImportedPlace | None:
    """The place, if it has a name."""
    said = as_dict(value)
    name = text(said.get("name"))
    if not name:
        return None
    return ImportedPlace(
        external_id=text(said.get("uid")),
        name=name,
        address=text(said.get("address")),
        postal_code=text(said.get("postalCode")),
        locality=text(said.get("city")),
        country=text(said.get("countryCode")).upper(),
        latitude=degrees(said.get("latitude"), 90),
        longitude=degrees(said.get("longitude"), 180),
        access=lines(said.get("access")),
    )


def picture(value: Any, credit: Any) -> ImportedPicture | None:
    """The picture in the largest size that there is."""
    address = value
    if isinstance(value, dict):
        every = [one for one in as_list(value.get("variants")) if as_dict(one)]
        full = next((one for one in every if one.get("type") == "full"), value)
        address = f"{text(value.get('base'))}{text(full.get('filename'))}"
        if not text(full.get("filename")):
            return None
    address = text(address)
    url = web_address(f"https:{address}" if address.startswith("//") else address)
    return ImportedPicture(url=url, credit=text(credit)) if url else None


def moment(value: Any, zone: ZoneInfo) -> datetime:
    """A moment to the second on the clock of a zone; raises `ValueError`."""
    if not isinstance(value, str):
        raise ValueError(value)
    read = datetime.fromisoformat(value).replace(microsecond=0)
    try:
        there = read.astimezone(zone) if read.tzinfo else read
    except OverflowError:
        raise ValueError(value) from None
    return there.replace(tzinfo=None)


def instant(value: Any) -> datetime | None:
    """The same in UTC, or None."""
    try:
        return moment(value, ZoneInfo("UTC")).replace(tzinfo=UTC)
    except ValueError:
        return None


def degrees(value: Any, most: int) -> float | None:
    """A latitude or longitude."""
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if abs(found) <= most and not isinstance(value, bool) else None


def whole(value: Any, most: int) -> int | None:
    """A whole number from 0, or None for nothing; raises `ValueError` for others."""
    if value is None or value == "":
        return None
    number = float(value) if isinstance(value, int | float | str) else -1
    if isinstance(value, bool) or number != int(number) or not 0 <= number <= most:
        raise ValueError(value)
    return int(number)


def text(value: Any) -> str:
    """A text on one line, also of a number; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return line(str(value))


def as_dict(value: Any) -> dict[str, Any]:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The list, or an empty one."""
    return value if isinstance(value, list) else []


def _codes(value: Any) -> Iterator[str]:
    entries: Iterable[Any] = value.split() if isinstance(value, str) else as_list(value)
    return (one for one in entries if isinstance(one, str))
