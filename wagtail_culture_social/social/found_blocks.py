"""Blocks of one kind in the streams of a page, however deep they stand."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.fields import StreamField


class FoundBlock(NamedTuple):
    """The value of a block, and the id that it keeps in every language."""

    id: str
    value: Any


def blocks_of(page: Any, kind: type[blocks.Block]) -> Iterator[FoundBlock]:
    """Yield the blocks of a kind in a page's streams, in order.

    A stream in which none can stand is not read.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField) and _may_hold(field.stream_block, kind):
            yield from _blocks_in(getattr(page, field.name), field.stream_block, kind)


def _blocks_in(
    value: Any, block: blocks.Block, kind: type[blocks.Block]
) -> Iterator[FoundBlock]:
    if value is None or not _may_hold(block, kind):
        return
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _blocks_in(value.get(name), child, kind)
        return
    items = value.bound_blocks if isinstance(block, blocks.ListBlock) else value
    for item in items:
        if isinstance(item.block, kind):
            yield FoundBlock(item.id, item.value)
        else:
            yield from _blocks_in(item.value, item.block, kind)


def _may_hold(block: blocks.Block, kind: type[blocks.Block]) -> bool:
    """Tell whether a block of a kind may stand in another, without reading a value."""
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    return any(isinstance(one, kind) or _may_hold(one, kind) for one in children)
