"""Guided tours: a picture detail by detail."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.struct_block import BlockGroup

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.regions import Region
from wagtail_culture_social.media.blocks import (
    NullSafeTextBlock,
    PictureBlock,
    SoundBlock,
)
from wagtail_culture_social.media.documents import check_recording
from wagtail_culture_social.media.media_blocks import refuse_faulty
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.social.pictures import Shown, shown
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credited,
    picture_facts,
)
from wagtail_culture_social.spotlights.details import detail_specs
from wagtail_culture_social.spotlights.guided_views import cut, kept_views, shown_view
from wagtail_culture_social.spotlights.manifest_block import ManifestChooserBlock
from wagtail_culture_social.spotlights.region_input import CornerBlock, PercentBlock

SIZES = ("width-480|format-webp|webpquality-65", "width-960|format-webp|webpquality-65")
FAULTS = {
    "missing": _("Type a number."),
    "outside": _("The corner has to lie inside the picture: from 0 to less than 100."),
    "empty": _("Type a number above 0."),
    "beyond": _("The detail ends outside the picture: together they exceed 100."),
}


class TourStepValue(blocks.StructValue):
    """A step knows its region."""

    @property
    def region(self) -> Region:
        """Return the region as it was typed, with or without faults."""
        return Region(*(self.get(name) for name in ("x", "y", "width", "height")))

    @property
    def place(self) -> str:
        """Return the region as attributes write it, "" while it has faults."""
        region = self.region
        return "" if region.faults else " ".join(region.numbers)


class TourStepBlock(blocks.StructBlock):
    """One detail of the picture, and what there is to see in it."""

    title = blocks.CharBlock(label=_("Title"), max_length=150, default="")
    text = blocks.TextBlock(label=_("Text"), default="")
    x = CornerBlock(label=_("From the left"))
    y = PercentBlock(label=_("From the top"))
    width = PercentBlock(label=_("Width"))
    height = PercentBlock(label=_("Height"))
    sound = SoundBlock(
        required=False,
        label=_("Sound"),
        help_text=_("The text read aloud (MP3, M4A, Ogg, WAV): it says the same."),
    )

    class Meta:
        icon = "crosshairs"
        label = _("Step")
        label_format = "{title}"
        value_class = TourStepValue
        form_layout = [
            "title",
            "text",
            BlockGroup(
                heading=_("Detail of the picture, in percent"),
                icon="crosshairs",
                children=["x", "y", "width", "height"],
                label_format="",
            ),
            "sound",
        ]

    def clean(self, value: Any) -> Any:
        """Ask for a region inside the picture and for a sound, except in a draft."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        faults = {
            name: ValidationError(FAULTS[fault])
            for name, fault in value.region.faults.items()
        }
        if faults:
            raise StructBlockValidationError(faults)
        refuse_faulty(value, {"sound": check_recording})
        return value


class GuidedTourValue(blocks.StructValue):
    """A tour knows the view of an object of others that it looks at."""

    @property
    def wanted(self) -> tuple[int, int] | None:
        """The key of the manifest and the number of the view."""
        manifest = self.get("manifest")
        return (manifest.pk, self.get("view") or 1) if manifest else None

    @cached_property
    def kept_view(self) -> Any:
        """The view; a stream of blocks has fetched those of all tours at once."""
        return kept_views([self.wanted]).get(self.wanted)


class GuidedTourBlock(CreditedBlock):
    """A picture that is looked at detail by detail; each step can be read by itself."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = NullSafeTextBlock(label=_("Introduction"))
    picture = PictureBlock(label=_("Picture"))
    manifest = ManifestChooserBlock(
        required=False,
        label=_("IIIF manifest"),
        help_text=_("In place of an image: an object of others that is kept here."),
    )
    view = blocks.IntegerBlock(
        required=False,
        min_value=1,
        label=pgettext_lazy("of a manifest", "View"),
        help_text=_("Which view of the manifest; the first one when it is empty."),
    )
    steps = blocks.ListBlock(TourStepBlock(), label=_("Steps"))

    class Meta:
        icon = "crosshairs"
        label = _("Guided tour of a picture")
        value_class = GuidedTourValue
        template = "wagtail_culture_social/spotlights/guided_tour.html"
        description = _("A large picture detail by detail, each with its text")
        form_layout = [
            "title",
            "text",
            "picture",
            "manifest",
            "view",
            "steps",
            "credit",
            "rights",
        ]

    def wanted_in(self, raw: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the view of the object of others."""
        if raw and raw.get("manifest"):
            yield ManifestCanvas, (raw["manifest"], raw.get("view") or 1)

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """Fetch the views of all the blocks in one query."""
        found = super().bulk_to_python(values)
        views = kept_views(one.wanted for one in found)
        for value in found:
            value.__dict__["kept_view"] = views.get(value.wanted)
        return found

    def clean(self, value: Any) -> Any:
        """Ask for the picture and a step, except in a draft."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        missing = {}
        if value["picture"].is_empty and not value["manifest"]:
            missing["picture"] = ValidationError(_("Choose the picture to look at."))
        elif value["picture"].is_empty and not value.kept_view:
            missing["view"] = ValidationError(_("This manifest has no such view."))
        if not value["steps"]:
            missing["steps"] = ValidationError(_("Add a step."))
        if missing:
            raise StructBlockValidationError(missing)
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the steps, each with its detail; and the view of an object of others."""
        context = super().get_context(value, parent_context)
        image = value["picture"].get("image")
        if image is None and (view := value.kept_view):
            language = context.get("wcs_language") or get_language() or ""
            description = value["picture"].get("alt_text") or ""
            context |= shown_view(value["manifest"], view, description, language)
            context["steps"] = [(one, cut(view, one.region)) for one in value["steps"]]
        elif not context.get("wcs_text_only"):
            context["steps"] = [(one, _detail(image, one)) for one in value["steps"]]
        if context.get("wcs_text_only"):
            context["steps"] = [(one, None) for one in value["steps"]]
        return context

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture."""
        yield value.get("picture")

    def sizes_in(self, value: Any) -> Iterator[tuple[int, Iterable[str]]]:
        """Yield the image once for each step, with the sizes of its detail."""
        image = value["picture"].get("image")
        for step in value["steps"] if image else ():
            if not step.region.faults:
                yield image.pk, detail_specs(step.region, *SIZES)

    def get_node(self, value: Any, language: str) -> schema.GuidedTour:
        """Return the picture and the words of the steps."""
        return schema.GuidedTour(
            title=value["title"],
            image=picture_facts(value["picture"], language),
            steps=tuple(
                schema.TourStep(name=step["title"], text=step["text"])
                for step in value["steps"]
            ),
            **credited(value),
        )


def _detail(image: Any, step: TourStepValue) -> Shown | None:
    """Return what a step shows of a picture, ``None`` where that is unknown."""
    region = step.region
    if image is None or region.faults:
        return None
    return shown(image, detail_specs(region, *SIZES))
