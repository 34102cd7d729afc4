"""The streams of an event at present: which one, in what state, and its replays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.live import (
    AFTERWARDS,
    GRACE,
    Broadcast,
    LiveState,
    Switch,
    Window,
    broadcast_on,
    days_of,
    hours_of,
    live_state,
    next_change,
)
from wagtail_culture_social.domain.schedule import CALLED_OFF, Attendance, State
from wagtail_culture_social.events.dates import Dates, ShownDate, dates_of, last_day
from wagtail_culture_social.events.facts import Facts, choice_of, facts_of
from wagtail_culture_social.events.live_facts import (
    LiveFacts,
    Raw,
    day_in,
    streams_of,
    switches_of,
)
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.social.zones import zone_of

LIVE_COLUMNS = ("state", "attendance", "stream_url", "streams", "switches")
"""Columns of the facts by which a list knows what is live."""

AHEAD = (LiveState.LIVE, LiveState.WAITING, LiveState.ANNOUNCED)
"""States of a stream that is not over, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One date that is streamed, and where that stands at present."""

    date: ShownDate
    broadcast: Broadcast
    window: Window
    switch: Switch | None

    @property
    def state(self) -> LiveState:
        """Where it stands."""
        return live_state(self.window, now(), self.switch)

    @property
    def changes_at(self) -> datetime | None:
        """When that changes by itself; ``None`` when it does not."""
        return next_change(self.window, now(), self.switch)


def sitting_of(page: Any) -> Sitting | None:
    """Return the stream a page tells of: what runs or comes, else what just ended."""
    return _told(list(_sittings(page)))


def live_state_of(page: Any) -> LiveState | None:
    """Return where the stream of a page stands; ``None`` when nothing is streamed.

    A replay of what was never streamed here is one too.
    """
    sitting = sitting_of(page)
    if sitting is not None and sitting.state != LiveState.ENDED:
        return sitting.state
    if not dates_of(page).coming and replays_of(page):
        return LiveState.REPLAY
    return sitting.state if sitting else None


def is_live_row(row: Occurrence) -> bool:
    """Tell whether a date of a list is live now, from the row and its facts alone."""
    is_near = row.start - GRACE <= now() < row.end + AFTERWARDS
    if not is_near or row.state in CALLED_OFF:
        return False
    zone = zone_of(row.time_zone)
    due = _due(
        _facts_of_row(row.facts), row.start.astimezone(zone), row.end.astimezone(zone)
    )
    switch = switches_of(row.facts).get(row.recurrence_id)
    return due is not None and live_state(due[1], now(), switch) == LiveState.LIVE


def _facts_of_row(row: EventFacts) -> Facts:
    """Return what a list needs of the facts to know whether something is live."""
    return Facts(
        state=choice_of(State, row.state, State.SCHEDULED),
        attendance=choice_of(Attendance, row.attendance, Attendance.ON_SITE),
        stream_url=row.stream_url,
        live=LiveFacts(streams=streams_of(row)),
    )


def switched_sitting(page: Any) -> Sitting | None:
    """Return the stream that "Live now" and "Stop" are about, near its hours only."""
    heeded = [one for one in _sittings(page) if one.window.heeds(now())]
    return _told(heeded)


def replays_of(page: Any) -> list[Raw]:
    """Return the replays that can be watched now, in the order of the editor."""
    facts, present = facts_of(page), now()
    if not facts.live.replays:
        return []
    awaited = [one for one in _sittings(page) if one.state in AHEAD]
    today = present.astimezone(facts.zone).date()
    return [
        raw
        for raw in facts.live.replays
        if not _has_expired(raw, today)
        and not any(_is_repeated(one, raw, dates_of(page)) for one in awaited)
    ]


def watched_at(facts: Facts) -> str:
    """Return where an event as a whole is watched: its one stream, else its first."""
    first = next((one.url for one in facts.live.streams), "")
    return facts.stream_url or first


def broadcast_of(
    facts: Facts, start: datetime, end: datetime, today: date
) -> Broadcast | None:
    """Return the stream of a date in the event's zone; ``None`` when it has none."""
    if not facts.is_online:
        return None
    every_day = [Broadcast(url=facts.stream_url)] if facts.stream_url else []
    return broadcast_on([*facts.live.streams, *every_day], *days_of(start, end), today)


def _sittings(page: Any) -> Iterator[Sitting]:
    facts, dates = facts_of(page), dates_of(page)
    if not facts.is_online:
        return
    shown = [*dates.ended, *dates.coming]
    if not shown and dates.last is not None:
        shown = [dates.last]
    for one in shown:
        sitting = _sitting(facts, one)
        if sitting is not None:
            yield sitting


def _sitting(facts: Facts, shown: ShownDate) -> Sitting | None:
    due = _due(facts, shown.start, shown.end)
    if due is None or shown.state in CALLED_OFF:
        return None
    return Sitting(shown, *due, facts.live.switches.get(shown.recurrence_id))


def _due(
    facts: Facts, start: datetime, end: datetime
) -> tuple[Broadcast, Window] | None:
    """The stream of a date in the event's zone, and when it is due."""
    today = now().astimezone(start.tzinfo).date()
    found = broadcast_of(facts, start, end, today)
    if found is None:
        return None
    start, end = hours_of(found, start, end)
    replay = facts.live.replay_of(start.date(), last_day(start, end))
    window = Window(
        start=start,
        end=end,
        opens_before=found.opens_before,
        has_replay=replay is not None,
        replay_until=_gone_at(replay, start) if replay else None,
    )
    return found, window


def _told(sittings: list[Sitting]) -> Sitting | None:
    for state in AHEAD:
        for one in sittings:
            if one.state == state:
                return one
    return sittings[-1] if sittings else None


def _gone_at(raw: Raw, start: datetime) -> datetime | None:
    """The midnight after the last day on which a replay may be watched."""
    until = day_in(raw, "until")
    if until is None:
        return None
    return datetime.combine(until + timedelta(days=1), time(), start.tzinfo)


def _has_expired(raw: Raw, today: date) -> bool:
    until = day_in(raw, "until")
    return until is not None and until < today


def _is_repeated(sitting: Sitting, raw: Raw, dates: Dates) -> bool:
    """Whether a replay is that of a stream; without a day, of the only one."""
    day = day_in(raw, "day")
    if day is None:
        return len(dates.coming) <= 1
    start, end = sitting.window.start, sitting.window.end
    return start.date() <= day <= last_day(start, end)
