"""When the posts of an event and of some of its dates are due; words are `services`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Max

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.phases import NEWS, OFF, Moment
from wagtail_culture_social.domain.schedule import FOREVER, State
from wagtail_culture_social.events.dates import ShownDate, dates_of, last_day
from wagtail_culture_social.events.facts import (
    Facts,
    choice_of,
    facts_of,
    speaks_for_itself,
)
from wagtail_culture_social.events.live import broadcast_of, replays_of
from wagtail_culture_social.events.live_facts import day_in
from wagtail_culture_social.events.planning import plan_of
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.services import published_at
from wagtail_culture_social.social.twins import is_lead, lead_of

SEASON_BREAK = timedelta(weeks=8)
"""A series that had no date for so long starts again."""

NEWS_AHEAD = timedelta(days=14)
"""How long before a date of a series it is told that this date is off or moved."""

BACK = SEASON_BREAK + timedelta(days=7)
AHEAD = timedelta(days=70)
"""Dates of a series that are read: what is further off has no posts yet."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date as far as its posts go; instants are in the event's zone.

    ``planned`` is when it was to begin, ``changed_at`` when that last changed.
    """

    recurrence_id: str
    start: datetime
    end: datetime
    all_day: bool
    state: State
    planned: datetime
    changed_at: datetime

    @property
    def ends(self) -> datetime | None:
        """Its end, ``None`` for what is there for good."""
        return None if self.end >= FOREVER else self.end


def event_moments(page: Any) -> list[Moment]:
    """Return when posts are due: of the one date, or of a series and some dates.

    Past moments are among them. A series has its announcement, the start of a season
    and the last date; of its dates those have posts that an editor marks, and those
    that were moved or cancelled.
    """
    facts = facts_of(page)
    if is_single(facts):
        return list(_of_single(page, facts))
    return list(_of_series(page, facts))


def is_single(facts: Facts) -> bool:
    """Tell whether an event has one date and no series."""
    return len(facts.schedule.slots) == 1 and not facts.schedule.series


def is_streamed(facts: Facts, start: datetime, end: datetime) -> bool:
    """Tell whether a date can be watched from its first day on."""
    return broadcast_of(facts, start, end, start.date()) is not None


def _of_single(page: Any, facts: Facts) -> Iterator[Moment]:
    shown = dates_of(page).next
    if shown is None:
        return
    one = Dated(
        recurrence_id="",
        start=shown.start,
        end=shown.end,
        all_day=shown.all_day,
        state=shown.state,
        planned=shown.previous_start or shown.start,
        changed_at=_changed_at(facts),
    )
    if one.state in NEWS:
        yield Moment(one.state, one.changed_at, until=one.end)
    else:
        yield _announcement(page, facts, one)
    if one.state not in OFF:
        yield from _of_date(facts, one, has_replay=bool(replays_of(page)))


def _of_series(page: Any, facts: Facts) -> Iterator[Moment]:
    coming, has_no_date = dates_of(page).coming, dates_of(page).next is None
    if facts.state in NEWS and (coming or has_no_date):
        until = coming[-1].end if coming else None
        yield Moment(facts.state, _changed_at(facts), until=until)
    elif coming:
        yield _announcement(page, facts, coming[-1])
    if facts.state not in OFF:
        dates = _dates_of_series(page, facts)
        held = [one for one in dates if one.state not in OFF]
        yield from _seasons(page, held)
        yield from _last(page, facts, held)
        yield from _of_some_dates(page, facts, dates)


def _changed_at(facts: Facts) -> datetime:
    """When the lead's facts last changed; those of a draft change at present."""
    return (facts.changed_at or now()).astimezone(facts.zone)


def _announcement(page: Any, facts: Facts, last: Dated | ShownDate) -> Moment:
    published = published_at(page).astimezone(facts.zone)
    until = last.start if published < last.start else last.end
    return Moment("announcement", published, until=until)


