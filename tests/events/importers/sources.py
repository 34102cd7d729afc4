"""Sources of imports and events as readers hand them over, for these tests."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.domain.imports.imported import (
    ImportedEvent,
    ImportedPicture,
    ImportedPlace,
    Refused,
)
from wagtail_culture_social.events.importers import services
from wagtail_culture_social.events.importers.reading import stage
from wagtail_culture_social.models import ImportRun, ImportSource
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

PLACE = ImportedPlace(
    name="Chapelle des Mariniers",
    external_id="place-1",
    address="3 quai des Brumes, 44000 Port-aux-Quais",
    postal_code="44000",
    locality="Port-aux-Quais",
    country="FR",
    latitude=47.2173001,
    longitude=-1.5534,
    access={"en": "Lift on the left", "fr": "Ascenseur à gauche"},
)
EVENT = ImportedEvent(
    external_id="concert@quais.example.org",
    title={"en": "Organ & voice", "fr": "Orgue et voix"},
    summary={"en": "An hour of music.", "fr": "Une heure de musique."},
    description={"en": 'First & “last”.\n\nSecond <part>.\nIt\'s the "end".'},
    conditions={"en": "€8, free under 26"},
    schedule=[
        {
            "type": "date",
            "id": "11111111-1111-4111-8111-111111111111",
            "value": {
                "start_date": "2026-12-05",
                "start_time": "18:30",
                "end_time": "20:00",
            },
        }
    ],
    time_zone="Europe/Paris",
    event_type="concert",
    price=Decimal(8),
    currency="EUR",
    booking_url="https://tickets.example.org/8",
    age_min=6,
    accessibility=("mi", "hi"),
    keywords={"en": ("baroque music",), "fr": ("musique baroque",)},
    place=PLACE,
)
PICTURE = ImportedPicture(
    url="https://pictures.example.org/organ.jpg",
    credit="A. Marin",
    alt={"en": "An organ", "fr": "Un orgue"},
)


def event(**changes: Any) -> ImportedEvent:
    return replace(EVENT, **changes)


def index(language: str = "en") -> Page:
    return factories.add_page(EventIndexPage, factories.home(language), title="Events")


def source(parent: Page | None = None, **fields: Any) -> ImportSource:
    values = {
        "name": "Town agenda",
        "parent": parent or index(),
        "page_type": ContentType.objects.get_for_model(EventPage),
        "time_zone": "Europe/Paris",
        **fields,
    }
    return ImportSource.objects.create(**values)


def imported(
    origin: ImportSource, *found: ImportedEvent | Refused, **options: Any
) -> ImportRun:
    """Import what a reader found, as one reading of a source."""
    run = ImportRun.objects.create(source=origin, started_at=timezone.now(), **options)
    stage(run, found)
    for _done in services.complete(run):
        pass
    return run


def outcomes(run: ImportRun) -> list[str]:
    return list(run.rows.values_list("outcome", flat=True))


def notes(run: ImportRun) -> list[dict[str, Any]]:
    return [note for row in run.rows.all() for note in row.notes]


def the_page(language: str = "en") -> EventPage:
    """The only event in a language, as its editors see it."""
    page = EventPage.objects.get(locale__language_code=language)
    return page.get_latest_revision_as_object()
