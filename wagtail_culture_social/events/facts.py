"""The facts of an event, from its lead's tables or from the unsaved lead itself."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.schedule import (
    Attendance,
    ScheduleError,
    Slot,
    State,
)
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.models.places import Venue, venue_words
from wagtail_culture_social.social.twins import (
    is_lead,
    source_of,
    translated,
    twin_key,
)
from wagtail_culture_social.social.zones import zone_of


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of an event in every language."""

    state: State = State.SCHEDULED
    attendance: Attendance = Attendance.ON_SITE
    zone: ZoneInfo = ZoneInfo("UTC")
    slots: tuple[Slot, ...] = ()
    previous_start: datetime | None = None
    venue: Venue | None = None
    stream_url: str = ""
    price: Decimal | None = None
    currency: str = "EUR"
    booking_url: str = ""
    uid_host: str = ""
    sequence: int = 0
    changed_at: datetime | None = None

    @property
    def is_free(self) -> bool:
        """Tell whether admission costs nothing."""
        return self.price is not None and self.price == 0

    @property
    def is_online(self) -> bool:
        """Tell whether one can take part from home."""
        moved = self.state == State.MOVED_ONLINE
        return moved or self.attendance in {Attendance.ONLINE, Attendance.MIXED}

    @property
    def is_on_site(self) -> bool:
        """Tell whether one can take part at the place."""
        return self.state != State.MOVED_ONLINE and self.attendance != Attendance.ONLINE

    def dates(self) -> list[tuple[Slot, datetime, datetime]]:
        """Return (slot, start, end) in order."""
        dated = [(slot, *slot.instants(self.zone)) for slot in self.slots]
        return sorted(dated, key=lambda date: date[1])


def facts_of(page: Any) -> Facts:
    """Return the facts that every surface of this page shows.

    An unsaved lead in a preview speaks for itself; any other page reads the tables.
    """
    cached = page.__dict__.get("_wcs_facts")
    if cached is None:
        cached = page.__dict__["_wcs_facts"] = _read(page)
    return cached


def _read(page: Any) -> Facts:
    if not (getattr(page, "_wcs_unsaved", False) and is_lead(page)):
        words = venue_words(source_of(page).locale_id)
        rows = EventFacts.objects.select_related("venue__locale")
        row = rows.annotate(words=words).filter(twin_key=twin_key(page)).first()
        if row is not None:
            for name, value in (row.words or {}).items():
                setattr(row.venue, name, value)
            return from_row(row)
    facts = own_facts(page)
    return replace(facts, venue=translated(facts.venue, page))


def own_facts(page: Any) -> Facts:
    """Return the facts as the page's own fields say them."""
    return Facts(
        state=_choice(State, page.state, State.SCHEDULED),
        attendance=_choice(Attendance, page.attendance, Attendance.ON_SITE),
        zone=zone_of(page.time_zone),
        slots=tuple(_own_slots(page)),
        venue=page.venue,
        stream_url=web_address(page.stream_url),
        price=page.price,
        currency=page.currency,
        booking_url=web_address(page.booking_url),
    )


def from_row(row: EventFacts) -> Facts:
    """Return the facts as the lead published them."""
    return Facts(
        state=_choice(State, row.state, State.SCHEDULED),
        attendance=_choice(Attendance, row.attendance, Attendance.ON_SITE),
        zone=zone_of(row.time_zone),
        slots=tuple(load_slot(data) for data in row.schedule),
        previous_start=row.previous_start,
        venue=row.venue,
        stream_url=web_address(row.stream_url),
        price=row.price,
        currency=row.currency,
        booking_url=web_address(row.booking_url),
        uid_host=row.uid_host,
        sequence=row.sequence,
        changed_at=row.changed_at,
    )


def dump_slot(slot: Slot) -> dict[str, str | None]:
    """Return a slot as JSON: ISO 8601 dates and times, wall clock."""
    return {
        name: value if value is None or name == "id" else value.isoformat()
        for name, value in asdict(slot).items()
    }


def load_slot(data: dict[str, str | None]) -> Slot:
    """Return the slot that :func:`dump_slot` wrote."""
    return Slot(
        id=data["id"] or "",
        start_date=date.fromisoformat(data["start_date"] or ""),
        start_time=_time(data["start_time"]),
        end_date=date.fromisoformat(data["end_date"]) if data["end_date"] else None,
        end_time=_time(data["end_time"]),
    )


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _own_slots(page: Any) -> Iterator[Slot]:
    """Yield the slots of the page's own schedule; one that makes no sense is skipped.

    Only a draft can hold such a slot: publishing refuses it.
    """
    for position, block in enumerate(page.schedule):
        if block.block_type != "date":
            continue
        try:
            yield block.value.slot(block.id or str(position))
        except ScheduleError:
            continue


def _choice(kind: Any, value: str, default: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        return default
