"""A spotlight as its page shows it: sections with their items, contents, neighbours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

SECTION, PARAGRAPH = "section", "paragraph"
TEXTS = (SECTION, PARAGRAPH)
"""The blocks of the stream that recommend nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block of the stream at its own anchor; ``level`` is that of its heading.

    The one that ``leads`` is what is seen first of a spotlight.
    """

    block: Any
    level: int
    leads: bool = False

    @property
    def anchor(self) -> str:
        """The id of its element, the same in every language."""
        return anchor_of(self.block)

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph between the items."""
        return self.block.block_type == PARAGRAPH


@dataclass(slots=True)
class Section:
    """A part of a spotlight; what stands before the first heading has no title."""

    title: str
    anchor: str
    items: list[Item]
    previous: "Section | None" = None
    next: "Section | None" = None


def sections_of(stream: Iterable[Any]) -> list[Section]:
    """Return the parts of a spotlight in order, each titled one with its neighbours."""
    blocks = list(stream)
    first = next(items_of(blocks), None)
    found = [Section("", "", [])]
    for block in blocks:
        if block.block_type == SECTION:
            found.append(Section(block.value, anchor_of(block), []))
        else:
            level = 3 if found[-1].title else 2
            found[-1].items.append(Item(block, level, leads=block is first))
    titled = found[1:]
    for before, after in zip(titled, titled[1:], strict=False):
        before.next, after.previous = after, before
    return found if found[0].items else titled


def items_of(stream: Iterable[Any]) -> Iterator[Any]:
    """Yield the blocks that recommend or show something."""
    return (block for block in stream if block.block_type not in TEXTS)


def kinds_of(stream: Iterable[Any]) -> str:
    """Return the kinds of items, each once, in their order, with spaces between."""
    return " ".join(dict.fromkeys(block.block_type for block in items_of(stream)))


def key_of(block: Any) -> str:
    """Return what tells a block apart on its page, the same in every language."""
    return str(block.id)[:8]


def anchor_of(block: Any) -> str:
    """Return the id of the element of a block: a page's twins share it."""
    return anchor(str(block.id))


def anchor(identity: str) -> str:
    """Return the same for the identity of a block."""
    return f"wcs-item-{identity[:8]}"


def title_of(block: Any) -> str:
    """Return the title of an item, ``""`` when it has none."""
    value = block.value
    return str(value.get("title") or "") if hasattr(value, "get") else ""
