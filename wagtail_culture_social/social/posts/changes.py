"""What has to happen to the rows of posts once moments changed; when is `instants`."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.phases import AT_ONCE, ITEM, NEWS, OFF, Moment
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.twins import content_language

PLANNED_AHEAD = timedelta(days=60)
"""How far ahead posts are planned."""

LATE = timedelta(days=7)
"""How long after what happened it is still told of as new."""

HISTORY = timedelta(days=30)
"""What was due longer ago is left as it is, done or not."""

DECIDED = (PostStatus.POSTED, PostStatus.SKIPPED)


@dataclass(slots=True)
class Changes:
    """Rows that want an instant, with their moments; rows that change or go.

    A row that is to be made has no key yet.
    """

    wanting: list[tuple[SocialPost, Moment]] = field(default_factory=list)
    changed: list[SocialPost] = field(default_factory=list)
    withdrawn: list[SocialPost] = field(default_factory=list)
    gone: list[SocialPost] = field(default_factory=list)

    def __iadd__(self, more: "Changes") -> "Changes":
        """Add those of another page."""
        self.wanting += more.wanting
        self.changed += more.changed
        self.withdrawn += more.withdrawn
        self.gone += more.gone
        return self

    def write(self) -> int:
        """Write the differences; return how many rows they concern."""
        new = [row for row, _moment in self.wanting if row.pk is None]
        SocialPost.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
        changed = {row.pk: row for row in self.changed}.values()
        SocialPost.objects.bulk_update(changed, ["due", "status", "site"], 200)
        _rows(self.withdrawn).update(status=PostStatus.WITHDRAWN)
        _rows(self.gone).delete()
        return sum(map(len, (new, changed, self.withdrawn, self.gone)))


Key = tuple[str, str, str]
"""Phase, date of a series or ``""``, network."""


def changes_of(
    page: Any,
    site: int,
    moments: list[Moment],
    rows: list[SocialPost],
    networks: list[str],
) -> Changes:
    """Return what has to happen to the rows of a page that has these moments now."""
    language, changes = content_language(page), Changes()
    told = {
        (one.phase, one.recurrence_id, network): one
        for one in moments
        for network in networks
    }
    off = {one.recurrence_id for one in moments if one.phase in OFF}
    parts = {identity for identity, _name in page.get_social_parts()}
    known = {
        (row.phase, row.recurrence_id, row.network): row
        for row in rows
        if row.language == language
    }
    for key, row in known.items():
        if row.status in DECIDED:
            continue
        if key in told:
            _follow(changes, row, told[key], site)
        elif not (row.phase == ITEM and row.recurrence_id in parts):
            _lose(changes, row, off)
    for key, moment in told.items():
        if key not in known and _is_new(moment):
            changes.wanting.append((_row(page, site, language, key), moment))
    return changes


def _rows(rows: list[SocialPost]) -> QuerySet:
    return SocialPost.objects.filter(pk__in=[row.pk for row in rows])


def _row(page: Any, site: int, language: str, key: Key) -> SocialPost:
    phase, recurrence_id, network = key
    return SocialPost(
        page_id=page.pk,
        site_id=site,
        language=language,
        phase=phase,
        recurrence_id=recurrence_id,
        network=network,
    )


def _follow(changes: Changes, row: SocialPost, moment: Moment, site: int) -> None:
    """Have a row follow its moment, unless a person chose its instant."""
    if row.site_id != site:
        row.site_id = site
        changes.changed.append(row)
    if not _is_open(moment):
        is_ahead = row.due is not None and row.due > now()
        if is_ahead and not row.keeps_due:
            _lose(changes, row)
        return
    if row.status == PostStatus.WITHDRAWN:
        row.status = PostStatus.PLANNED.value
        changes.changed.append(row)
        row.due = row.due if row.keeps_due else None
    if row.due is None or not (row.keeps_due or moment.due <= now()):
        changes.wanting.append((row, moment))


def _lose(changes: Changes, row: SocialPost, off: Container[str] = ()) -> None:
    """Take a row out of the plan; what a person made, and what is off, is kept.

    ``off`` are the dates that are off, ``""`` for all of them.
    """
    if row.due is None or row.due < now() - HISTORY:
        return
    is_off = row.phase not in NEWS and ("" in off or row.recurrence_id in off)
    is_own = row.text or row.is_locked or row.keeps_due or row.approved_text
    if not (is_off or is_own):
        changes.gone.append(row)
    elif row.status != PostStatus.WITHDRAWN:
        changes.withdrawn.append(row)


def _is_new(moment: Moment) -> bool:
    return _is_open(moment) and moment.due <= now() + PLANNED_AHEAD


def _is_open(moment: Moment) -> bool:
    """Tell whether a post can still be due: ahead, or of what happened just now."""
    if moment.due > now():
        return True
    is_late = moment.due <= now() - LATE or (
        moment.until is not None and moment.until <= now()
    )
    return moment.phase in AT_ONCE and not is_late
