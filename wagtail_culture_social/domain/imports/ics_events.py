"""One event of a calendar file, from its VEVENT and those of its changed dates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from wagtail_culture_social.domain.imports.ics_dates import blocks_of
from wagtail_culture_social.domain.imports.ics_lines import Line, text_of, texts_of
from wagtail_culture_social.domain.imports.ics_schedules import Zones, dates_of
from wagtail_culture_social.domain.imports.ics_values import stamp_of
from wagtail_culture_social.domain.imports.ics_vevents import VEvent
from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportedPicture,
    ImportedPlace,
    RefusedError,
)
from wagtail_culture_social.domain.imports.texts import (
    line as one_line,
)
from wagtail_culture_social.domain.imports.texts import (
    plain_paragraphs,
    web_address,
)
from wagtail_culture_social.domain.openagenda import Words
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.schedule import Attendance, ScheduleError, State

_PRIVATE = ("PRIVATE", "CONFIDENTIAL")
_CONFERENCES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_SHOWN = 100


def imported(
    event: VEvent, changes: Sequence[VEvent], default: str, since: date
) -> ImportedEvent:
    """The event of a VEVENT and its changes; raises `RefusedError`."""
    if event.first("CLASS").value.upper() in _PRIVATE:
        raise RefusedError("private")
    title = _words(event, "SUMMARY")
    if not title:
        raise RefusedError("no-title")
    stream, place, picture = _stream(event), _place(event), _picture(event)
    name = identifier(event.first("UID").value, *_said(event))
    warnings = [*_encoding(event), *_left_out(event, stream, picture)]
    zones = Zones(event, default, since, warnings)
    try:
        dates = dates_of(name, event, changes, zones)
        schedule = blocks_of(dates, since, warnings)
    except (ScheduleError, RuleError, OverflowError):
        raise RefusedError("bad-date", value=event.first("DTSTART").value) from None
    return ImportedEvent(
        external_id=name,
        title=title,
        description=_description(event),
        schedule=schedule,
        time_zone=dates.home.key,
        state=_state(event),
        attendance=_attendance(stream, place),
        stream_url=stream,
        url=web_address(event.first("URL").value),
        keywords=_keywords(event),
        place=place,
        picture=picture,
        organiser=one_line(event.first("ORGANIZER").params.get("CN", "")),
        changed_at=_changed_at(event),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _words(event: VEvent, name: str) -> Words:
    text = event.text(name)
    return {_language(event.first(name)): text} if text else {}


def _language(line: Line) -> str:
    """The language of a text, without its region."""
    return line.params.get("LANGUAGE", "").partition("-")[0].lower()


def _said(event: VEvent) -> Iterator[str]:
    """What an event without UID is known by."""
    return (event.text(name) for name in ("SUMMARY", "DTSTART", "LOCATION"))


def _description(event: VEvent) -> Words:
    line = event.first("DESCRIPTION")
    text = plain_paragraphs(text_of(line.value or event.first("X-ALT-DESC").value))
    return {_language(line): text} if text else {}


def _state(event: VEvent) -> str:
    cancelled = event.first("STATUS").value.upper() == "CANCELLED"
    if cancelled or event.calendar.method == "CANCEL":
        return State.CANCELLED.value
    return State.SCHEDULED.value


def _attendance(stream: str, place: ImportedPlace | None) -> str:
    if not stream:
        return Attendance.ON_SITE.value
    return (Attendance.MIXED if place else Attendance.ONLINE).value


def _stream(event: VEvent) -> str:
    """Where one takes part from afar: a conference, or a place that is an address."""
    named = (line.value for name in _CONFERENCES for line in event.every(name))
    found = map(web_address, (*named, text_of(event.first("LOCATION").value)))
    return next(filter(None, found), "")


def _place(event: VEvent) -> ImportedPlace | None:
    """The place of LOCATION: its name up to the first comma or break, then where."""
    text = text_of(event.first("LOCATION").value)
    name, _break, address = text.replace("\n", ",").partition(",")
    if not one_line(name) or web_address(text):
        return None
    latitude, longitude = _coordinates(event.first("GEO").value)
    return ImportedPlace(
        name=one_line(name),
        address=one_line(address),
        latitude=latitude,
        longitude=longitude,
    )


def _coordinates(value: str) -> tuple[float | None, float | None]:
    try:
        latitude, longitude = map(float, value.split(";"))
    except ValueError:
        return None, None
    fits = abs(latitude) <= 90 and abs(longitude) <= 180
    return (latitude, longitude) if fits else (None, None)


def _picture(event: VEvent) -> ImportedPicture | None:
    images = (
        line.value
        for name in ("IMAGE", "ATTACH")
        for line in event.every(name)
        if name == "IMAGE" or line.params.get("FMTTYPE", "").startswith("image/")
    )
    url = next(filter(None, map(web_address, images)), "")
    return ImportedPicture(url=url) if url else None


def _keywords(event: VEvent) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in event.every("CATEGORIES"):
        words = filter(None, map(one_line, texts_of(line.value)))
        found.setdefault(_language(line), {}).update(dict.fromkeys(words))
    return {language: tuple(words) for language, words in found.items() if words}


def _changed_at(event: VEvent) -> datetime | None:
    try:
        changed = stamp_of(event.first("LAST-MODIFIED").value, "")
        return datetime.combine(changed.day, changed.at, UTC) if changed.at else None
    except ValueError:
        return None


def _encoding(event: VEvent) -> list[Fault]:
    return [Fault("encoding", {"value": event.encoding})] if event.encoding else []


def _left_out(
    event: VEvent, stream: str, picture: ImportedPicture | None
) -> Iterator[Fault]:
    """What has no place here: attachments, further conferences, a state of doubt."""
    used = {stream, picture.url if picture else ""}
    for name in ("ATTACH", "IMAGE", *_CONFERENCES[:1]):
        for line in event.every(name):
            if web_address(line.value) not in used - {""}:
                yield Fault("left-out", {"field": name, "value": line.value[:_SHOWN]})
    if event.first("STATUS").value.upper() == "TENTATIVE":
        yield Fault("left-out", {"field": "STATUS", "value": "TENTATIVE"})
