"""Time zones by name; an unknown one falls back to the site's."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from wagtail_culture_social.conf import default_time_zone


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of that name, or the site's when it is unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(default_time_zone())


@cache
def time_zone_choices() -> list[tuple[str, str]]:
    """Return the time zones that this machine knows."""
    return [(name, name) for name in sorted(available_timezones())]
