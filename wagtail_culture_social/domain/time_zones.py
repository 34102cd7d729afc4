"""Time zones as bounded VTIMEZONE components (RFC 5545, 3.6.5), from the tz database.

Written here because the generator of icalendar 7.3 starts daylight time in the
wall time after the change, an hour late, where the RFC wants the one before.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=64)
def time_zone(key: str, first: int, last: int) -> Component:
    """The rules of a zone from the first to the last year, both included."""
    zone = ZoneInfo(key)
    result = Timezone()
    result.add("tzid", key)
    begun = datetime(first, 1, 1, tzinfo=UTC) - _DAY
    result.add_component(_rule(begun.astimezone(zone), _offset(begun, zone)))
    for change in changes(zone, first, last):
        before = _offset(change - _MINUTE, zone)
        result.add_component(_rule(change.astimezone(zone), before))
    return result


def changes(zone: ZoneInfo, first: int, last: int) -> Iterator[datetime]:
    """The instants (UTC, to the minute) at which the zone changes its offset."""
    day = datetime(first, 1, 1, tzinfo=UTC) - _DAY
    end = datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        if _offset(day, zone) != _offset(day + _DAY, zone):
            low, high = day, day + _DAY
            while high - low > _MINUTE:
                middle = low + (high - low) // _MINUTE // 2 * _MINUTE
                if _offset(middle, zone) == _offset(low, zone):
                    low = middle
                else:
                    high = middle
            yield high
        day += _DAY


def _rule(local: datetime, before: timedelta) -> Component:
    """What holds from that moment on; it starts in the wall time before it."""
    rule = TimezoneDaylight() if local.dst() else TimezoneStandard()
    wall = (local.astimezone(UTC) + before).replace(tzinfo=None)
    rule.add("dtstart", wall)
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", local.utcoffset())
    rule.add("tzname", local.tzname())
    return rule


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)
