"""The map of objects: a list with places, which a map can repeat."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
    PictureValue,
)
from wagtail_culture_social.spotlights.credited import CreditedBlock, credited
from wagtail_culture_social.spotlights.exhibit_blocks import images_of

LIMITS = {"latitude": 90, "longitude": 180}
OPENSTREETMAP = "https://www.openstreetmap.org"


class MappedObjectValue(PictureValue):
    """An object knows where it is on a map."""

    @property
    def position(self) -> tuple[str, str] | None:
        """Return latitude and longitude as attributes write them."""
        numbers = [self.get(name) for name in LIMITS]
        if None in numbers or _faults(self):
            return None
        latitude, longitude = (f"{number:f}" for number in numbers)
        return latitude, longitude

    @property
    def map_url(self) -> str:
        """Return an address of OpenStreetMap, "" without a position."""
        if self.position is None:
            return ""
        latitude, longitude = self.position
        marker = f"mlat={latitude}&mlon={longitude}"
        return f"{OPENSTREETMAP}/?{marker}#map=16/{latitude}/{longitude}"


class MappedObjectBlock(PictureBlock):
    """An object, where it is or comes from, and a picture: flat, for translators."""

    title = blocks.CharBlock(label=_("Title"), max_length=200, default="")
    place = NullSafeCharBlock(
        label=_("Place"),
        max_length=200,
        help_text=_("In words, for those who do not see the map."),
    )
    latitude = blocks.DecimalBlock(
        required=False, max_digits=9, decimal_places=6, label=_("Latitude")
    )
    longitude = blocks.DecimalBlock(
        required=False, max_digits=9, decimal_places=6, label=_("Longitude")
    )
    text = NullSafeTextBlock(label=_("Text"))

    class Meta:
        icon = "site"
        label = _("Object")
        label_format = "{title}"
        value_class = MappedObjectValue
        template = "wagtail_culture_social/spotlights/mapped_object.html"
        form_layout = [
            "title",
            "place",
            "latitude",
            "longitude",
            "text",
            "image",
            "alt_text",
            "decorative",
            "caption",
        ]

    def clean(self, value: Any) -> Any:
        """Ask for a position on Earth, or none, except in a draft."""
        value = super().clean(value)
        if not self.is_deferred_validation and (faults := _faults(value)):
            raise StructBlockValidationError(faults)
        return value


class MapBlock(CreditedBlock):
    """Objects where they are or come from: a list, and a map after a click."""

    title = NullSafeCharBlock(label=_("Title"), max_length=200)
    text = NullSafeTextBlock(label=_("Text"))
    objects = blocks.ListBlock(MappedObjectBlock(), label=_("Objects"))

    class Meta:
        icon = "site"
        label = _("Map of objects")
        template = "wagtail_culture_social/spotlights/map.html"
        description = _("A list of objects with their places, and a map after a click")
        form_layout = ["title", "text", "objects", "credit", "rights"]

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Offer a map where the site has tiles and an object has a position."""
        context = super().get_context(value, parent_context)
        is_mapped = any(one.position for one in value["objects"])
        context["tiles"] = settings.map_tiles if is_mapped else None
        return context

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture of every object."""
        yield from value.get("objects") or ()

    def get_node(self, value: Any, language: str) -> schema.ObjectMap:
        """Return the places that have a position, and the pictures."""
        return schema.ObjectMap(
            title=value["title"],
            places=tuple(_place(one) for one in value["objects"] if one.position),
            images=images_of(value["objects"], language),
            **credited(value),
        )


def _faults(value: Any) -> dict[str, ValidationError]:
    """Return what is wrong with a position; without any number there is none."""
    numbers = {name: value.get(name) for name in LIMITS}
    if all(number is None for number in numbers.values()):
        return {}
    return {
        name: ValidationError(_fault(LIMITS[name]))
        for name, number in numbers.items()
        if number is None or not abs(float(number)) <= LIMITS[name]
    }


def _fault(limit: int) -> Any:
    return _("Type a number from %(least)d to %(most)d.") % {
        "least": -limit,
        "most": limit,
    }


def _place(value: MappedObjectValue) -> schema.MappedPlace:
    return schema.MappedPlace(
        name=value["place"] or value["title"],
        latitude=float(value["latitude"]),
        longitude=float(value["longitude"]),
    )
