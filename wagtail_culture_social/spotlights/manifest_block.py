"""``ManifestBlock``: an object of another institution, shown from what we keep."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from wagtail_culture_social.domain.iiif.reading import MOST_CANVASES
from wagtail_culture_social.domain.iiif.selection import read_numbers
from wagtail_culture_social.media.blocks import NullSafeCharBlock, NullSafeTextBlock
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.models.stored_blocks import PatternBlock
from wagtail_culture_social.spotlights.iiif.chooser import manifest_chooser
from wagtail_culture_social.spotlights.iiif.figures import (
    MOST,
    Figure,
    chosen_numbers,
    figure_of,
    views_of,
)
from wagtail_culture_social.spotlights.iiif.showing import ShownManifest, Text

ManifestChooserBlock = manifest_chooser.get_block_class(
    name="ManifestChooserBlock", module_path=__name__
)


class DescriptionBlock(blocks.StructBlock):
    """The alternative text of one view."""

    view = blocks.IntegerBlock(
        min_value=1, label=pgettext_lazy("of a manifest", "View")
    )
    alt_text = NullSafeCharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("What the picture shows, for people who do not see it."),
    )

    class Meta:
        icon = "image"
        label = _("Description of a view")
        label_format = "{view} {alt_text}"


class ManifestValue(blocks.StructValue):
    """A manifest with the views that are shown of it."""

    @property
    def wanted(self) -> tuple[int, tuple[int, ...]] | None:
        """The key of the manifest and the numbers of the views."""
        manifest = self.get("manifest")
        numbers = chosen_numbers(self.get("views") or "")
        return (manifest.pk, numbers) if manifest else None

    @cached_property
    def canvases(self) -> list[Any]:
        """The views in their order; a stream of blocks has fetched them all at once."""
        return self.among(views_of([self.wanted] if self.wanted else []))

    def among(self, views: dict[Any, Any]) -> list[Any]:
        """Return the views of this manifest out of those of many."""
        key, numbers = self.wanted or (0, ())
        return [views[key, number] for number in numbers if (key, number) in views]

    def figures(self, name: Text, language: str) -> list[Figure]:
        """Return the views in the language of a page."""
        told = {one["view"]: one["alt_text"] for one in self.get("descriptions") or ()}
        return [
            figure_of(view, told.get(view.number) or "", name, language)
            for view in self.canvases
        ]


class ManifestBlock(blocks.StructBlock):
    """A kept IIIF manifest: pictures of ours, what its owner says and requires."""

    manifest = ManifestChooserBlock(label=_("IIIF manifest"))
    title = NullSafeCharBlock(
        label=_("Title"),
        max_length=200,
        help_text=_("Empty: the name that its owner gives it."),
    )
    views = PatternBlock(
        regex=r"^[\d\s,;–-]*$",
        required=False,
        default="",
        label=_("Views"),
        help_text=_("Which ones are shown, for example 1, 3-5. Empty: the first six."),
        error_messages={"invalid": _("Write numbers, for example 1, 3-5.")},
    )
    note = NullSafeTextBlock(label=_("Why it matters"))
    descriptions = blocks.ListBlock(
        DescriptionBlock(),
        default=[],
        label=_("Descriptions of views"),
        help_text=_("A view without one is read with the label that its owner gives."),
    )

    class Meta:
        icon = "globe"
        label = _("IIIF object")
        value_class = ManifestValue
        template = "wagtail_culture_social/spotlights/manifest.html"
        description = _(
            "An object of another institution: its pictures, what is said of it, its "
            "rights, kept on this site"
        )

    def wanted_in(self, raw: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the views that are shown."""
        if raw and raw.get("manifest"):
            for number in chosen_numbers(raw.get("views") or ""):
                yield ManifestCanvas, (raw["manifest"], number)

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """Fetch the views of all the blocks in one query."""
        found = super().bulk_to_python(values)
        views = views_of(one.wanted for one in found if one.wanted)
        for value in found:
            value.__dict__["canvases"] = value.among(views)
        return found

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the manifest and its views in the language of the page."""
        context = super().get_context(value, parent_context)
        language = context.get("wcs_language") or get_language() or ""
        if manifest := value.get("manifest"):
            shown = ShownManifest(manifest, language)
            context |= {
                "shown": shown,
                "figures": value.figures(shown.label, language),
            }
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Add the name of the object."""
        manifest = value.get("manifest")
        names = [manifest.title] if manifest else []
        return [*names, *super().get_searchable_content(value)]

    def clean(self, value: Any) -> Any:
        """Refuse views that the object does not have, except in a draft."""
        value = super().clean(value)
        manifest = value.get("manifest")
        if manifest and not self.is_deferred_validation:
            kept = min(manifest.all_canvases, MOST_CANVASES)
            _check_views(value.get("views") or "", kept)
        return value


def _check_views(typed: str, kept: int) -> None:
    try:
        numbers = read_numbers(typed, MOST)
    except ValueError:
        message = _("Write numbers, for example 1, 3-5.")
        raise StructBlockValidationError({"views": ValidationError(message)}) from None
    if numbers and max(numbers) > kept:
        message = _("This object has only %(count)s views.") % {"count": kept}
        raise StructBlockValidationError({"views": ValidationError(message)})
