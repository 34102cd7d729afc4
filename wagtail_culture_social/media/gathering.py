"""Images and documents of several streams, all of a kind in one query."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.images import get_image_model

_gathered: ContextVar[dict[Any, Any] | None] = ContextVar("wcs_gathered", default=None)


Rows = Mapping[int, Any]


def gather(
    *streams: StreamValue, images: Callable[[set[int]], Rows] | None = None
) -> None:
    """Read the blocks of streams, with their images and documents, at two queries.

    Wagtail asks once for each chooser of each type of block. ``images`` may know a
    way of its own to images by key.
    """
    wanted: dict[Any, set[int]] = defaultdict(set)
    for stream in streams:
        for raw in stream.raw_data:
            block = stream.stream_block.child_blocks.get(raw["type"])
            for chooser, key in _choices(block, raw["value"]):
                wanted[chooser.model_class].add(key)
    ways = {get_image_model(): images} if images else {}
    found = {}
    for model, keys in wanted.items():
        rows = ways.get(model, model.objects.in_bulk)(keys)
        found[model] = {key: rows.get(key) for key in keys}
    token = _gathered.set(found)
    try:
        for stream in streams:
            list(stream)
    finally:
        _gathered.reset(token)


def chosen(model: Any, keys: Iterable[int]) -> Rows:
    """Return rows of a model by key; those that were gathered cost no query."""
    found = (_gathered.get() or {}).get(model, {})
    others = {key for key in keys if key is not None} - found.keys()
    return {**found, **model.objects.in_bulk(others)} if others else found


class GatheredChooser(blocks.ChooserBlock):
    """A chooser whose rows may have been gathered before."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Return the rows of these keys, ``None`` for those that are gone."""
        keys = list(values)
        found = chosen(self.model_class, keys)
        return [found.get(key) for key in keys]


def _choices(block: Any, raw: Any) -> Iterator[tuple[Any, int]]:
    """Yield what was chosen in the raw value of a block: the chooser and the key."""
    if isinstance(block, GatheredChooser):
        if raw is not None:
            yield block, raw
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _choices(child, (raw or {}).get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw or ():
            bare = item["value"] if block._item_is_in_block_format(item) else item
            yield from _choices(block.child_block, bare)
