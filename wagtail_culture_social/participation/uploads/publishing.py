"""What an approval makes of a file, and what its end takes back: nothing else does."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.files import File
from django.db import models, transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site

from wagtail_culture_social.domain.rights import rights_for
from wagtail_culture_social.domain.uploads import IMAGE, Fault, UploadFault
from wagtail_culture_social.models import ImageRights
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.privacy.traces import forget_words
from wagtail_culture_social.participation.uploads.deleting import Kind, delete_public

COLLECTION = "Participation"
"""The collection of what visitors sent; a name, and the same in both languages."""


@transaction.atomic
def publish(upload: Upload, *, title: str, credit: str, licence: str) -> Any:
    """Return the image or document of the site's library that a file becomes, once.

    ``licence`` is the address of a rights statement; another text is no statement.
    Raises ``UploadFault`` for a file that was never read.
    """
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if not locked.is_read:
        raise UploadFault(Fault.UNREAD)
    made = locked.image or locked.document
    if made is None:
        made = _image(locked, title) if locked.kind == IMAGE else _sound(locked, title)
        locked.save(update_fields=["image", "document"])
    if locked.kind == IMAGE:
        _say_rights(made, credit, licence)
    upload.image, upload.document = locked.image, locked.document
    return made


def publish_all(uploads: Iterable[Upload], **words: str) -> None:
    """Publish files with the same words, or none: a fault leaves no public file.

    It is to be the last step of a transaction, which takes back rows and no files.
    """
    made: list[Any] = []
    try:
        for upload in uploads:
            was_public = upload.image_id or upload.document_id
            one = publish(upload, **words)
            if not was_public:
                made.append(one)
    except BaseException:
        for one in made:
            one.file.storage.delete(one.file.name)
        raise


@transaction.atomic
def unpublish(upload: Upload) -> None:
    """Take the image with its renditions, or the document, out of the library."""
    take_back(upload)
    upload.image = upload.document = None
    upload.save(update_fields=["image", "document"])


def take_back(upload: Upload) -> None:
    """Delete what was made of a file, in the library and in caches before the site.

    Histories of the library keep that it was there, and no word of its title.
    """
    for made in filter(None, (upload.image, upload.document)):
        files = list(_files_of(made))
        purge = partial(_purge, [file.url for file, _kind in files])
        forget_words(type(made), [made.pk])
        made.delete()
        # Wagtail leaves it to its tasks, which may never be run.
        for file, kind in files:
            delete_public(file, kind)
        transaction.on_commit(purge)


def _image(upload: Upload, title: str) -> Any:
    model = get_image_model()
    image = model(width=upload.width, height=upload.height)
    if hasattr(image, "description"):
        longest = model._meta.get_field("description").max_length
        image.description = upload.alt_text[:longest]
    upload.image = _saved(image, upload, title)
    return upload.image


def _sound(upload: Upload, title: str) -> Any:
    upload.document = _saved(get_document_model()(), upload, title)
    return upload.document


def _saved(made: models.Model, upload: Upload, title: str) -> Any:
    """Fill and save an item of the library under a random name of its own."""
    suffix = upload.file.name.rpartition(".")[2]
    made.title = title[: made._meta.get_field("title").max_length]
    made.collection = _collection()
    with upload.file.open("rb") as content:
        made.file = File(content, name=f"{uuid4()}.{suffix}")
        made.file_size = upload.size
        made.save()
    return made


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _say_rights(image: Any, credit: str, licence: str) -> None:
    statement = rights_for(licence)
    longest = ImageRights._meta.get_field("credit_line").max_length
    ImageRights.objects.update_or_create(
        image=image,
        defaults={
            "credit_line": credit[:longest],
            "rights": statement.uri if statement else "",
        },
    )


def _files_of(made: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the files of an image or a document, each with the kind that it is of."""
    if not isinstance(made, get_image_model()):
        yield made.file, Kind.DOCUMENT
        return
    yield made.file, Kind.IMAGE
    for rendition in made.renditions.all():
        yield rendition.file, Kind.RENDITION


def _purge(addresses: list[str]) -> None:
    """Have caches in front of the site forget the files at some addresses."""
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    batch = PurgeBatch()
    for root in {site.root_url for site in Site.objects.all()}:
        batch.add_urls(
            address if "://" in address else root + address for address in addresses
        )
    batch.purge()
