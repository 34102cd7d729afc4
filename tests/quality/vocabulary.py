"""The schema.org vocabulary, and which types and properties of a node it lacks."""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

FILE = (
    Path(__file__).parents[3] / "shared/data/schemaorg/schemaorg-current-https.jsonld"
)


def identifiers(value: Any) -> set[str]:
    entries = value if isinstance(value, list) else [value] if value else []
    return {entry["@id"].removeprefix("schema:") for entry in entries}


class Vocabulary:
    def __init__(self, file: Path = FILE) -> None:
        self.file = file

    @cached_property
    def terms(self) -> dict[str, dict[str, Any]]:
        graph = json.loads(self.file.read_text(encoding="utf-8"))["@graph"]
        return {term["@id"].removeprefix("schema:"): term for term in graph}

    def ancestors(self, kind: str) -> set[str]:
        found, waiting = {kind}, [kind]
        while waiting:
            term = self.terms.get(waiting.pop(), {})
            new = identifiers(term.get("rdfs:subClassOf")) - found
            found |= new
            waiting += new
        return found

    def problems(self, node: Any) -> Iterator[str]:
        """Name each unknown type, unknown property and property of another type."""
        if isinstance(node, list):
            for entry in node:
                yield from self.problems(entry)
        if not isinstance(node, dict):
            return
        kinds = node.get("@type", [])
        kinds = kinds if isinstance(kinds, list) else [kinds]
        yield from (f"no type {kind}" for kind in kinds if kind not in self.terms)
        family = {one for kind in kinds for one in self.ancestors(kind)}
        for name, value in node.items():
            yield from self.problems(value)
            if name.startswith("@"):
                continue
            domains = identifiers(self.terms.get(name, {}).get("schema:domainIncludes"))
            if name not in self.terms:
                yield f"no property {name}"
            elif not domains & family:
                yield f"{name} does not belong to {kinds}"
