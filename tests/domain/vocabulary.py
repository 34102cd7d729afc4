"""Checks a node against the schema.org vocabulary kept outside the checkout."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FILE = "data/schemaorg/schemaorg-current-https.jsonld"
VOCABULARY = Path(__file__).parents[3] / "shared" / FILE
TEXTS = {"Text", "Date", "DateTime", "Time", "Duration", "Number", "URL"}
NAMES = "https://schema.org/"


@dataclass(frozen=True)
class Property:
    """The types that have it and those of its values."""

    domain: set[str]
    range: set[str]
    superseded: bool


def problems(node: dict[str, Any]) -> list[str]:
    """Return what the vocabulary does not know of a node, or not so.

    Unknown types and properties, properties of another type, superseded ones, text
    where a node is expected, nodes of another type.
    """
    if not VOCABULARY.exists():
        pytest.skip("the schema.org vocabulary is not here (../shared)")
    return list(_problems(node))


def types_of(node: dict[str, Any]) -> list[str]:
    """Return the types of a node; most have one."""
    types = node["@type"]
    return types if isinstance(types, list) else [types]


def _problems(node: dict[str, Any]) -> Iterator[str]:
    types, properties = _vocabulary()
    names = types_of(node)
    unknown = [name for name in names if name not in types]
    if unknown:
        yield f"unknown type {', '.join(unknown)}"
        return
    type_, lineage = "/".join(names), {one for name in names for one in types[name]}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        yield from _misplaced(lineage, f"{type_}.{name}", properties.get(name))
        if value in (None, "", [], {}):
            yield f"{type_}.{name} is empty"
        for one in value if isinstance(value, list) else [value]:
            if name in properties:
                yield from _misfits(f"{type_}.{name}", one, properties[name].range)
            if isinstance(one, dict):
                yield from _problems(one)


def _misplaced(lineage: set[str], path: str, known: Property | None) -> Iterator[str]:
    if known is None:
        yield f"{path} is unknown"
    elif not lineage & known.domain:
        yield f"{path} is of another type"
    elif known.superseded:
        yield f"{path} is superseded"


def _misfits(path: str, value: Any, expected: set[str]) -> Iterator[str]:
    """Text may name a member of schema.org; an address may stand for any thing."""
    types, _properties = _vocabulary()
    if isinstance(value, str):
        if value.startswith(NAMES) and value.removeprefix(NAMES) not in types:
            yield f"{path} is an unknown {value.removeprefix(NAMES)}"
        is_named = value.startswith(NAMES) or "Thing" in expected
        if value and not is_named and not expected & TEXTS:
            yield f"{path} is text"
    elif isinstance(value, dict):
        for type_ in types_of(value):
            if type_ in types and not types[type_] & expected:
                yield f"{path} is a {type_}"


@cache
def _vocabulary() -> tuple[dict[str, set[str]], dict[str, Property]]:
    """Every type with its ancestors, every property with what it joins."""
    graph = json.loads(VOCABULARY.read_text(encoding="utf-8"))["@graph"]
    parents, properties = {}, {}
    for term in graph:
        name = term["@id"].removeprefix("schema:")
        if term["@type"] == "rdf:Property":
            properties[name] = Property(
                domain=set(_ids(term.get("schema:domainIncludes"))),
                range=set(_ids(term.get("schema:rangeIncludes"))),
                superseded="schema:supersededBy" in term,
            )
        else:
            parents[name] = _ids(term.get("rdfs:subClassOf"))
    return {type_: set(_lineage(type_, parents)) for type_ in parents}, properties


def _lineage(type_: str, parents: dict[str, list[str]]) -> Iterator[str]:
    yield type_
    for parent in parents.get(type_, []):
        yield from _lineage(parent, parents)


def _ids(value: Any) -> list[str]:
    entries = value if isinstance(value, list) else [value] if value else []
    return [entry["@id"].removeprefix("schema:") for entry in entries]
