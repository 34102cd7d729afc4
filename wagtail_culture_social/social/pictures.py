"""Pictures with rights and renditions at hand, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.twins import content_language

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

    Its own size is that of the largest; ``None`` when its file is gone.
    """
    if image.is_svg():
        specs = [f"{spec}|preserve-svg" for spec in specs]
    found = get_renditions_or_not_found(image, [filter_of(spec) for spec in specs])
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
    """
    wanted = [image for image in images if image is not None]
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
        page.__dict__[MORE] = _images_of(renditions, more)
        wanted += page.__dict__[MORE].values()
    for image in wanted:
        image.prefetched_renditions = renditions[image.pk]
        if renditions[image.pk]:
            rights = getattr(renditions[image.pk][0].image, RIGHTS, None)
            type(image).culture_rights.related.set_cached_value(image, rights)
    never_shown = [image for image in wanted if not renditions[image.pk]]
    prefetch_related_objects(never_shown, RIGHTS)


def more_images(page: Any) -> dict[int, AbstractImage]:
    """Return the images that a page names by key; those that are gone are left out."""
    if MORE not in page.__dict__:
        fetch_pictures(page, more=page.get_picture_keys())
    return page.__dict__.get(MORE, {})


def _lacks_main_picture(page: Any) -> bool:
    field = page._meta.get_field("social_image")
    return page.social_image_id is not None and not field.is_cached(page)


def _renditions(keys: set[int]) -> dict[int, list[AbstractRendition]]:
    found: dict[int, list[AbstractRendition]] = defaultdict(list)
    model = get_image_model().get_rendition_model()
    rows = model.objects.filter(image_id__in=keys)
    for rendition in rows.select_related(f"image__{RIGHTS}"):
        found[rendition.image_id].append(rendition)
    return found


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
