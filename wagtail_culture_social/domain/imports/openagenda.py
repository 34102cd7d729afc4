"""Events of OpenAgenda, read; `domain.openagenda` writes them, and names its sources.

Every shape of its answers is taken: one event, a list, ``events`` with or without the
rest of the answer. What is mapped to what is in ``docs/reference/imports.md``.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.imports import openagenda_values as values
from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    Refused,
    RefusedError,
)
from wagtail_culture_social.domain.imports.json_events import events_in, is_event
from wagtail_culture_social.domain.imports.sources import opened
from wagtail_culture_social.domain.imports.texts import from_markdown, web_address
from wagtail_culture_social.domain.imports.timings import (
    Timing,
    date_blocks,
    slots_of,
)
from wagtail_culture_social.domain.imports.zones import named_zone
from wagtail_culture_social.domain.openagenda import Words
from wagtail_culture_social.domain.schedule import (
    MIDNIGHT,
    Attendance,
    ScheduleError,
    State,
)

PUBLISHED, REJECTED = 2, -1
"""The `state` of what is published; 1 is ready, 0 waits, -1 is refused."""

OLDEST = 150
_MODES = {1: Attendance.ON_SITE, 2: Attendance.ONLINE, 3: Attendance.MIXED}
_STATUS = {
    1: State.SCHEDULED,
    2: State.RESCHEDULED,
    3: State.MOVED_ONLINE,
    4: State.POSTPONED,
    5: State.FULL,
    6: State.CANCELLED,
}
_FEW = ("firstTiming", "nextTiming", "lastTiming")
_SHOWN = 100


def read_openagenda(
    data: bytes | BinaryIO, *, zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    """The events of a JSON file in their order; raises `ImportFault`, also midway.

    `zone` is the time zone of an event that names none; of more dates than we keep
    those from `since` on go first. The stream has to stay open.
    """
    return _events(opened(data), zone, since)


def _events(
    stream: BinaryIO, zone: str, since: date
) -> Iterator[ImportedEvent | Refused]:
    seen: set[str] = set()
    for position, found in enumerate(events_in(stream), 1):
        try:
            event = _Event(found, zone, since).imported()
            if event.external_id in seen:
                raise RefusedError("duplicate", value=event.external_id)
            seen.add(event.external_id)
            yield event
        except RefusedError as error:
            title = values.lines(values.as_dict(found).get("title"))
            name = next(iter(title.values()), "")
            yield Refused(position, name[:_SHOWN], error.fault)


class _Event:
    """One event while it is read: what is left out of it is gathered here."""

    def __init__(self, found: Any, zone: str, since: date) -> None:
        self.found = values.as_dict(found)
        self.since = since
        self.warnings: list[Fault] = []
        self.zone = self._zone(zone)

    def imported(self) -> ImportedEvent:
        """The event; raises `RefusedError`."""
        found = self.found
        title = values.lines(found.get("title"))
        self._refuse(title)
        attendance = self._coded("attendanceMode", _MODES, Attendance.ON_SITE)
        name = identifier(values.text(found.get("uid")), *title.values())
        slots = self._slots()
        return ImportedEvent(
            external_id=name,
            title=title,
            summary=values.lines(found.get("description")),
            description=self._long_description(),
            conditions=values.lines(found.get("conditions")),
            schedule=date_blocks(name, slots, self.since, self.warnings),
            time_zone=self.zone.key,
            state=self._coded("status", _STATUS, State.SCHEDULED),
            attendance=attendance,
            stream_url=self._stream(attendance),
            booking_url=self._booking(),
            url=web_address(values.text(found.get("canonicalUrl"))),
            age_min=self._age("min"),
            age_max=self._age("max"),
            accessibility=values.accessibility(found.get("accessibility")),
            keywords=values.keywords(found.get("keywords")),
            place=values.place(found.get("location")),
            picture=values.picture(found.get("image"), found.get("imageCredits")),
            is_draft=self._is_draft(),
            changed_at=values.instant(found.get("updatedAt")),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )

    def _refuse(self, title: Words) -> None:
        if not is_event(self.found):
            raise RefusedError("not-an-event")
        if self.found.get("state") == REJECTED:
            raise RefusedError("rejected")
        if self.found.get("private"):
            raise RefusedError("private")
        if not title:
            raise RefusedError("no-title")

    def _is_draft(self) -> bool:
        """Tell whether nobody has published it yet."""
        waits = self.found.get("state", PUBLISHED) not in (PUBLISHED, None)
        if waits or self.found.get("draft"):
            self.warnings.append(Fault("draft"))
            return True
        return False

    def _slots(self) -> list[Any]:
        try:
            return slots_of(self._timings())
        except ScheduleError:
            raise RefusedError("bad-date", value="timings") from None

    def _timings(self) -> Iterator[Timing]:
        """The timings; what cannot be is left out with a warning."""
        for one in self._listed():
            said = values.as_dict(one)
            begin, end = said.get("begin"), said.get("end")
            try:
                start = values.moment(begin, self.zone)
            except ValueError:
                self._warn("bad-value", "timings", begin)
                continue
            yield start, self._end(start, end)

    def _listed(self) -> list[Any]:
        """All timings, or the few that an answer without details tells."""
        every = values.as_list(self.found.get("timings"))
        if every:
            return every
        few = [self.found.get(name) for name in _FEW if self.found.get(name)]
        if few:
            self.warnings.append(Fault("cut-dates", {"count": len(few)}))
        return few

    def _end(self, start: datetime, given: Any) -> datetime:
        """The end, or the start; midnight of the same day is the coming one."""
        try:
            end = values.moment(given, self.zone) if given else start
        except ValueError:
            end = datetime.min  # noqa: DTZ901 wall time
        if end.time() == MIDNIGHT and end.date() == start.date() and end < start:
            end += timedelta(days=1)
        if end < start:
            self._warn("bad-value", "timings", given)
        return max(start, end)

    def _zone(self, default: str) -> ZoneInfo:
        given = values.text(self.found.get("timezone"))
        key = named_zone(given)
        if given and not key:
            shown = {"value": given[:_SHOWN], "zone": default}
            self.warnings.append(Fault("unknown-zone", shown))
        return ZoneInfo(key or default)

    def _long_description(self) -> Words:
        said = values.words(self.found.get("longDescription"))
        texts = {tag: from_markdown(text) for tag, text in said.items()}
        return {tag: text for tag, text in texts.items() if text}

    def _coded(self, name: str, codes: Mapping[int, Any], default: Any) -> str:
        given = self.found.get(name)
        code = given if isinstance(given, int) else None
        if given is not None and code not in codes:
            self._warn("bad-value", name, given)
        found: State | Attendance = codes.get(code or 0, default)
        return found.value

    def _stream(self, attendance: str) -> str:
        given = values.text(self.found.get("onlineAccessLink"))
        address = web_address(given)
        if given and (not address or attendance == Attendance.ON_SITE):
            self._warn("left-out", "onlineAccessLink", given)
            return ""
        return address

    def _booking(self) -> str:
        """The first address of the web; others, mail and telephone have no place."""
        given = values.registration(self.found.get("registration"))
        chosen = next((one for one in given if web_address(one)), "")
        for one in given:
            if one != chosen:
                self._warn("left-out", "registration", one)
        return web_address(chosen)

    def _age(self, bound: str) -> int | None:
        given = values.as_dict(self.found.get("age")).get(bound)
        try:
            return values.whole(given, OLDEST)
        except (ValueError, OverflowError):
            self._warn("bad-value", "age", given)
            return None

    def _warn(self, code: Any, name: str, value: Any) -> None:
        shown = {"field": name, "value": str(value)[:_SHOWN]}
        self.warnings.append(Fault(code, shown))
