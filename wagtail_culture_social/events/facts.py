"""The facts of an event, from its lead's tables or from the unsaved lead itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.programme import Schedule
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.stored_schedules import load_schedule
from wagtail_culture_social.events.live_facts import LiveFacts, own_live, stored_live
from wagtail_culture_social.events.schedules import schedule_of
from wagtail_culture_social.events.stored import stored
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.models.people import names_of
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.social.twins import (
    is_lead,
    translated,
    twin_key,
)
from wagtail_culture_social.social.zones import zone_of

PLAIN = (
    "event_type",
    "venue",
    "price",
    "currency",
    "booking_opens_at",
    "capacity",
    "audiences",
    "age_min",
    "age_max",
    "accessibility",
    "languages",
)
"""Facts that are the same value on the page, in the table and here."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line of the price list; the category is one of ``PRICE_CATEGORIES``."""

    category: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who takes part: a name per language, accounts, the key of a logo."""

    names: Mapping[str, str]
    role: str
    url: str = ""
    handles: Mapping[str, str] = field(default_factory=dict)
    is_organisation: bool = False
    logo: int | None = None

    def name(self, language: str) -> str:
        """Return the name in that language, else the first one known."""
        return self.names.get(language) or next(iter(self.names.values()), "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of an event in every language."""

    event_type: str = "other"
    state: State = State.SCHEDULED
    attendance: Attendance = Attendance.ON_SITE
    zone: ZoneInfo = ZoneInfo("UTC")
    schedule: Schedule = Schedule()
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    previous_start: datetime | None = None
    venue: Venue | None = None
    stream_url: str = ""
    live: LiveFacts = LiveFacts()
    price: Decimal | None = None
    currency: str = "EUR"
    prices: tuple[PriceLine, ...] = ()
    booking_url: str = ""
    booking_opens_at: datetime | None = None
    capacity: int | None = None
    audiences: str = ""
    age_min: int | None = None
    age_max: int | None = None
    accessibility: str = ""
    languages: str = ""
    people: tuple[Part, ...] = ()
    part_of: UUID | None = None
    uid_host: str = ""
    uid_unit: str = ""
    sequence: int = 0
    changed_at: datetime | None = None

    @property
    def price_from(self) -> Decimal | None:
        """The lowest price that is known; 0 is free."""
        known = [line.amount for line in self.prices]
        if self.price is not None:
            known.append(self.price)
        return min(known, default=None)

    @property
    def is_free(self) -> bool:
        """Tell whether admission costs nothing for anybody."""
        known: list[Decimal | None] = [line.amount for line in self.prices]
        known = known or [self.price]
        return all(amount is not None and amount == 0 for amount in known)

    @property
    def is_online(self) -> bool:
        """Tell whether one can take part from home."""
        moved = self.state == State.MOVED_ONLINE
        return moved or self.attendance in {Attendance.ONLINE, Attendance.MIXED}

    @property
    def is_on_site(self) -> bool:
        """Tell whether one can take part at the place."""
        return self.state != State.MOVED_ONLINE and self.attendance != Attendance.ONLINE


def facts_of(page: Any) -> Facts:
    """Return the facts that every surface of this page shows.

    An unsaved lead in a preview speaks for itself; any other page reads the tables.
    """
    cached = page.__dict__.get("_wcs_facts")
    if cached is None:
        cached = page.__dict__["_wcs_facts"] = _read(page)
    return cached


def speaks_for_itself(page: Any) -> bool:
    """Tell whether a page is the lead with changes that nobody saved."""
    return bool(getattr(page, "_wcs_unsaved", False)) and is_lead(page)


def _read(page: Any) -> Facts:
    row = None if speaks_for_itself(page) else stored(page).facts
    if row is not None:
        return from_row(row)
    facts = own_facts(page)
    return replace(facts, venue=translated(facts.venue, page))


def own_dates(page: Any) -> Facts:
    """Return the facts that dates are made of, without a query."""
    return Facts(
        state=choice_of(State, page.state, State.SCHEDULED),
        zone=zone_of(page.time_zone),
        schedule=schedule_of(page.schedule),
    )


def own_facts(page: Any) -> Facts:
    """Return the facts as the page's own fields say them."""
    return replace(
        own_dates(page),
        attendance=choice_of(Attendance, page.attendance, Attendance.ON_SITE),
        stream_url=web_address(page.stream_url),
        live=own_live(page),
        booking_url=web_address(page.booking_url),
        prices=tuple(
            PriceLine(block.value["category"], block.value["amount"])
            for block in page.prices
            if block.value.get("category") and block.value.get("amount") is not None
        ),
        people=tuple(_own_people(page)),
        part_of=_key_of(page.part_of_id),
        **{name: getattr(page, name) for name in PLAIN},
    )


def from_row(row: EventFacts) -> Facts:
    """Return the facts as the lead published them."""
    series = row.schedule.get("series", ())
    return Facts(
        state=choice_of(State, row.state, State.SCHEDULED),
        attendance=choice_of(Attendance, row.attendance, Attendance.ON_SITE),
        zone=zone_of(row.time_zone),
        schedule=load_schedule(row.schedule),
        left_out={one["slot"]["id"]: tuple(one.get("left_out", ())) for one in series},
        previous_start=row.previous_start,
        stream_url=web_address(row.stream_url),
        live=stored_live(row),
        booking_url=web_address(row.booking_url),
        prices=tuple(PriceLine(name, Decimal(amount)) for name, amount in row.prices),
        people=tuple(Part(**one) for one in row.people),
        part_of=row.part_of,
        uid_host=row.uid_host,
        uid_unit=row.uid_unit,
        sequence=row.sequence,
        changed_at=row.changed_at,
        **{name: getattr(row, name) for name in PLAIN},
    )


def _own_people(page: Any) -> Any:
    for block in page.people:
        who = block.value.get("who")
        if who is not None:
            yield Part(
                names=names_of(who),
                role=block.value.get("role") or "performer",
                url=web_address(who.url),
                handles=who.handles,
                is_organisation=block.block_type == "organisation",
                logo=getattr(who, "logo_id", None),
            )


def _key_of(pk: int | None) -> UUID | None:
    """Return the key of the twins of a page, read without its type."""
    page = page_model().objects.filter(pk=pk).first() if pk else None
    return twin_key(page) if page else None


def choice_of(kind: Any, value: str, default: Any) -> Any:
    """Return a member of an enumeration, the default for an unknown value."""
    try:
        return kind(value)
    except ValueError:
        return default
