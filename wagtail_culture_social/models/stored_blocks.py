"""Blocks with manners of their own that migrations know as Wagtail's: none is stored
in another way than the block it stands for."""

from typing import Any

from wagtail import blocks


class StoredAs:
    """A block whose class stays out of migrations; first among the bases."""

    stored_as: str

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Return the block of Wagtail that it is stored as, with its own options."""
        _own, args, options = super().deconstruct()  # type: ignore[misc]
        return self.stored_as, args, options


class PatternBlock(StoredAs, blocks.RegexBlock):
    """A line of text of some form, which is asked for when a page is published.

    While a draft is being typed it stays as it is.
    """

    stored_as = "wagtail.blocks.RegexBlock"

    def clean(self, value: Any) -> Any:
        """Refuse another form, except in a draft."""
        return value if self.is_deferred_validation else super().clean(value)
