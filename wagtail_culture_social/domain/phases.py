"""The moments of a life in public at which a post is due; no words, no database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType

from wagtail_culture_social.domain.drafts import Draft, Kind

PHASES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "event": (
            "announcement",
            "j7",
            "j1",
            "today",
            "live_now",
            "replay",
            "thank_you",
        ),
        "campaign": ("teaser", "day", "last_day", "results"),
        "contest": ("open", "last_days", "voting", "winners"),
        "tutorial": ("published", "reminder"),
        "spotlight": ("published", "reminder"),
        "poll": ("published", "reminder"),
        "page": ("published", "reminder"),
    }
)
"""The phases of each kind of content, in order."""

MORNING = time(9)
LATE_AFTERNOON = time(17)
REMINDER_AFTER = timedelta(days=14)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)

Moment = tuple[str, datetime]
"""A phase, and the aware instant at which its post is due."""


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
    if phase not in known:
        raise UnknownPhase(f"Unknown phase of {draft.kind}: {phase!r}")
    return phase


def event_moments(
    start: datetime, end: datetime, *, replay: bool = False
) -> tuple[Moment, ...]:
    """When the posts of one date of an event are due, in the zone of `start`.

    J-7 and J-1 at 09:00 by the wall clock, whatever summer time does in between; on
    the day at 09:00, or an hour ahead of an earlier start. The announcement is due
    at publication, which this function does not know.
    """
    zone = start.tzinfo
    morning = _at(start.date(), MORNING, zone)
    after = end.astimezone(zone).date()
    moments = [
        ("j7", _at(start.date() - _WEEK, MORNING, zone)),
        ("j1", _at(start.date() - _DAY, MORNING, zone)),
        ("today", min(morning, _earlier(start, timedelta(hours=1)))),
        ("live_now", start),
        ("thank_you", _at(after + _DAY, MORNING, zone)),
    ]
    if replay:
        moments.append(("replay", _at(after + 2 * _DAY, MORNING, zone)))
    return tuple(moments)


def campaign_moments(days: Iterable[date], zone: tzinfo) -> tuple[Moment, ...]:
    """When the posts of a campaign of these days are due: every day at 09:00.

    The teaser comes a week ahead, the last day has a second post at 17:00, the
    results come the morning after.
    """
    ordered = sorted(days)
    if not ordered:
        return ()
    first, last = ordered[0], ordered[-1]
    return (
        ("teaser", _at(first - _WEEK, MORNING, zone)),
        *(("day", _at(day, MORNING, zone)) for day in ordered),
        ("last_day", _at(last, LATE_AFTERNOON, zone)),
        ("results", _at(last + _DAY, MORNING, zone)),
    )


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
    return tuple((phase, instant) for phase, instant in moments if instant)


def publication_moments(published: datetime) -> tuple[Moment, ...]:
    """When the posts of a page without dates are due: at once, and in a fortnight."""
    later = _at(published.date() + REMINDER_AFTER, MORNING, published.tzinfo)
    return (("published", published), ("reminder", later))


def _phase_of_event(draft: Draft) -> str:
    if draft.live_now:
        return "live_now"
    return "replay" if draft.has_replay else "announcement"


def _at(day: date, wall: time, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, wall, zone)


def _earlier(moment: datetime, by: timedelta) -> datetime:
    """Elapsed time, not wall time: an hour ahead stays an hour on a DST change."""
    from_utc = moment.timestamp() - by.total_seconds()
    return datetime.fromtimestamp(from_utc, moment.tzinfo)
