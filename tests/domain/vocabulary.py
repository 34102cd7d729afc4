"""Checks a node against the schema.org vocabulary kept outside the checkout."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FILE = "data/schemaorg/schemaorg-current-https.jsonld"
VOCABULARY = Path(__file__).parents[3] / "shared" / FILE


def problems(node: dict[str, Any]) -> list[str]:
    """Return unknown types and properties, and properties of another type."""
    if not VOCABULARY.exists():
        pytest.skip("the schema.org vocabulary is not here (../shared)")
    return list(_problems(node))


def _problems(node: dict[str, Any]) -> Iterator[str]:
    parents, domains = _vocabulary()
    type_ = node["@type"]
    if type_ not in parents:
        yield f"unknown type {type_}"
        return
    lineage = set(_lineage(type_, parents))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in domains:
            yield f"unknown property {name}"
        elif not lineage & domains[name]:
            yield f"{type_} has no {name}"
        if value in (None, "", [], {}):
            yield f"{type_}.{name} is empty"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _problems(one)


def _lineage(type_: str, parents: dict[str, list[str]]) -> Iterator[str]:
    yield type_
    for parent in parents.get(type_, []):
        yield from _lineage(parent, parents)


@cache
def _vocabulary() -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    graph = json.loads(VOCABULARY.read_text(encoding="utf-8"))["@graph"]
    parents, domains = {}, {}
    for term in graph:
        name = term["@id"].removeprefix("schema:")
        if term["@type"] == "rdf:Property":
            domains[name] = set(_ids(term.get("schema:domainIncludes")))
        else:
            parents[name] = _ids(term.get("rdfs:subClassOf"))
    return parents, domains


def _ids(value: Any) -> list[str]:
    entries = value if isinstance(value, list) else [value] if value else []
    return [entry["@id"].removeprefix("schema:") for entry in entries]
