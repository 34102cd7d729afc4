"""A stream from announced to replay, by clock and by switch; words are elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from wagtail_culture_social.domain.dates import NIGHT

GRACE = timedelta(hours=3)
"""How long before the start and after the end somebody's switch counts."""

USUAL_LENGTH = timedelta(hours=2)
"""How long a stream lasts whose end nobody gave."""

AFTERWARDS = USUAL_LENGTH + GRACE
"""How long after the end in the programme a stream may still be running."""

WAITING_ROOM = timedelta(minutes=15)
"""How long before the start people are asked to wait, unless the stream says so."""

AddressFault = Literal["https", "private", ""]

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "arpa")


class LiveState(StrEnum):
    """Where a stream stands."""

    ANNOUNCED = "announced"
    WAITING = "waiting"
    LIVE = "live"
    ENDED = "ended"
    REPLAY = "replay"


@dataclass(frozen=True, slots=True)
class Switch:
    """What somebody pressed, at an aware instant: "Live now", or "Stop"."""

    is_live: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """An address to watch, on the days from a first to a last one; none is every day.

    Days are those of the event's zone. `replay_follows` is a promise.
    """

    url: str
    first: date | None = None
    last: date | None = None
    opens_before: timedelta = WAITING_ROOM
    replay_follows: bool = False

    def competes_with(self, other: "Broadcast") -> bool:
        """Whether both are for the same days, so that nobody could tell which."""
        if self.first is None or other.first is None:
            return self.first == other.first
        return self.touches(other.first, other.last or other.first)

    def touches(self, first: date, last: date) -> bool:
        """Whether it is for one of these days."""
        if self.first is None:
            return True
        return self.first <= last and first <= (self.last or self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When one stream of one date is due; all instants are aware.

    An end that is also the start is unknown. A replay is there until `replay_until`,
    exclusive, or for good.
    """

    start: datetime
    end: datetime
    opens_before: timedelta = WAITING_ROOM
    has_replay: bool = False
    replay_until: datetime | None = None

    @property
    def begins(self) -> datetime:
        """The start in UTC, in which hours are as long as they say."""
        return self.start.astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The end in UTC, known or usual."""
        end = self.end.astimezone(UTC)
        return end if end > self.begins else self.begins + USUAL_LENGTH

    def heeds(self, moment: datetime) -> bool:
        """Whether a switch counts then: near the hours that were announced."""
        return self.begins - GRACE <= moment < self.ends + GRACE

    def offers_replay(self, moment: datetime) -> bool:
        """Whether the replay can be watched, once the stream is over."""
        until = self.replay_until
        return self.has_replay and (until is None or moment < until)


def live_state(
    window: Window, moment: datetime, switch: Switch | None = None
) -> LiveState:
    """Where a stream stands at an aware instant.

    The clock says it, and a switch that was pressed near the hours: "Live now" begins
    early and goes on after the end, for `GRACE` at most; "Stop" ends it. Pressed
    before the start, "Stop" only takes back an early beginning.
    """
    if _is_live(window, moment, switch):
        return LiveState.LIVE
    if moment < window.begins:
        is_open = moment >= window.begins - window.opens_before
        return LiveState.WAITING if is_open else LiveState.ANNOUNCED
    return LiveState.REPLAY if window.offers_replay(moment) else LiveState.ENDED


def next_change(
    window: Window, moment: datetime, switch: Switch | None = None
) -> datetime | None:
    """The instant, in UTC, at which the state is another one if nobody presses.

    None when it stays.
    """
    state = live_state(window, moment, switch)
    edges = [
        window.begins - window.opens_before,
        window.begins,
        window.ends,
        window.ends + GRACE,
    ]
    if window.replay_until is not None:
        edges.append(window.replay_until.astimezone(UTC))
    ahead = sorted(edge for edge in edges if edge > moment)
    return next((e for e in ahead if live_state(window, e, switch) != state), None)


def broadcast_on(
    broadcasts: Sequence[Broadcast], first: date, last: date, today: date
) -> Broadcast | None:
    """The stream of a date from a first to a last day, both included.

    The one for today, or for the day of the date that is nearest to it, comes before
    one that is for every day; then the next one of these days, then the last one.
    """
    day = min(max(today, first), last)
    touching = [one for one in broadcasts if one.touches(first, last)]
    dated = [one for one in touching if one.first]
    dated.sort(key=lambda one: one.first or day)
    for one in (*dated, *touching):
        if one.touches(day, day):
            return one
    later = (one for one in dated if one.first and one.first > day)
    return next(later, next(reversed(dated), None))


def days_of(start: datetime, end: datetime) -> tuple[date, date]:
    """The first and last day of a date; an evening that ends after midnight has one."""
    last = (end - _INSTANT).date() if end > start else start.date()
    return start.date(), last if end - start > NIGHT else start.date()


def hours_of(
    broadcast: Broadcast, start: datetime, end: datetime
) -> tuple[datetime, datetime]:
    """The part of a date for which a stream is meant, in the zone of the date."""
    first, until = days_of(start, end)
    if broadcast.first is None or first == until:
        return start, end
    last = broadcast.last or broadcast.first
    midnight = datetime.combine(broadcast.first, time(), start.tzinfo)
    after = datetime.combine(last + _DAY, time(), start.tzinfo)
    return max(start, midnight), min(end, after)


def address_fault(url: str) -> AddressFault:
    """Why visitors cannot watch at an address; "" when they can.

    Browsers refuse what is not https inside a secure page; names and numbers of a
    private network (RFC 1918, 4193, 6762, 8375) lead nowhere from outside.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return "https"
    if parts.scheme != "https" or not host:
        return "https"
    return "private" if _is_private(host) else ""


def phone_address(number: str) -> str:
    """A telephone number as the address of a link (RFC 3966); "" without digits.

    An international number is written as E.164 has it, without the zero in brackets
    that some put before an area code; any other is written as it is dialled.
    """
    known = number.replace("(0)", "")
    plain = "".join(one for one in known if one in "+0123456789")
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    digits = plain.replace("+", "")
    if not digits:
        return ""
    return f"tel:+{digits}" if plain.startswith("+") else f"tel:{digits}"


def _is_live(window: Window, moment: datetime, switch: Switch | None) -> bool:
    by_clock = window.begins <= moment < window.ends
    if switch is None or moment < switch.at or not window.heeds(switch.at):
        return by_clock
    if switch.is_live:
        return moment < window.ends + GRACE
    return by_clock and switch.at < window.begins


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        ending = host.lower().rpartition(".")[2]
        return "." not in host or ending.isdigit() or ending in _PRIVATE_NAMES
