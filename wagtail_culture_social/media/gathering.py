"""What several streams name by key, such as images: all of a kind in one query."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

_gathered: ContextVar[dict[Any, Any] | None] = ContextVar("wcs_gathered", default=None)

Rows = Mapping[Any, Any]
Way = Callable[[set[Any]], Rows]


def gather(*streams: StreamValue, ways: Mapping[Any, Way] | None = None) -> None:
    """Read the blocks of streams, with what they name, at one query for each model.

    Wagtail asks once for each chooser of each type of block. A model may have a way
    of its own to its rows by key.
    """
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for stream in streams:
        for raw in stream.raw_data:
            block = stream.stream_block.child_blocks.get(raw["type"])
            for model, key in _wanted(block, raw["value"]):
                wanted[model].add(key)
    found = {}
    for model, keys in wanted.items():
        rows = _way(model, (ways or {}).get(model))(keys)
        found[model] = {key: rows.get(key) for key in keys}
    token = _gathered.set(found)
    try:
        for stream in streams:
            list(stream)
    finally:
        _gathered.reset(token)


def chosen(model: Any, keys: Iterable[Any], way: Way | None = None) -> Rows:
    """Return rows of a model by key; those that were gathered cost no query."""
    found = (_gathered.get() or {}).get(model, {})
    others = {key for key in keys if key is not None} - found.keys()
    return {**found, **_way(model, way)(others)} if others else found


class GatheredChooser(blocks.ChooserBlock):
    """A chooser whose rows may have been gathered before."""

    def wanted_in(self, raw: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the model and the key of what was chosen."""
        if raw is not None:
            yield self.model_class, raw

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return the rows of these keys, ``None`` for those that are gone."""
        keys = list(values)
        found = chosen(self.model_class, keys)
        return [found.get(key) for key in keys]


def _way(model: Any, way: Way | None) -> Way:
    return way or model.objects.in_bulk


def _wanted(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what a block and the blocks within name with a raw value: model and key.

    Blocks that name anything have a method ``wanted_in``.
    """
    if hasattr(block, "wanted_in"):
        yield from block.wanted_in(raw)
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _wanted(child, (raw or {}).get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw or ():
            bare = item["value"] if block._item_is_in_block_format(item) else item
            yield from _wanted(block.child_block, bare)
