"""Use cases of imports: begin, go on, do it for real, every night; the report."""

import logging
import time
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.imports.imported import ImportFault
from wagtail_culture_social.events.importers.context import Context
from wagtail_culture_social.events.importers.engine import take
from wagtail_culture_social.events.importers.reading import begin, forget_old_runs
from wagtail_culture_social.events.importers.stored_events import note
from wagtail_culture_social.models.imports import ImportRow, ImportRun, ImportSource
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.social.posts.planning import planned_together

logger = logging.getLogger(__name__)

MOST_ROWS, MOST_SECONDS = 25, 5.0
"""How much one request does of an import."""


def may_import(source: ImportSource, user: Any) -> bool:
    """Tell whether somebody may add and, if the source says so, publish the pages."""
    tester = source.parent.permissions_for_user(user)
    return bool(
        tester.can_add_subpage()
        and (not source.publish or tester.can_publish_subpage())
    )


def go_on(run: ImportRun, most: int = MOST_ROWS, seconds: float = MOST_SECONDS) -> int:
    """Import the next rows, at most so many for about so long; return how many."""
    context, until = Context(run), time.monotonic() + seconds
    done = 0
    with planned_together():
        while done < most and time.monotonic() < until and _take_next(context):
            done += 1
    if run.finished_at is None and not run.waiting.exists():
        _finish(run)
    return done


@transaction.atomic
def _take_next(context: Context) -> bool:
    """Import the next row, if there is one; who pressed twice takes none twice."""
    ImportRun.objects.select_for_update().get(pk=context.run.pk)
    row = context.run.waiting.first()
    if row is not None:
        take(context, row)
    return row is not None


def complete(run: ImportRun) -> Iterator[int]:
    """Import all rows; yield how many were done, a few at a time."""
    done = 0
    while run.finished_at is None:
        done += go_on(run)
        yield done


@transaction.atomic
def make_real(run: ImportRun, user: Any) -> None:
    """Start a finished trial again, for real."""
    run.rows.filter(outcome=ImportRow.GONE).delete()
    read = run.rows.filter(data__isnull=False)
    read.update(outcome=ImportRow.WAITING, notes=[], kept=0)
    run.is_trial, run.finished_at, run.user = False, None, user
    run.save()


def report_of(run: ImportRun) -> dict[str, int]:
    """Return how many rows came to what, by outcome; "kept" and "all" besides."""
    rows = run.rows.order_by()
    counted = dict(rows.values_list("outcome").annotate(Count("pk")))
    counts = {code or "waiting": counted.get(code, 0) for code, _ in ImportRow.OUTCOMES}
    kept = rows.filter(kept__gt=0).count()
    return counts | {"kept": kept, "all": sum(counted.values())}


def import_nightly() -> Iterator[tuple[ImportSource, ImportRun]]:
    """Import every source that wants it again; one that fails stops no other."""
    for source in ImportSource.objects.filter(nightly=True).exclude(url=""):
        run = None
        try:
            run = begin(source, None)
            for _done in complete(run):
                pass
        except (ImportFault, OutboundError) as error:
            run = _failed(source, fault_note(error))
        except Exception:
            logger.exception("“%s” could not be imported.", source)
            run = run or _failed(source, {"code": "unexpected", "values": {}})
        yield source, run


def fault_note(error: ImportFault | OutboundError) -> dict[str, Any]:
    """Return why nothing could be read, as a run keeps it."""
    if isinstance(error, OutboundError):
        return {"code": "not-fetched", "values": {"reason": error.code}}
    return note(error.fault)


def _failed(source: ImportSource, fault: dict[str, Any]) -> ImportRun:
    present = timezone.now()
    run = ImportRun.objects.create(
        source=source, started_at=present, finished_at=present, fault=fault
    )
    forget_old_runs(source)
    return run


def _finish(run: ImportRun) -> None:
    """Note the coming events that the source no longer has; they stay."""
    coming = Occurrence.objects.filter(page=OuterRef("page"), end__gt=now())
    seen = run.rows.values("external_id")
    missing = run.source.items.filter(Exists(coming)).exclude(external_id__in=seen)
    for item in missing.select_related("page"):
        ImportRow.objects.create(
            run=run,
            position=0,
            title=item.page.title,
            external_id=item.external_id,
            outcome=ImportRow.GONE,
            page=item.page,
        )
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
