"""One row of a reading becomes a page, or changes one; nothing half-made remains."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction

from wagtail_culture_social.events.importers.context import Context, Notes
from wagtail_culture_social.events.importers.faults import notes_of
from wagtail_culture_social.events.importers.incoming import cut_fields
from wagtail_culture_social.events.importers.making import make_page
from wagtail_culture_social.events.importers.stored_events import load_event
from wagtail_culture_social.events.importers.updating import update_page
from wagtail_culture_social.models.imports import ImportedItem, ImportRow

logger = logging.getLogger(__name__)


def take(context: Context, row: ImportRow) -> None:
    """Import a row whole or not at all, and keep what became of it."""
    try:
        notes = _import(context, row)
    except ValidationError as error:
        row.outcome, notes = ImportRow.REFUSED, notes_of(error, context.model)
    except Exception:
        logger.exception("“%s” could not be imported.", row.title)
        row.outcome, notes = ImportRow.REFUSED, [{"code": "unexpected", "values": {}}]
    row.notes = [*row.data["warnings"], *notes]
    row.kept = sum(one["code"] == "kept" for one in notes)
    if not context.is_trial:
        row.data = None
    row.save()


def _import(context: Context, row: ImportRow) -> Notes:
    event = load_event(row.data)
    items = ImportedItem.objects.filter(
        source=context.source, external_id=row.external_id
    )
    item = items.select_related("page").first()
    if item is not None and item.page is None and not context.run.makes_again:
        row.outcome = ImportRow.DELETED
        return []
    picture, notes = context.picture(event)
    cut = cut_fields(event, context.model, context.language)
    notes += [{"code": "cut", "values": {"field": name}} for name in cut]
    with transaction.atomic():
        if item is None or item.page is None:
            items.delete()
            row.outcome = ImportRow.NEW
            row.page_id = make_page(context, row.external_id, event, picture).page_id
        else:
            row.page_id = item.page_id
            changed, more = update_page(context, item, event, picture)
            row.outcome = ImportRow.UPDATED if changed else ImportRow.UNCHANGED
            notes += more
        if context.is_trial:
            transaction.set_rollback(True)
            row.page_id = item and item.page_id
    return notes
