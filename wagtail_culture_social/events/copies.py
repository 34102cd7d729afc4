"""What a copy of an event leaves behind: a new event starts as scheduled."""

from typing import Any

from django.db import models
from wagtail.blocks import StreamValue


class StartsAnew(models.Model):
    """A page whose copies are new events; translations and aliases stay the same one.

    Wagtail copies a page and its revisions by one way each; both pass here, in the
    admin, in code and below a branch that is copied.
    """

    exclude_fields_in_copy = [
        "state",
        "state_note",
        "date_notes",
        "stream_url",
        "streams",
        "replays",
        "fallback_note",
    ]

    class Meta:
        abstract = True

    def copy_all_child_relations(self, target: Any, **options: Any) -> Any:
        """Leave out of a copied page what changed on single dates."""
        if target.translation_key != self.translation_key and not target.alias_of_id:
            target.schedule = without_changes(target.schedule)
        return super().copy_all_child_relations(target, **options)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Leave the same out of a revision that was copied along."""
        page = super().with_content_json(content)
        is_foreign = content.get("translation_key") != str(self.translation_key)
        if is_foreign and not self.alias_of_id:
            page.schedule = without_changes(page.schedule)
        return page


def without_changes(stream: StreamValue) -> StreamValue:
    """Return the dates as they were planned: none cancelled, moved or full."""
    planned = [
        (block.block_type, block.value, block.id)
        for block in stream
        if block.block_type != "change"
    ]
    return StreamValue(stream.stream_block, planned)
