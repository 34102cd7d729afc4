"""Three values of a field: as imported last, as it is here, as the source says now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_culture_social.events.importers.fields import FIELDS

Values = Mapping[str, Any]
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What was written to a page, what an editor's change kept, and what is imported.

    ``kept`` is as the notes of a row have it.
    """

    written: list[str] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, Any]


def merge(page: Any, said: Values, last: Values, raw: Values | None = None) -> Merged:
    """Give a page what its source says, save what was changed here since.

    ``raw`` has what is written in the place of a value, such as blocks with their
    ids. A source that never said anything of a field has no opinion on it.
    """
    merged = Merged(values=dict(last))
    for name, theirs in said.items():
        mine, before = FIELDS[name].read(page), last.get(name)
        if not _is_told(theirs) and not _is_told(before):
            continue
        if _same(mine, theirs):
            merged.values[name] = theirs
        elif _same(mine, before):
            FIELDS[name].write(page, (raw or {}).get(name, theirs))
            merged.values[name] = theirs
            merged.written.append(name)
        else:
            merged.kept.append(difference(name, mine, theirs))
    return merged


def values_of(page: Any, names: Values) -> dict[str, Any]:
    """Return what a page has in these fields."""
    return {name: FIELDS[name].read(page) for name in names}


def difference(name: str, mine: Any, theirs: Any) -> dict[str, Any]:
    """Return a difference as the notes of a row have it; of lists, how they begin."""
    return {
        "code": "kept",
        "values": {"field": name, "mine": _short(mine), "theirs": _short(theirs)},
    }


def _short(value: Any) -> Any:
    return value[:MOST_SHOWN] if isinstance(value, list) else value


def _is_told(value: Any) -> bool:
    return value not in (None, "", [])


def _same(one: Any, other: Any) -> bool:
    return one == other or not (_is_told(one) or _is_told(other))
