"""How blocks are while a draft is being typed, and no longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.blocks import Block


@contextmanager
def as_draft(block: Block) -> Iterator[None]:
    """Let a block wait for what is needed; blocks share their parts, so put it back."""
    block.defer_required_validation()
    try:
        yield
    finally:
        block.restore_deferred_validation()