def _seasons(page: Any, held: list[Dated]) -> Iterator[Moment]:
    """The dates before which there was none for long, and no announcement either."""
    before = published_at(page)
    for one in held:
        if one.start - before >= SEASON_BREAK:
            yield phases.season_moment(one.start, one.recurrence_id)
        before = max(before, one.end)


def _last(page: Any, facts: Facts, held: list[Dated]) -> Iterator[Moment]:
    if not held or any(one.rule.is_endless for one in facts.schedule.series):
        return
    stored = Occurrence.objects.filter(page=page.pk).aggregate(last=Max("start"))
    if stored["last"] is None or stored["last"] <= held[-1].start:
        yield phases.last_date_moment(held[-1].start, held[-1].recurrence_id)


def _of_some_dates(page: Any, facts: Facts, dates: list[Dated]) -> Iterator[Moment]:
    promoted = _promoted(page)
    for one in dates:
        is_news = one.state in NEWS and one.state != facts.state
        if is_news:
            due = max(one.changed_at, one.planned - NEWS_AHEAD)
            until = max(one.end, one.planned)
            yield Moment(one.state, due, one.recurrence_id, one.start.date(), until)
        if one.state not in OFF and (is_news or _is_among(promoted, one)):
            yield from _of_date(facts, one, has_replay=_has_replay(page, one))


def _of_date(facts: Facts, one: Dated, *, has_replay: bool) -> Iterable[Moment]:
    return phases.event_moments(
        one.start,
        one.ends,
        all_day=one.all_day,
        live=not one.all_day and is_streamed(facts, one.start, one.end),
        replay=_changed_at(facts) if has_replay else None,
        recurrence_id=one.recurrence_id,
    )


def _has_replay(page: Any, one: Dated) -> bool:
    days = (day_in(raw, "day") for raw in replays_of(page))
    last = last_day(one.start, one.end)
    return any(day and one.start.date() <= day <= last for day in days)


Marks = set[tuple[date, time | None]]


def _promoted(page: Any) -> Marks:
    """The days, with an hour where one was given, that editors want posts about.

    What the lead marks is marked in every language.
    """
    pages = [page] if is_lead(page) else [page, lead_of(page).specific]
    return {
        (block.value["day"], block.value.get("at"))
        for one in pages
        for block in one.date_notes
        if block.value.get("promote") and block.value.get("day")
    }


def _is_among(marks: Marks, one: Dated) -> bool:
    day = one.planned.date()
    return not marks.isdisjoint({(day, None), (day, one.planned.time())})


def _dates_of_series(page: Any, facts: Facts) -> list[Dated]:
    """The dates around the present: from the tables, else what the page says."""
    first, last = now() - BACK, now() + AHEAD
    if page.live and not speaks_for_itself(page):
        rows = Occurrence.objects.filter(page=page.pk, end__gt=first, start__lt=last)
        rows = rows.defer("vevent", "note").order_by("start")
        return [_stored(row, facts) for row in rows]
    dates = (_planned(one, facts) for one in plan_of(page, facts).dates)
    return [one for one in dates if one.end > first and one.start < last]


def _stored(row: Occurrence, facts: Facts) -> Dated:
    start = row.start.astimezone(facts.zone)
    state = choice_of(State, row.state, State.SCHEDULED)
    was_moved = state == State.RESCHEDULED and row.previous_start is not None
    return Dated(
        recurrence_id=row.recurrence_id,
        start=start,
        end=row.end.astimezone(facts.zone),
        all_day=row.all_day,
        state=state,
        planned=row.previous_start.astimezone(facts.zone) if was_moved else start,
        changed_at=row.changed_at.astimezone(facts.zone),
    )


def _planned(one: Any, facts: Facts) -> Dated:
    start, end = one.slot.instants(facts.zone)
    return Dated(
        recurrence_id=one.recurrence_id,
        start=start,
        end=end,
        all_day=one.slot.all_day,
        state=one.state(facts.state),
        planned=one.planned.instants(facts.zone)[0],
        changed_at=_changed_at(facts),
    )
