"""Places of imported events: venues that are known already, or new ones."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Locale

from wagtail_culture_social.domain.imports.imported import ImportedPlace
from wagtail_culture_social.events.importers.incoming import in_language
from wagtail_culture_social.models.imports import ImportedVenue, ImportSource
from wagtail_culture_social.models.places import Venue


def venue_of(
    source: ImportSource, place: ImportedPlace | None, locale: Locale
) -> Venue | None:
    """Return the venue of a place: by its identifier, its name and town, or a new one.

    A venue that is known keeps what editors say of it.
    """
    if place is None or not place.name:
        return None
    external_id = place.external_id[:255]
    known = source.venues.filter(external_id=external_id).select_related("venue")
    if external_id and (found := known.first()):
        return found.venue
    venue = _by_name(place, locale) or _new(place, locale)
    if external_id:
        ImportedVenue.objects.create(
            source=source, external_id=external_id, venue=venue
        )
    return venue


def bring_venue_twin(
    venue: Venue | None, access: Mapping[str, str], locale: Locale
) -> None:
    """Have the way in to a venue said in another language, if the source says it."""
    words = access.get(locale.language_code)
    if venue is None or not words or venue.get_translation_or_none(locale):
        return
    twin = venue.copy_for_translation(locale)
    twin.access = words
    twin.save()


def _by_name(place: ImportedPlace, locale: Locale) -> Venue | None:
    venues = Venue.objects.filter(locale=locale, name__iexact=_cut(place, "name"))
    return venues.filter(locality__iexact=_cut(place, "locality")).first()


def _new(place: ImportedPlace, locale: Locale) -> Venue:
    town = f"{place.postal_code} {place.locality}".strip()
    street = place.address.removesuffix(town).rstrip(", ")
    venue = Venue(
        locale=locale,
        name=_cut(place, "name"),
        street_address=street[:200],
        postal_code=_cut(place, "postal_code"),
        locality=_cut(place, "locality"),
        country=place.country if len(place.country) == 2 else "",
        latitude=_degrees(place.latitude),
        longitude=_degrees(place.longitude),
        access=in_language(place.access, locale.language_code),
    )
    venue.full_clean()
    venue.save()
    return venue


def _cut(place: ImportedPlace, name: str) -> str:
    most: Any = Venue._meta.get_field(name).max_length
    return str(getattr(place, name))[:most]


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.6f}"
