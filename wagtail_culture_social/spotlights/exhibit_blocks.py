"""Galleries and timelines; works, stops, maps and tours have modules of their own."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
    PictureValue,
)
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credited,
    picture_facts,
)


class GalleryBlock(CreditedBlock):
    """Several pictures, each with its own words and credit."""

    title = NullSafeCharBlock(label=_("Title"), max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "wagtail_culture_social/spotlights/gallery.html"
        description = _("Pictures one after the other, without a carousel")
        form_layout = ["title", "pictures", "credit", "rights"]

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield every picture of the gallery."""
        yield from value.get("pictures") or ()

    def get_node(self, value: Any, language: str) -> schema.Gallery:
        """Return an image gallery."""
        return schema.Gallery(
            title=value["title"],
            images=images_of(value["pictures"], language),
            **credited(value),
        )


class TimelineEntryValue(PictureValue):
    """An entry knows its date as browsers read it."""

    @property
    def when(self) -> str:
        """Return the date as it was typed, else the year in words."""
        year = self.get("year")
        if self.get("date") or year is None:
            return self.get("date") or ""
        return gettext("%(year)d BC") % {"year": -year} if year < 0 else str(year)

    @property
    def datetime(self) -> str:
        """Return the year as HTML writes it, "" where HTML knows no such year."""
        year = self.get("year") or 0
        return f"{year:04d}" if 0 < year < 10000 else ""


class TimelineEntryBlock(PictureBlock):
    """Something that happened, and a picture of it: flat, for the translators."""

    year = blocks.IntegerBlock(
        label=_("Year"),
        help_text=_("Sorts the entries; before our era with a minus, for example -52."),
    )
    date = NullSafeCharBlock(
        label=_("Date"),
        max_length=60,
        help_text=_("As it is read: “spring 1852”, “about 50 BC”. Else the year."),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=200, default="")
    text = NullSafeTextBlock(label=_("Text"))

    class Meta:
        icon = "date"
        label = _("Entry")
        label_format = "{year} {title}"
        value_class = TimelineEntryValue
        template = "wagtail_culture_social/spotlights/timeline_entry.html"
        form_layout = [
            "year",
            "date",
            "title",
            "text",
            "image",
            "alt_text",
            "decorative",
            "caption",
        ]


class TimelineValue(blocks.StructValue):
    """A timeline knows the order of its entries."""

    @property
    def ordered(self) -> list[Any]:
        """Return the entries by year; those of one year as they were typed."""
        entries = self.get("entries") or ()
        return sorted(entries, key=_year_of)


class TimelineBlock(CreditedBlock):
    """What happened when, in the order of the years."""

    title = NullSafeCharBlock(label=_("Title"), max_length=200)
    text = NullSafeTextBlock(label=_("Text"))
    entries = blocks.ListBlock(TimelineEntryBlock(), label=_("Entries"))

    class Meta:
        icon = "calendar-alt"
        label = pgettext_lazy("content of a page", "Timeline")
        value_class = TimelineValue
        template = "wagtail_culture_social/spotlights/timeline.html"
        description = _("Dated entries, sorted by year, each with its picture")
        form_layout = ["title", "text", "entries", "credit", "rights"]

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture of every entry."""
        yield from value.get("entries") or ()

    def get_node(self, value: Any, language: str) -> schema.Timeline:
        """Return the span of years, and the pictures."""
        years = [entry["year"] for entry in value.ordered if entry["year"] is not None]
        return schema.Timeline(
            title=value["title"],
            first_year=years[0] if years else None,
            last_year=years[-1] if years else None,
            images=images_of(value.ordered, language),
            **credited(value),
        )


def images_of(pictures: Any, language: str) -> tuple[schema.ImageFacts, ...]:
    """Return the facts of the pictures that have an image."""
    found = (picture_facts(picture, language) for picture in pictures or ())
    return tuple(image for image in found if image)


def _year_of(entry: Any) -> tuple[bool, int]:
    """Return what sorts an entry: those without a year come last."""
    return entry["year"] is None, entry["year"] or 0
