"""The facts of events, places and campaigns for structured data; nothing is built."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from wagtail_culture_social.domain.opening_hours import OpeningHours
from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.structured_data.facts import (
    Crumb,
    ImageFacts,
    PageFacts,
)

Feature = tuple[str, str]
"""What helps people to take part: OpenAgenda's code (hi, vi, mi, pi, ii), its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """A place with its postal address; `country` is ISO 3166-1 alpha-2."""

    name: str
    url: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    country: str = ""
    latitude: Decimal | float | None = None
    longitude: Decimal | float | None = None
    image: ImageFacts | None = None
    accessibility: tuple[Feature, ...] = ()
    opening_hours: OpeningHours = OpeningHours()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What it costs whom; a price of 0 is free, None is unknown.

    `name` tells several prices apart; sales begin at `valid_from`.
    """

    price: Decimal | None = None
    currency: str = "EUR"
    url: str = ""
    name: str = ""
    valid_from: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributorFacts:
    """Somebody with a role; `same_as` are addresses that tell who it is."""

    name: str
    role: Role
    url: str = ""
    is_organisation: bool = False
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperEventFacts:
    """The festival or series that an event is a part of; the type is one of ours."""

    name: str
    url: str
    event_type: str = "series"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts:
    """How dates come back; times are on the clock of `time_zone` (IANA).

    `repeat_frequency` is an ISO 8601 duration, `by_day` holds weekdays as iCalendar
    writes them (``SA``, ``1SU``). Without times the dates are whole days.
    """

    repeat_frequency: str
    start_date: date
    time_zone: str
    end_date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    by_day: tuple[str, ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    repeat_count: int | None = None
    except_dates: tuple[date | datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One date; whole days end at the midnight after the last, exclusive.

    Without an end it is permanent. `seats_left` is known where one registers.
    """

    start: datetime
    end: datetime | None
    all_day: bool = False
    state: State = State.SCHEDULED
    previous_start: datetime | None = None
    seats_left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """An event; `occurrences` in order of time, `now` chooses the one shown.

    `languages` (BCP 47) are those spoken, `audiences` words for who is meant, ages in
    years, `campaign` and `part_of` what the event belongs to.
    """

    page: PageFacts
    now: datetime
    event_type: str = "other"
    occurrences: tuple[Occurrence, ...] = ()
    schedules: tuple[ScheduleFacts, ...] = ()
    state: State = State.SCHEDULED
    attendance: Attendance = Attendance.ON_SITE
    place: PlaceFacts | None = None
    stream_url: str = ""
    offers: tuple[OfferFacts, ...] = ()
    contributors: tuple[ContributorFacts, ...] = ()
    campaign: Crumb | None = None
    part_of: SuperEventFacts | None = None
    languages: tuple[str, ...] = ()
    accessibility: tuple[Feature, ...] = ()
    audiences: tuple[str, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDay:
    """One day of a campaign with its theme and tag (without '#')."""

    day: date
    name: str
    description: str = ""
    hashtag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts:
    """A campaign of several days under a common tag."""

    page: PageFacts
    start: date
    end: date
    days: tuple[CampaignDay, ...] = ()
