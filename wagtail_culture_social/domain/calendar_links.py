"""Addresses that put a date into somebody's own calendar; nothing is sent by us.

Google and Microsoft document none of this; what they take is collected by
https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs.
"""

from datetime import UTC, timedelta, tzinfo

from wagtail_culture_social.domain.calendar_series import (
    at_first_date,
    rule_text,
    zone_of,
)
from wagtail_culture_social.domain.calendars import Entry
from wagtail_culture_social.domain.plain_text import (
    address,
    one_line,
    paragraphs,
    percent_encoded,
)
from wagtail_culture_social.domain.recurrence import Rule
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.domain.typography import ellipsis_cut

LONGEST_TEXT = 500
"""Code points of the description: over some 8,000 octets an address is refused."""

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
_OFFICE_365 = "https://outlook.office.com/calendar/0/deeplink/compose"
_NOT_TO_ADD = frozenset({State.CANCELLED, State.POSTPONED})


def google_url(entry: Entry, rule: Rule | None = None) -> str:
    """The address that adds a date to Google Calendar; "" if it is called off.

    The entry says when the date now is. With `rule` the whole series is added, on the
    clock of its zone; an address has no place for exceptions, so give a rule only where
    no date differs from it.
    """
    if entry.state in _NOT_TO_ADD:
        return ""
    series: dict[str, str] = {}
    if rule is None:
        start, end = _dates(entry, "%Y%m%d", "%Y%m%dT%H%M%SZ", UTC)
    else:
        entry, zone = at_first_date(entry, rule), zone_of(entry)
        start, end = _dates(entry, "%Y%m%d", "%Y%m%dT%H%M%S", zone)
        series = {"ctz": zone.key, "recur": f"RRULE:{rule_text(entry, rule)}"}
    return _filled(
        _GOOGLE,
        action="TEMPLATE",
        text=one_line(entry.summary),
        dates=f"{start}/{end}",
        details=_details(entry),
        location=one_line(entry.location),
        **series,
    )


def outlook_url(entry: Entry) -> str:
    """The address that adds a date to Outlook.com; "" if it is called off."""
    return _microsoft_url(_OUTLOOK, entry)


def office365_url(entry: Entry) -> str:
    """The same for the calendar of an organisation (Microsoft 365)."""
    return _microsoft_url(_OFFICE_365, entry)


def webcal_url(url: str) -> str:
    """The address of a feed as calendar programs subscribe to it."""
    return f"webcal://{url.partition('://')[2]}"


def _microsoft_url(base: str, entry: Entry) -> str:
    if entry.state in _NOT_TO_ADD:
        return ""
    start, end = _dates(entry, "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", UTC)
    return _filled(
        base,
        path="/calendar/action/compose",
        rru="addevent",
        subject=one_line(entry.summary),
        startdt=start,
        enddt=end,
        allday="true" if entry.all_day else "",
        body=_details(entry),
        location=one_line(entry.location),
    )


def _dates(entry: Entry, day: str, moment: str, zone: tzinfo) -> tuple[str, str]:
    """Start and end by the form of a day or of a moment; both services want an end."""
    end = entry.end or entry.start + timedelta(days=entry.all_day)
    if entry.all_day:
        return entry.start.strftime(day), end.strftime(day)
    start, end = entry.start.astimezone(zone), end.astimezone(zone)
    return start.strftime(moment), end.strftime(moment)


def _details(entry: Entry) -> str:
    text = paragraphs(entry.description)
    text = ellipsis_cut(text, lambda cut: len(cut) <= LONGEST_TEXT)
    return "\n\n".join(part for part in (text, address(entry.url)) if part)


def _filled(base: str, **values: str) -> str:
    said = (
        f"{name}={percent_encoded(value)}" for name, value in values.items() if value
    )
    return f"{base}?{'&'.join(said)}"
