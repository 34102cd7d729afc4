"""Pictures with rights and renditions at hand, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

from wagtail_culture_social.models.columns import plain, row_of
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.twins import content_language

PICTURE_SPECS = tuple(
    f"width-{width}|format-webp|webpquality-58" for width in (480, 720, 1072)
)
"""A picture shown whole, the smallest first."""
THUMBNAIL_SPECS = tuple(
    f"fill-{size}|format-webp|webpquality-68" for size in ("320x240", "640x480")
)
"""A small crop beside a title."""
FACTS_SPEC = "max-1200x1200|format-jpeg"
"""What structured data and manifests name."""
SPECS = {
    "picture": PICTURE_SPECS,
    "thumbnail": THUMBNAIL_SPECS,
    "logo": ("max-320x160|format-webp|webpquality-80",),
    "tile": ("fill-160x160|format-webp|webpquality-68",),
    "large": ("max-2400x2400|format-webp|webpquality-70",),
    "facts": (FACTS_SPEC,),
}
"""The specifications that templates know by a name."""

RIGHTS = "culture_rights"
MORE = "_wcs_more_images"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in several sizes, as an ``img`` element says it; sizes are pixels."""

    src: str
    srcset: str
    width: str
    height: str


def shown(image: AbstractImage, specs: Iterable[str]) -> Shown | None:
    """Return a picture in the sizes of some specifications, the smallest first.

    The name of several stands for them. Its own size is that of the largest; ``None``
    when its file is gone.
    """
    found = get_renditions_or_not_found(image, filters_of(image, specs))
    sizes = {one.width: one for one in found.values()}
    largest = next(reversed(sizes.values()))
    if not largest.width:
        return None
    addresses = [f"{one.url} {width}w" for width, one in sizes.items()]
    return Shown(
        src=next(iter(sizes.values())).url,
        srcset=", ".join(addresses) if len(addresses) > 1 else "",
        width=str(largest.width),
        height=str(largest.height),
    )


def filters_of(image: AbstractImage, specs: Iterable[str]) -> list[Filter]:
    """Return the filters of some sizes of an image, which may be named together."""
    each = [spec for name in specs for spec in SPECS.get(name, (name,))]
    if image.is_svg():
        each = [f"{spec}|preserve-svg" for spec in each]
    return [filter_of(spec) for spec in each]


@cache
def filter_of(spec: str) -> Filter:
    """Return the one filter of a specification, which is taken apart only once."""
    return Filter(spec=spec)


def main_picture(page: Any) -> ImageUse:
    """Return the main picture of a page as a use with its alternative text."""
    fetch_pictures(page)
    image = page.social_image
    alt = page.social_image_alt
    if not alt and image is not None:
        alt = getattr(image, "description", "") or ""
    return ImageUse(image=image, alt_text=alt, language=content_language(page))


def fetch_pictures(
    page: Any,
    images: Iterable[AbstractImage | None] = (),
    more: Iterable[int] = (),
) -> None:
    """Fetch the main picture of a page, and what the given images need to be shown.

    That is one query for images that were shown before: their renditions bring
    image and rights along. ``more`` are keys of images that ``more_images`` returns.
    Images that were fetched with theirs already cost nothing.
    """
    wanted = [image for image in images if image is not None and _lacks_sizes(image)]
    fetches_main = _lacks_main_picture(page)
    more = set(more)
    keys = {image.pk for image in wanted} | more
    if fetches_main:
        keys.add(page.social_image_id)
    if not keys:
        return
    renditions = _renditions(keys)
    if fetches_main:
        page.social_image = _image_of(renditions, page.social_image_id)
        if page.social_image is not None:
            wanted.append(page.social_image)
    if more:
        found = _images_of(renditions, more)
        page.__dict__[MORE] = page.__dict__.get(MORE, {}) | found
        wanted += found.values()
    for image in wanted:
        image.prefetched_renditions = renditions[image.pk]
        if renditions[image.pk]:
            rights = getattr(renditions[image.pk][0].image, RIGHTS, None)
            type(image).culture_rights.related.set_cached_value(image, rights)
    never_shown = [image for image in wanted if not renditions[image.pk]]
    prefetch_related_objects(never_shown, RIGHTS)


def more_images(page: Any) -> dict[int, AbstractImage]:
    """Return the images that a page names by key; those that are gone are left out."""
    keys = set(page.get_picture_keys())
    if not keys <= page.__dict__.get(MORE, {}).keys():
        fetch_pictures(page, more=keys)
    return page.__dict__.get(MORE, {})


def pictures_by_key(page: Any, keys: set[int]) -> dict[int, AbstractImage]:
    """Return images with what they need to be shown, the main picture besides."""
    fetch_pictures(page, more=keys)
    return page.__dict__.get(MORE, {})


def _lacks_sizes(image: AbstractImage) -> bool:
    return "prefetched_renditions" not in image.__dict__


def _lacks_main_picture(page: Any) -> bool:
    field = page._meta.get_field("social_image")
    return page.social_image_id is not None and not field.is_cached(page)


def _renditions(keys: set[int]) -> dict[int, list[AbstractRendition]]:
    """Return the renditions of images by key; all of one share image and rights."""
    model = get_image_model()
    size = 1 << (len(keys) - 1).bit_length()
    wanted = islice(cycle(keys), size)
    rows = _of_images(size).rows(
        model.get_rendition_model(),
        **{f"key_{number}": key for number, key in enumerate(wanted)},
    )
    found: dict[int, list[AbstractRendition]] = defaultdict(list)
    for row in rows:
        if found[row.image_id]:
            row.image = found[row.image_id][0].image
        else:
            row.image = _joined(model, row, OF_IMAGE)
            related = model.culture_rights.related
            rights = _joined(related.related_model, row, OF_RIGHTS)
            related.set_cached_value(row.image, rights)
        found[row.image_id].append(row)
    return found


OF_IMAGE, OF_RIGHTS = "of_image_", "of_rights_"
"""How the columns of an image and of its rights begin beside those of a rendition."""


@cache
def _of_images(size: int) -> Prepared:
    """Return the query for the renditions of so many images, with all about them.

    An image has several, and is read once.
    """

    def build(**keys: int) -> QuerySet:
        image = get_image_model()
        rights = image.culture_rights.related.related_model
        rendition = image.get_rendition_model()
        names = [field.attname for field in rendition._meta.concrete_fields]
        columns = {OF_IMAGE + name: F(f"image__{name}") for name in plain(image)}
        columns |= {
            OF_RIGHTS + name: F(f"image__{RIGHTS}__{name}") for name in plain(rights)
        }
        rows = rendition.objects.filter(image_id__in=list(keys.values()))
        return rows.annotate(**columns).values_list(*names, *columns)

    fields = {f"key_{number}": models.BigIntegerField() for number in range(size)}
    return Prepared(build, **fields)


def _joined(model: Any, row: Any, prefix: str) -> Any:
    """Return what a row tells of another one, ``None`` when there is none."""
    columns = {name: getattr(row, prefix + name) for name in plain(model)}
    if columns[model._meta.pk.attname] is None:
        return None
    return row_of(model, columns)


def _images_of(
    renditions: dict[int, list[AbstractRendition]], keys: set[int]
) -> dict[int, AbstractImage]:
    shown = {key: renditions[key][0].image for key in keys if renditions[key]}
    others = keys - shown.keys()
    return shown | (get_image_model().objects.in_bulk(others) if others else {})


def _image_of(
    renditions: dict[int, list[AbstractRendition]], key: int
) -> AbstractImage | None:
    if renditions[key]:
        return renditions[key][0].image
    return get_image_model().objects.filter(pk=key).first()
