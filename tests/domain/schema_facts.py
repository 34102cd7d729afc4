"""Facts of an event that the tests of structured data share; from bare to complete."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.opening_hours import (
    Exceptional,
    Hours,
    OpeningHours,
)
from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.domain.schedule import Attendance, State

PARIS = ZoneInfo("Europe/Paris")
URL = "https://quais.example.org/fr/concert/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def local(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=PARIS)


IMAGE = sd.ImageFacts(
    url="https://quais.example.org/orgue.jpg",
    width=1200,
    height=630,
    caption="Un orgue",
    creator="Claude Monet",
    credit="Claude Monet — CC0",
    licence=CC0,
    licence_page="https://quais.example.org/fr/droits/",
)
PAGE = sd.PageFacts(
    name="Concert <de> midi & l’orgue",
    url=URL,
    language="fr",
    description="Une heure de musique.",
    images=(IMAGE,),
    keywords=("MusiqueAuxQuais",),
    publisher=sd.OrganisationFacts(name="Musée", url="https://quais.example.org/"),
    published=local(2026, 11, 1, 9),
    modified=local(2026, 11, 2, 9),
)
SATURDAYS = tuple(
    sd.Occurrence(start=local(2026, 11, day, 18), end=local(2026, 11, day, 20))
    for day in (14, 21, 28)
)
EVENT = sd.EventFacts(
    page=PAGE,
    now=local(2026, 11, 20),
    event_type="concert",
    occurrences=SATURDAYS[:1],
    place=sd.PlaceFacts(
        name="Auditorium",
        street="1 quai de l’Exemple",
        postal_code="00000",
        town="Ville",
        country="FR",
        latitude=Decimal("48.85"),
        longitude=Decimal("2.35"),
    ),
    offers=(sd.OfferFacts(price=Decimal("12.5"), url="https://tickets.example.org/"),),
    campaign=sd.Crumb(name="Semaine", url="https://quais.example.org/fr/semaine/"),
)
BARE = sd.PageFacts(name="Page", url=URL, language="en")
ENSEMBLE = sd.ContributorFacts(
    name="Ensemble",
    role=Role.PERFORMER,
    url="https://ensemble.example.org/",
    is_organisation=True,
    same_as=("https://data.example.org/ensemble",),
)
FESTIVAL = sd.SuperEventFacts(
    name="Festival", url="https://quais.example.org/fr/festival/", event_type="festival"
)
TICKETS = (
    sd.OfferFacts(price=Decimal("12.5"), name="Plein tarif", url=URL),
    sd.OfferFacts(
        price=Decimal(0), name="Moins de 26 ans", valid_from=local(2026, 12, 1, 9)
    ),
)
SATURDAY_RULE = sd.ScheduleFacts(
    repeat_frequency="P1W",
    start_date=date(2026, 11, 14),
    end_date=date(2026, 12, 12),
    start_time=time(18),
    end_time=time(20),
    time_zone="Europe/Paris",
    by_day=("SA", "1SU"),
    by_month=(11, 12),
    by_month_day=(1,),
    repeat_count=3,
    except_dates=(local(2026, 12, 5, 18), date(2026, 12, 6)),
)
PLACE = replace(
    EVENT.place,
    url="https://quais.example.org/fr/auditorium/",
    image=IMAGE,
    accessibility=(("mi", "Accès de plain-pied"),),
    opening_hours=OpeningHours(
        regular=(Hours(frozenset({2, 1}), time(10), time(19)),),
        exceptional=(
            Exceptional(date(2026, 12, 25), date(2026, 12, 25)),
            Exceptional(date(2026, 12, 31), date(2027, 1, 2), time(14), time(0)),
        ),
    ),
)
COMPLETE = replace(
    EVENT,
    occurrences=(
        SATURDAYS[1],
        replace(SATURDAYS[2], state=State.FULL),
        sd.Occurrence(
            start=local(2026, 12, 5, 20),
            end=local(2026, 12, 5, 22),
            state=State.RESCHEDULED,
            previous_start=local(2026, 12, 4, 18),
        ),
        sd.Occurrence(
            start=local(2026, 12, 12),
            end=local(2026, 12, 14),
            all_day=True,
            state=State.CANCELLED,
        ),
        sd.Occurrence(start=local(2027, 1, 2), end=None),
    ),
    schedules=(SATURDAY_RULE,),
    attendance=Attendance.MIXED,
    place=PLACE,
    stream_url="https://video.example.org/live",
    offers=TICKETS,
    contributors=(
        ENSEMBLE,
        *(sd.ContributorFacts(name=f"Person, {role}", role=role) for role in Role),
        *(
            sd.ContributorFacts(name=f"House, {role}", role=role, is_organisation=True)
            for role in Role
        ),
    ),
    part_of=FESTIVAL,
    languages=("fr", "en"),
    accessibility=(("hi", "Boucle magnétique"), ("ii", "Facile à lire")),
    audiences=("Familles", "Scolaires"),
    age_min=7,
    age_max=12,
    capacity=80,
)
"""An event with everything that structured data can say of one."""
