"""The moments at which a page has posts, as the kit and its ZIP give them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Min, Q
from django.utils import timezone

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.domain.phases import ITEM, PHASES, phase_of
from wagtail_culture_social.models.choices import PHASE_LABELS
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.services import social_draft
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class Moment:
    """A phase of a page, of one date of a series where ``recurrence_id`` says so.

    ``name`` is that of a part of the page.
    ``due`` is the first instant of its posts, ``None`` when none is planned.
    """

    phase: str
    recurrence_id: str = ""
    date: datetime.date | None = None
    due: datetime.datetime | None = None
    posted: int = 0
    name: str = ""

    @property
    def label(self) -> Any:
        """Its name, in the active language."""
        return PHASE_LABELS.get(self.phase, self.phase)

    @property
    def query(self) -> str:
        """What the address of the kit says to show it."""
        named = {"phase": self.phase, "date": self.recurrence_id}
        return urlencode({name: value for name, value in named.items() if value})

    @property
    def is_coming(self) -> bool:
        """Whether it is due today or later."""
        return self.due is not None and timezone.localdate(self.due) >= today()

    def day(self, language: str) -> str:
        """Return the day of its date in words, ``""`` when it has none."""
        return format_day(self.date, language) if self.date else ""


def moments_of(page: Any) -> list[Moment]:
    """Return every moment of a page in order, its news last.

    Those without posts have no dates; news are there once they are planned.
    """
    return list(_moments(page))


def chosen_moment(
    page: Any, moments: list[Moment], phase: str, recurrence_id: str
) -> Moment | None:
    """Return the moment of that name, by default the present one; ``None`` if unknown.

    A phase alone means the one without a date, else its date of today or the next.
    """
    wanted = phase or phase_of(social_draft(page))
    of_phase = [moment for moment in moments if moment.phase == wanted]
    exact = [moment for moment in of_phase if moment.recurrence_id == recurrence_id]
    if recurrence_id:
        of_phase = exact
    coming = [moment for moment in of_phase if moment.is_coming]
    return next(iter(exact or coming or of_phase), None)


def _moments(page: Any) -> Iterator[Moment]:
    phases = PHASES.get(social_draft(page).kind, PHASES["page"])
    planned = _planned(page)
    for phase in phases:
        found = [moment for moment in planned if moment.phase == phase]
        if phase == ITEM:
            yield from _of_parts(page, found)
        else:
            yield from found or [Moment(phase)]
    yield from (moment for moment in planned if moment.phase not in phases)


def _of_parts(page: Any, planned: list[Moment]) -> Iterator[Moment]:
    """Yield a moment for each part of a page; what became of others is not shown."""
    known = {moment.recurrence_id: moment for moment in planned}
    for identity, name in page.get_social_parts():
        moment = known.get(identity, Moment(ITEM, identity))
        yield replace(moment, name=name)


def _planned(page: Any) -> list[Moment]:
    posts = SocialPost.objects.filter(page_id=page.pk, language=content_language(page))
    rows = posts.values("phase", "recurrence_id").annotate(
        first_due=Min("due"), posted=Count("pk", filter=Q(status=PostStatus.POSTED))
    )
    days = dict(
        Occurrence.objects.filter(page_id=page.pk).values_list("recurrence_id", "day")
        if any(row["recurrence_id"] for row in rows)
        else ()
    )
    found = [
        Moment(
            row["phase"],
            row["recurrence_id"],
            _day(row, days),
            row["first_due"],
            row["posted"],
        )
        for row in rows.order_by()
    ]
    return sorted(found, key=lambda one: (one.due is None, one.due, one.recurrence_id))


def _day(row: dict[str, Any], days: dict[str, datetime.date]) -> datetime.date | None:
    """Return the day that posts are of; that of a campaign is when they are due."""
    if not row["recurrence_id"]:
        return None
    due = row["first_due"]
    return days.get(row["recurrence_id"]) or (due and timezone.localdate(due))
