"""What events say of themselves at length: the paragraphs of a body, as Markdown."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from wagtail.blocks import RichTextBlock

from wagtail_culture_social.domain.markdown import to_markdown

PARAGRAPH = "paragraph"


def has_paragraphs(model: Any) -> bool:
    """Tell whether pages of a type have a body that takes paragraphs."""
    field = getattr(getattr(model, "body", None), "field", None)
    blocks = getattr(getattr(field, "stream_block", None), "child_blocks", {})
    return isinstance(blocks.get(PARAGRAPH), RichTextBlock)


def descriptions(pages: Iterable[Any]) -> dict[int, str]:
    """Return what pages say by their ids, in one query a type; the empty are absent."""
    by_type: dict[Any, list[int]] = defaultdict(list)
    for page in pages:
        if has_paragraphs(type(page)):
            by_type[type(page)].append(page.pk)
    found = {
        pk: to_markdown("".join(block.value.source for block in blocks))
        for model, keys in by_type.items()
        for pk, body in model.objects.filter(pk__in=keys).values_list("pk", "body")
        if (blocks := body.blocks_by_name(PARAGRAPH))
    }
    return {pk: text for pk, text in found.items() if text}
