"""The blocks of a schedule that make sense, and what is wrong with the others."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from wagtail_culture_social.events.schedules import fault_of_schedule


def sifted(stream: StreamValue) -> tuple[StreamValue, list[str]]:
    """Return the blocks that can be followed, and what is wrong with the others.

    What is merely not typed yet is no fault. Values may be as a browser posts them.
    """
    kept, faults = [], []
    for child in stream:
        try:
            value = child.block.clean(child.value)
        except ValidationError as error:
            faults += in_words(child.block, error)
        else:
            kept.append((child.block_type, value, child.id))
    sound = StreamValue(stream.stream_block, kept)
    together = fault_of_schedule(sound)
    if together is not None:
        faults += in_words(stream.stream_block, together)
    return sound, faults


def in_words(field: Any, error: ValidationError) -> list[str]:
    """Return the messages of a field or a block, each with the label it concerns."""
    return [
        _("%(field)s: %(message)s") % {"field": one.label, "message": message}
        if one.label
        else message
        for one, leaf in _leaves(field, error)
        if leaf.code != "required"
        for message in leaf.messages
    ]


def _leaves(block: Any, error: Any) -> Iterator[tuple[Any, ValidationError]]:
    """Yield the errors at the ends of a tree of blocks, each with its field."""
    if not hasattr(error, "block_errors"):
        yield from ((block, one) for one in error.error_list)
        return
    yield from ((block, one) for one in error.non_block_errors.as_data())
    for name, one in error.block_errors.items():
        children = getattr(block, "child_blocks", {})
        child = getattr(block, "child_block", None) or children.get(name, block)
        yield from _leaves(child, one)
