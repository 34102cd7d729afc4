"""What a guided tour looks at when the object is another institution's: a kept view."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.regions import Region
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.spotlights.iiif.figures import figure_of, views_of
from wagtail_culture_social.spotlights.iiif.showing import ShownManifest


@dataclass(frozen=True, slots=True)
class Cut:
    """A detail of a kept picture, as the frame of a drawing; sizes are pixels."""

    frame: str
    width: int
    height: int


def kept_views(wanted: Iterable[tuple[int, int] | None]) -> dict[Any, ManifestCanvas]:
    """Return views by the key of their manifest and their number, in one query."""
    return views_of((one[0], (one[1],)) for one in wanted if one)


def cut(view: ManifestCanvas, region: Region) -> Cut | None:
    """Return a detail of the kept picture, ``None`` without a picture or a region."""
    if not view.thumbnail or region.faults:
        return None
    box = region.box(view.thumbnail_width, view.thumbnail_height)
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    return Cut(frame=f"{left} {top} {width} {height}", width=width, height=height)


def shown_view(
    manifest: Any, view: ManifestCanvas, description: str, language: str
) -> dict[str, Any]:
    """Return what a template says of a view and of its owner, in a language."""
    said = ShownManifest(manifest, language)
    return {
        "shown": said,
        "figure": figure_of(view, description, said.label, language),
    }
