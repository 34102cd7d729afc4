"""``PreviewedStreamBlock``: editors see an example of each block before they choose."""

from functools import partial
from typing import Any

from django.utils.translation import get_language
from wagtail import blocks

from wagtail_culture_social.domain.previews import example_of, examples
from wagtail_culture_social.models.example_rows import ROWS

TEMPLATE = "wagtail_culture_social/admin/block_preview.html"


class PreviewedStreamBlock(blocks.StreamBlock):
    """A stream whose blocks have an example, unless they bring one of their own.

    Examples are in ``domain/data/previews``, in the language of the editor.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, block in self.child_blocks.items():
            if name in examples("en") and not hasattr(block.meta, "preview_value"):
                block.meta.preview_value = partial(example_value, name)
                block.meta.preview_template = TEMPLATE


def example_value(name: str) -> Any:
    """Return the example of a block type in the active language, with its rows."""
    return _with_rows(example_of(name, get_language() or ""))


def _with_rows(value: Any) -> Any:
    """Put a row in the place of every text that stands for one."""
    if isinstance(value, dict):
        return {name: _with_rows(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_with_rows(part) for part in value]
    if isinstance(value, str) and value in ROWS:
        return ROWS[value]()
    return value
