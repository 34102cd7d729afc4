"""An event that was imported before: what its source changed, save what editors did."""

from collections.abc import Iterator
from typing import Any

from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.events.importers.context import Context, Notes
from wagtail_culture_social.events.importers.differences import merge
from wagtail_culture_social.events.importers.incoming import facts_said, words_said
from wagtail_culture_social.events.importers.making import keep_picture, make_twins
from wagtail_culture_social.events.importers.saving import save_page
from wagtail_culture_social.events.importers.venues import venue_of
from wagtail_culture_social.models.imports import ImportedItem
from wagtail_culture_social.social.twins import lead_of


def update_page(
    context: Context, item: ImportedItem, event: ImportedEvent, picture: int | None
) -> tuple[bool, Notes]:
    """Bring the pages of an event up to date; return whether any changed, and notes.

    Raises ``ValidationError``.
    """
    page = item.page.specific
    notes: Notes = []
    changed = False
    for target in _pages(page, item):
        is_changed, more = _update(context, item, event, picture, target)
        changed, notes = changed or is_changed, notes + more
    if context.may(page, "can_edit"):
        changed = bool(make_twins(context, item, page, event)) or changed
    keep_picture(item, event, picture)
    item.save()
    return changed, notes


def _pages(page: Any, item: ImportedItem) -> Iterator[Any]:
    """The page and the twins that were imported with it."""
    yield page
    if item.values.keys() - {"facts", page.locale.language_code}:
        twins = page.get_translations().filter(alias_of=None).select_related("locale")
        yield from (twin for twin in twins if twin.locale.language_code in item.values)


def _update(
    context: Context,
    item: ImportedItem,
    event: ImportedEvent,
    picture: int | None,
    target: Any,
) -> tuple[bool, Notes]:
    """Bring one page up to date, from its latest draft: that is what editors see."""
    page = target.get_latest_revision_as_object()
    language = target.locale.language_code
    said = {language: words_said(event, page, language, picture)}
    if lead_of(target).pk == target.pk:
        venue = venue_of(context.source, event.place, context.locale)
        said["facts"] = facts_said(event, page, venue and venue.pk)
    raw = {"schedule": event.schedule}
    merged = {
        part: merge(page, values, item.values.get(part, {}), raw)
        for part, values in said.items()
    }
    kept = [one for part in merged.values() for one in part.kept]
    written = [name for part in merged.values() for name in part.written]
    if written:
        hindrance = _hindrance(context, target)
        if hindrance:
            return False, [*kept, {"code": hindrance, "values": {}}]
        publish = not event.is_draft and _is_publishable(context, target)
        save_page(context, page, written, publish=publish)
        if target.live and not publish:
            kept.append({"code": "left-as-draft", "values": {}})
        kept.append({"code": "changed", "values": {"fields": written}})
    item.values = item.values | {part: one.values for part, one in merged.items()}
    return bool(written), kept


def _hindrance(context: Context, page: Any) -> str:
    """Why a page may not be touched now, as the code of a note."""
    if page.get_lock() is not None or page.current_workflow_state is not None:
        return "locked"
    return "" if context.may(page, "can_edit") else "not-allowed"


def _is_publishable(context: Context, page: Any) -> bool:
    """Tell whether an update goes live: not when that takes a draft along."""
    is_clear = page.live and not page.has_unpublished_changes
    return is_clear and context.source.publish and context.may(page, "can_publish")
