"""The moments of a life in public at which a post is due; no words, no database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from wagtail_culture_social.domain.drafts import Draft, Kind

PHASES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "event": (
            "announcement",
            "new_season",
            "j7",
            "j1",
            "today",
            "live_now",
            "last_date",
            "replay",
            "thank_you",
        ),
        "campaign": ("teaser", "day", "last_day", "results"),
        "contest": ("open", "last_days", "voting", "winners"),
        "tutorial": ("published", "reminder"),
        "spotlight": ("published", "reminder", "item"),
        "poll": ("published", "reminder"),
        "page": ("published", "reminder"),
    }
)
"""The phases of each kind of content, in order."""

ITEM = "item"
"""The phase of one part of a page, told when an editor wants; no calendar plans it."""

NEWS = ("cancelled", "postponed", "rescheduled", "moved_online")
"""Further phases of events, named after states: what is told the moment it happens.

They have the words of an announcement, before which every post says its state.
"""

OFF = ("cancelled", "postponed")
"""The news after which nothing else is said of a date."""

AT_ONCE = frozenset({"announcement", "published", "replay", *NEWS})
"""Phases due when something happened rather than by the calendar."""

EXACT = frozenset({"live_now", *NEWS})
"""Phases that no preferred hours and no quiet day put off."""

DAYS_AHEAD: Mapping[str, int] = MappingProxyType(
    {"new_season": 7, "j7": 7, "last_date": 2, "j1": 1, "today": 0, "live_now": 0}
)
"""How many days before its date the post of a phase is due."""

MORNING = time(9)
LATE_AFTERNOON = time(17)
REMINDER_AFTER = timedelta(days=14)
LONG_RUN = timedelta(days=14)
"""What lasts longer has a post a week before its end."""

_MIDNIGHT = time(0)
_INSTANT = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Moment(NamedTuple):
    """When the post of a phase is due: an aware instant in the zone it is told in.

    ``recurrence_id`` names a date of a series or a day of a campaign, and ``day`` is
    its day. After ``until`` the post would be wrong; ``None``: it never is.
    """

    phase: str
    due: datetime
    recurrence_id: str = ""
    day: date | None = None
    until: datetime | None = None


class UnknownPhase(ValueError):
    """Raised for a phase that this kind of content does not have."""


def phase_of(draft: Draft, phase: str | None = None) -> str:
    """The phase itself, checked; without one, what the draft says of the present.

    Raises `UnknownPhase`.
    """
    known = PHASES.get(draft.kind, PHASES["page"])
    if phase is None:
        if draft.kind == "event":
            return _phase_of_event(draft)
        return "day" if draft.kind == "campaign" else known[0]
    if phase not in known and not (draft.kind == "event" and phase in NEWS):
        raise UnknownPhase(f"Unknown phase of {draft.kind}: {phase!r}")
    return phase


def event_moments(
    start: datetime,
    end: datetime | None,
    *,
    all_day: bool = False,
    live: bool = False,
    replay: datetime | None = None,
    recurrence_id: str = "",
) -> tuple[Moment, ...]:
    """When the posts of one date of an event are due, in the zone of `start`.

    J-7 and J-1 at 09:00 by the wall clock, whatever summer time does in between; on
    the day at 09:00, or an hour ahead of an earlier start. What is `live` has a post
    at its start. Without `end` it stays for good, and nobody is thanked. `replay` is
    when one appeared: it is told of two mornings after the end at the earliest.
    """
    zone, first = start.tzinfo, start.date()
    midnight = _at(first, _MIDNIGHT, zone)
    today = _at(first, MORNING, zone)
    if not all_day:
        today = max(midnight, min(today, _earlier(start, timedelta(hours=1))))
    last = None if end is None else _last_day(start, end)
    until = midnight + _DAY if all_day else start
    moments = [
        _ahead("j7", first, zone),
        _ahead("j1", first, zone),
        Moment("today", today, until=max(today, until)),
    ]
    if live:
        moments.append(Moment("live_now", start, until=end))
    if last is not None and last - first >= LONG_RUN:
        over = _at(last + _DAY, _MIDNIGHT, zone)
        moments.append(
            Moment("last_date", _at(last - _WEEK, MORNING, zone), until=over)
        )
    if last is not None:
        moments.append(Moment("thank_you", _at(last + _DAY, MORNING, zone)))
    if last is not None and replay is not None:
        after = _at(last + 2 * _DAY, MORNING, zone)
        moments.append(Moment("replay", max(after, replay.astimezone(zone))))
    return tuple(
        one._replace(recurrence_id=recurrence_id, day=first) for one in moments
    )


def season_moment(start: datetime, recurrence_id: str) -> Moment:
    """When a series that starts again is told of: a week ahead, at 09:00."""
    return _of_date("new_season", start, recurrence_id)


def last_date_moment(start: datetime, recurrence_id: str) -> Moment:
    """When the last date of a series is told of: two days ahead, at 09:00."""
    return _of_date("last_date", start, recurrence_id)


def campaign_moments(
    days: Iterable[tuple[str, date]], zone: tzinfo
) -> tuple[Moment, ...]:
    """When the posts of a campaign are due: every day, by its identity, at 09:00.

    The teaser comes a week ahead, the last of several days has a second post at
    17:00, the results come the morning after. Days at the edges of the calendar have
    no posts.
    """
    ordered = sorted(
        ((day, identity) for identity, day in days if _is_within_calendar(day)),
    )
    if not ordered:
        return ()
    first, last = ordered[0][0], ordered[-1][0]
    moments = [
        Moment(
            "teaser",
            _at(first - _WEEK, MORNING, zone),
            day=first,
            until=_at(first, _MIDNIGHT, zone),
        ),
        *(
            Moment("day", _at(day, MORNING, zone), identity, day, _end_of(day, zone))
            for day, identity in ordered
        ),
    ]
    if first != last:
        evening = _at(last, LATE_AFTERNOON, zone)
        moments.append(Moment("last_day", evening, day=last, until=_end_of(last, zone)))
    moments.append(Moment("results", _at(last + _DAY, MORNING, zone), day=last))
    return tuple(moments)


def contest_moments(
    opens: datetime,
    closes: datetime,
    *,
    votes_from: datetime | None = None,
    results_on: datetime | None = None,
) -> tuple[Moment, ...]:
    """When the posts of a contest are due; the last days begin two days ahead."""
    ahead = _at(closes.date() - 2 * _DAY, MORNING, closes.tzinfo)
    moments = (
        ("open", opens),
        ("last_days", max(opens, ahead)),
        ("voting", votes_from),
        ("winners", results_on),
    )
    return tuple(Moment(phase, instant) for phase, instant in moments if instant)


def publication_moments(published: datetime) -> tuple[Moment, ...]:
    """When the posts of a page without dates are due: at once, and in a fortnight."""
    later = _at(published.date() + REMINDER_AFTER, MORNING, published.tzinfo)
    return (Moment("published", published), Moment("reminder", later))


def _phase_of_event(draft: Draft) -> str:
    if draft.live_now:
        return "live_now"
    return "replay" if draft.has_replay else "announcement"


def _ahead(phase: str, day: date, zone: tzinfo | None) -> Moment:
    """The post that holds on one day only: so many days before the date."""
    said_on = day - DAYS_AHEAD[phase] * _DAY
    return Moment(phase, _at(said_on, MORNING, zone), until=_end_of(said_on, zone))


def _of_date(phase: str, start: datetime, recurrence_id: str) -> Moment:
    day = start.date()
    due = _at(day - DAYS_AHEAD[phase] * _DAY, MORNING, start.tzinfo)
    return Moment(phase, due, recurrence_id, day, until=start)


def _last_day(start: datetime, end: datetime) -> date:
    """The last day of a span in the zone of its start; midnight does not begin it."""
    end = end.astimezone(start.tzinfo)
    return (end - _INSTANT).date() if end > start else start.date()


def _is_within_calendar(day: date) -> bool:
    return date.min.year < day.year < date.max.year


def _end_of(day: date, zone: tzinfo | None) -> datetime:
    return _at(day + _DAY, _MIDNIGHT, zone)


def _at(day: date, wall: time, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, wall, zone)


def _earlier(moment: datetime, by: timedelta) -> datetime:
    """Elapsed time, not wall time: an hour ahead stays an hour on a DST change."""
    from_utc = moment.timestamp() - by.total_seconds()
    return datetime.fromtimestamp(from_utc, moment.tzinfo)
