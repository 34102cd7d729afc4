"""Objects of a manifest with their place in it, read as strictly as version 3 asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.words import Words, read_language_map

MOST_PARTS = 200
"""Members that are read of a list, other than canvases."""
MOST_PIXELS = 10_000_000
"""Of one side, far over any real image."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_address(value: Any) -> bool:
    """Whether a value is a web address that may stand in a page."""
    return isinstance(value, str) and bool(_ADDRESS.fullmatch(value))


def over_https(url: str) -> str:
    """The same address over https, which old manifests do not write yet."""
    return f"https://{url[7:]}" if url[:7].lower() == "http://" else url


def pixels(value: Any) -> int:
    """A side in pixels; 0 for anything but a positive whole number within reason."""
    found = seconds(value)
    return int(found) if found <= MOST_PIXELS and found == int(found) else 0


def seconds(value: Any) -> float:
    """A duration; 0 for anything but a positive finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    try:
        found = float(value)
    except OverflowError:
        return 0
    return found if found > 0 and isfinite(found) else 0


@dataclass(frozen=True, slots=True)
class Node:
    """An object at a place; each method raises ``ManifestFault`` where one is due."""

    value: Mapping[str, Any]
    place: str = ""

    def at(self, name: str) -> str:
        """Return the place of a member."""
        return f"{self.place}.{name}" if self.place else name

    def get(self, name: str) -> Any:
        """Return a member as it is, ``None`` without it."""
        return self.value.get(name)

    def text(self, name: str) -> str:
        """Return a text, "" without it."""
        value = self.value.get(name, "")
        if not isinstance(value, str):
            raise ManifestFault("shape", self.at(name))
        return value

    def address(self, name: str = "id") -> str:
        """Return the address that has to be there."""
        if name not in self.value:
            raise ManifestFault("missing", self.at(name))
        if not is_address(self.value[name]):
            raise ManifestFault("address", self.at(name))
        return str(self.value[name])

    def typed(self, *kinds: str) -> "Node":
        """Return the node itself, which has to be of one of these types."""
        if "type" not in self.value:
            raise ManifestFault("missing", self.at("type"))
        if self.value["type"] not in kinds:
            raise ManifestFault("shape", self.at("type"))
        return self

    def words(self, name: str, *, required: bool = False) -> Words:
        """Return the words of a language map."""
        if name not in self.value:
            if required:
                raise ManifestFault("missing", self.at(name))
            return Words()
        if isinstance(self.value[name], str):
            raise ManifestFault("old-words", self.at(name))
        words = read_language_map(self.value[name])
        if words is None:
            raise ManifestFault("shape", self.at(name))
        return words

    def children(self, name: str, most: int = MOST_PARTS) -> list["Node"]:
        """Return the first objects of a list, none without it."""
        values = self.value.get(name, [])
        if not isinstance(values, list):
            raise ManifestFault("shape", self.at(name))
        return [
            as_node(value, f"{self.at(name)}[{number}]")
            for number, value in enumerate(values[:most])
        ]

    def child(self, name: str) -> "Node | None":
        """Return one object, ``None`` without it."""
        if name not in self.value:
            return None
        return as_node(self.value[name], self.at(name))


def as_node(value: Any, place: str) -> Node:
    """The node of an object; anything else is a fault of shape."""
    if not isinstance(value, dict):
        raise ManifestFault("shape", place)
    return Node(value, place)
