"""Pictures fetched from the addresses of others, kept with credit and source."""

import re
from hashlib import sha1
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from wagtail_culture_social.domain.rights import rights_for
from wagtail_culture_social.models import ImageRights
from wagtail_culture_social.outbound import OutboundError, fetch, message_of
from wagtail_culture_social.social.clean_pictures import (
    MESSAGES,
    CleanPicture,
    PictureError,
    clean_picture,
)

MOST_BYTES = 20 * 1024 * 1024
FORMATS = {
    "image/jpeg": "JPEG",
    "image/jpg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/avif": "AVIF",
}
EXTENSIONS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "gif": "GIF",
    "avif": "AVIF",
}


def fetch_picture(
    url: str,
    *,
    title: str,
    credit: str,
    rights: str = "",
    source: str = "",
    collection: Any = None,
) -> AbstractImage:
    """Return an image of the library made from what stands at an address.

    The same picture is kept once, with the credit that it was given first. Raises
    ``OutboundError`` when nothing was fetched, ``PictureError`` when that was bad.
    """
    answer = fetch(url, accept=_accepted(url), most_bytes=MOST_BYTES)
    picture = clean_picture(answer.body, FORMATS[answer.content_type])
    statement = rights_for(rights)
    with transaction.atomic():
        image = _image_of(picture, title, collection)
        ImageRights.objects.get_or_create(
            image=image,
            defaults={
                "credit_line": credit[: _longest("credit_line")],
                "rights": statement.uri if statement else "",
                "source": _source(source or url),
            },
        )
    return image


def message_of_picture(error: OutboundError | PictureError | str) -> str:
    """Return why there is no picture, for an error or its code."""
    code = error if isinstance(error, str) else error.code
    return gettext(MESSAGES[code]) if code in MESSAGES else message_of(code)


def _accepted(url: str) -> list[str]:
    """Return the media types to ask for: that of the extension, if there is one.

    A server that may choose gives something else under a name that ends in ``.jpg``.
    """
    extension = re.split("[?#]", url)[0].rpartition(".")[2].lower()
    wanted = EXTENSIONS.get(extension)
    return [kind for kind, name in FORMATS.items() if wanted in {None, name}]


def _image_of(picture: CleanPicture, title: str, collection: Any) -> AbstractImage:
    model = get_image_model()
    digest = sha1(picture.content, usedforsecurity=False).hexdigest()
    known = model.objects.filter(file_hash=digest).first()
    if known is not None:
        return known
    name = f"{slugify(title)[:50] or 'picture'}.{picture.extension}"
    image = model(
        title=title[:255],
        file=ContentFile(picture.content, name=name),
        file_size=len(picture.content),
        file_hash=digest,
    )
    if collection is not None:
        image.collection = collection
    image.save()
    return image


def _longest(name: str) -> int:
    return ImageRights._meta.get_field(name).max_length


def _source(url: str) -> str:
    """Return where a picture is from; nothing rather than half an address."""
    return url if len(url) <= _longest("source") else ""
