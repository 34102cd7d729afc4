"""Films that are recommended, with the French age rating and their versions."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.captions import lasting
from wagtail_culture_social.domain.platforms import platform_name
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
)
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.spotlights.catalogue import LentBlock, catalogue_group
from wagtail_culture_social.spotlights.credited import (
    credit_group,
    credited,
    group,
    picture_facts,
)
from wagtail_culture_social.spotlights.identifier_blocks import IdentifierBlock
from wagtail_culture_social.spotlights.items import Item

RATINGS = [
    ("all", _("For all audiences")),
    ("12", _("Not for under-12s")),
    ("16", _("Not for under-16s")),
    ("18", _("Not for under-18s")),
]
"""The measures of a French visa (CNC): Code du cinéma, article R. 211-12.

"Not for under-10s" is a sign of television (Arcom), no measure of a visa.
"""
RATING_LABELS = dict(RATINGS)

VERSIONS = [
    ("vo", _("Original version")),
    ("vf", _("French version")),
    ("vostfr", _("Original version with French subtitles")),
    ("vosten", _("Original version with English subtitles")),
    ("ad", _("Audio description")),
    ("sme", _("Subtitles for people who are deaf or hard of hearing")),
]
SUBTITLES = {"vostfr": "fr", "sme": "fr", "vosten": "en"}
FEATURES = {"ad": "audioDescription", "sme": "captions"}
"""Words of accessibilityFeature (W3C, Accessibility Properties for Discoverability)."""


class FilmValue(blocks.StructValue):
    """A film says its rating and versions in the active language."""

    @property
    def rated(self) -> str:
        """Return the age rating in words, with its warning."""
        rating = str(RATING_LABELS.get(self.get("rating") or "", ""))
        if rating and self.get("warning"):
            return str(_("%(rating)s, with a warning") % {"rating": rating})
        return rating

    @property
    def version_names(self) -> list[str]:
        """Return the versions it is shown in, in our order."""
        chosen = self.get("versions") or ()
        return [str(label) for code, label in VERSIONS if code in chosen]


class FilmBlock(LentBlock):
    """A film recommendation."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    director = NullSafeCharBlock(label=_("Director"), max_length=150)
    year = NullSafeCharBlock(label=_("Year"), max_length=20)
    country = NullSafeCharBlock(label=_("Country"), max_length=100)
    duration = blocks.IntegerBlock(
        required=False, min_value=1, label=_("Duration"), help_text=_("In minutes.")
    )
    note = NullSafeTextBlock(label=_("Why see it"))
    picture = PictureBlock(required=False, label=_("Picture"))
    rating = blocks.ChoiceBlock(
        choices=RATINGS,
        required=False,
        label=_("Age rating"),
        help_text=_("As in the French visa (CNC)."),
    )
    warning = blocks.BooleanBlock(
        required=False, default=False, label=_("The visa comes with a warning")
    )
    versions = blocks.MultipleChoiceBlock(
        choices=VERSIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Versions and subtitles"),
    )
    showing = blocks.PageChooserBlock(
        required=False,
        label=_("Where to see it: a page"),
        help_text=_("For example the event of its screening."),
    )
    showing_url = blocks.URLBlock(
        required=False, label=_("Where to see it: an address")
    )
    showing_text = NullSafeCharBlock(
        label=_("Where to see it: in words"),
        max_length=150,
        help_text=_("For example: on Thursday evening in the auditorium"),
    )
    ean = IdentifierBlock("ean", label=_("EAN"), help_text=_("Of the disc."))

    class Meta:
        icon = "media"
        label = _("Film")
        value_class = FilmValue
        template = "wagtail_culture_social/spotlights/film.html"
        description = _("Title, director, year and why to see it")
        form_layout = [
            "title",
            "director",
            "year",
            "country",
            "duration",
            "note",
            "picture",
            group(
                _("Rating and versions"), "rating", "warning", "versions", icon="view"
            ),
            group(
                _("Where to see it"),
                "showing",
                "showing_url",
                "showing_text",
                icon="date",
            ),
            catalogue_group("ean"),
            credit_group(),
        ]

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the running time in words, and the page of its screening."""
        context = super().get_context(value, parent_context)
        minutes, language = value.get("duration"), context.get("wcs_language") or ""
        context["running_time"] = lasting(minutes * 60, language) if minutes else ""
        showing = value.get("showing")
        context["showing_host"] = platform_name(value.get("showing_url") or "")
        context["showing"] = showing_of(showing, context) if showing else None
        return context

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture of the film."""
        yield value.get("picture")

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the director."""
        yield value.get("director") or ""

    def get_item(self, value: Any) -> Item:
        """Return the film of the week."""
        return Item(
            kind="film",
            title=value["title"],
            by=value["director"],
            picture=value.get("picture"),
            note=value["note"],
        )

    def get_node(self, value: Any, language: str) -> schema.Film:
        """Return the film."""
        versions = value.get("versions") or ()
        with override(language):
            rating = value.rated
        return schema.Film(
            title=value["title"],
            director=value["director"],
            year=value["year"],
            country=value["country"],
            minutes=value.get("duration"),
            rating=f"{rating} (CNC)" if rating else "",
            subtitles=next((SUBTITLES[v] for v in versions if v in SUBTITLES), ""),
            features=tuple(FEATURES[v] for v in versions if v in FEATURES),
            note=value["note"],
            url=value.get("showing_url") or "",
            image=picture_facts(value.get("picture"), language),
            **credited(value),
        )


def showing_of(page: Any, context: dict[str, Any]) -> dict[str, str] | None:
    """Return title and address of a page, best in the language of the page around.

    ``None`` when it is not open to everybody.
    """
    language = context.get("wcs_language") or ""
    twins = public_alone().filter(translation_key=page.translation_key)
    found = twins.select_related("locale").order_by("pk")
    ranked = sorted(
        found,
        key=lambda one: (one.locale.language_code != language, one.pk != page.pk),
    )
    if not ranked:
        return None
    chosen, request = ranked[0], context.get("request")
    borrowed = chosen.locale.language_code
    return {
        "title": chosen.title,
        "url": chosen.get_url(request) or "",
        "language": borrowed if borrowed != language else "",
    }
