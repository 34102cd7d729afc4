"""What blocks share that ask visitors something; whoever keeps answers is elsewhere."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social import registry
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.found_blocks import blocks_of


class AskingBlock(blocks.StructBlock):
    """Words of the editor, and what an optional app adds to them: a form, results.

    Whoever provides ``service`` in the registry has ``block_context(page, block,
    request)``. Without it there are words and nothing more.
    """

    service: ClassVar[str]

    def clean(self, value: Any) -> Any:
        """Refuse what makes no sense, except while a draft is being typed."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        errors = {name: ValidationError(text) for name, text in self.faults_of(value)}
        if errors:
            raise StructBlockValidationError(errors)
        return value

    def faults_of(self, value: Any) -> Iterable[tuple[str, Any]]:
        """Return (field, message) of what is wrong."""
        raise NotImplementedError

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the words, and what the app says of them.

        That depends on the page and the clock, never on the visitor, so that caches
        can keep the page.
        """
        context = super().get_context(value, parent_context)
        context |= self.words_of(value, context)
        page, service = page_of(context), registry.get(self.service)
        if page is None or service is None:
            return context
        here = (one for one in blocks_of(page, type(self)) if one.value is value)
        found = next(here, None)
        if found is None:
            return context
        return context | service.block_context(page, found, context.get("request"))

    def words_of(self, value: Any, context: dict[str, Any]) -> dict[str, Any]:
        """Return what the template shows where no app adds anything."""
        return {self.service: None}
