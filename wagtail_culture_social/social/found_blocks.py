"""Blocks of one kind in the streams of a page, however deep they stand."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.fields import StreamField


class FoundBlock(NamedTuple):
    """The value of a block, and the id that it keeps in every language."""

    id: str
    value: Any


def blocks_of(page: Any, kind: type[blocks.Block]) -> Iterator[FoundBlock]:
    """Yield the blocks of a kind in a page's streams, in order.

    What none can stand in is not read: neither a stream, nor blocks in it.
    """
    places = _places_of(type(page), kind)  # type: ignore[arg-type]
    for name, types in places.items():
        yield from _blocks_in_stream(getattr(page, name), types, kind)


@cache
def _places_of(model: Any, kind: type[blocks.Block]) -> dict[str, frozenset[str]]:
    """Return the streams of a model that may hold a kind, and the types that may."""
    streams = (one for one in model._meta.get_fields() if isinstance(one, StreamField))
    places = {one.name: _types_with(one.stream_block, kind) for one in streams}
    return {name: types for name, types in places.items() if types}


def _types_with(block: blocks.StreamBlock, kind: type[blocks.Block]) -> frozenset[str]:
    """Return the types of block in a stream that are of a kind or may hold it."""
    children = block.child_blocks.items()
    return frozenset(name for name, child in children if _is_or_holds(child, kind))


def _blocks_in_stream(
    stream: Any, types: frozenset[str], kind: type[blocks.Block]
) -> Iterator[FoundBlock]:
    for place, raw in enumerate(stream.raw_data if stream else ()):
        if raw["type"] in types:
            yield from _blocks_in_item(stream[place], kind)


def _blocks_in_item(
    item: blocks.BoundBlock, kind: type[blocks.Block]
) -> Iterator[FoundBlock]:
    if isinstance(item.block, kind):
        yield FoundBlock(item.id, item.value)
    else:
        yield from _blocks_in(item.value, item.block, kind)


def _blocks_in(
    value: Any, block: blocks.Block, kind: type[blocks.Block]
) -> Iterator[FoundBlock]:
    if value is None or not _may_hold(block, kind):
        return
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _blocks_in(value.get(name), child, kind)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            yield from _blocks_in_item(item, kind)
    else:
        yield from _blocks_in_stream(value, _types_with(block, kind), kind)


def _may_hold(block: blocks.Block, kind: type[blocks.Block]) -> bool:
    """Tell whether a block of a kind may stand in another, without reading a value."""
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    return any(_is_or_holds(one, kind) for one in children)


def _is_or_holds(block: blocks.Block, kind: type[blocks.Block]) -> bool:
    return isinstance(block, kind) or _may_hold(block, kind)
