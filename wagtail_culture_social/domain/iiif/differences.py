"""What changed in a manifest since it was kept, as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.iiif.words import Words

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``what`` is a field; ``name`` tells which row of metadata."""

    what: str
    kind: str
    name: Words = Words()
    before: Any = None
    after: Any = None


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What differs between two versions: label, facts, canvases.

    Both are what is stored: ``label``, the fields of ``stored.stored_facts``, and
    ``canvases``, a list of label and address of each.
    """
    return [
        *_fields(before, after),
        *_rows(before["metadata"], after["metadata"]),
        *_canvases(before["canvases"], after["canvases"]),
    ]


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in after:
        if name in ("metadata", "canvases"):
            continue
        was, now = before.get(name), after[name]
        if was != now:
            yield Change(name, _kind(was, now), before=was, after=now)


def _rows(before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Yield the rows of metadata that differ, known by label and place among equals."""
    old, new = _by_label(before), _by_label(after)
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was != now:
            name = Words.of((now or old[key])["label"])
            values = [row and row["value"] for row in (was, now)]
            yield Change("metadata", _kind(was, now), name, *values)


def _by_label(rows: list[Any]) -> dict[tuple[str, int], Any]:
    found: dict[tuple[str, int], Any] = {}
    for row in rows:
        label = repr(sorted(row["label"].items()))
        count = sum(1 for known, _ in found if known == label)
        found[label, count] = row
    return found


def _canvases(before: list[Any], after: list[Any]) -> Iterator[Change]:
    old = {one["canvas_id"]: one for one in before}
    new = {one["canvas_id"]: one for one in after}
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was != now:
            name = Words.of((now or old[key])["label"])
            yield Change("canvases", _kind(was, now), name, was, now)
    if set(old) == set(new) and list(old) != list(new):
        yield Change("order", CHANGED)


def _kind(before: Any, after: Any) -> str:
    if not before:
        return ADDED
    return CHANGED if after else REMOVED
