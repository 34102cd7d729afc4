"""The sizes of a page's pictures, made when it is published: no visitor waits."""

import logging
from collections.abc import Iterable, Iterator
from functools import partial
from time import monotonic
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from wagtail_culture_social.social.cards import card_image
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.pictures import filters_of

MAIN = ("picture", "thumbnail")
"""What page and lists show of a main picture, besides the card for links."""
SECONDS = 15
"""How long publishing may take for pictures; the nightly command makes the rest."""

logger = logging.getLogger(__name__)


def make_published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Have the pictures of a published page made; a receiver of ``page_published``."""
    if has_posts(instance):
        make = partial(_make_live, type(instance), instance.pk)
        transaction.on_commit(make, robust=True)


def make_renditions(page: Any, seconds: float = SECONDS) -> bool:
    """Make the sizes that a page needs and that are missing; tell whether all are.

    It stops after some seconds. A picture that cannot be read is logged and skipped.
    """
    ends = monotonic() + seconds
    try:
        card_image(page)
    except Exception:
        logger.exception("The picture of “%s” could not be made as a card.", page)
    wanted = _wanted(page)
    images = get_image_model().objects.filter(pk__in=wanted)
    for image in images.prefetch_related("renditions").order_by("pk"):
        if monotonic() > ends:
            return False
        _make(image, wanted[image.pk])
    return True


def _make_live(model: Any, pk: int) -> None:
    page = model.objects.live().filter(pk=pk).first()
    if page is not None:
        make_renditions(page)


def _wanted(page: Any) -> dict[int, set[str]]:
    """Return the sizes of each image of a page, by its key, as names or as specs."""
    found: dict[int, set[str]] = {}
    for key in _images_in_streams(page):
        found.setdefault(key, set()).update(page.wcs_picture_sizes)
    for key, specs in page.get_picture_sizes():
        found.setdefault(key, set()).update(specs)
    for key in page.get_picture_keys():
        found.setdefault(key, set()).add("logo")
    if page.social_image_id:
        found.setdefault(page.social_image_id, set()).update(MAIN)
        if getattr(page, "wcs_has_manifest", False):
            found[page.social_image_id].add("facts")
    return found


def _images_in_streams(page: Any) -> Iterator[int]:
    model = get_image_model()
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            stream = field.value_from_object(page)
            for target, key, *_where in field.extract_references(stream):
                if issubclass(target, model):
                    yield int(key)


def _make(image: AbstractImage, sizes: Iterable[str]) -> None:
    try:
        image.get_renditions(*filters_of(image, sorted(sizes)))
    except Exception:
        logger.exception("“%s” could not be made in all sizes.", image)
