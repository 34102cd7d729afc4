"""The communication kit of a campaign: its files as listed, and all of them as a ZIP.

What only some visitors may read is in neither: both are the same for everybody.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.addresses import file_url
from wagtail_culture_social.campaigns.kit_blocks import KINDS, OTHER
from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.rights import rights_label
from wagtail_culture_social.media.languages import language_name
from wagtail_culture_social.social.documents import documents_by_key
from wagtail_culture_social.social.pictures import RIGHTS, more_images
from wagtail_culture_social.social.posts.archive import safe_name
from wagtail_culture_social.social.posts.zip_stream import Member, zipped
from wagtail_culture_social.social.rights import ImageUse, credit_of
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class KitFile:
    """One file as visitors see it; ``name`` is its path in the ZIP, size in bytes.

    Only an image has an ``image``, to be shown small, and an alternative text.
    """

    kind: str
    title: str
    url: str
    file: Any
    size: int
    language: str
    licence: str
    licence_url: str
    credit: str
    image: Any = None
    alt: str = ""
    name: str = ""

    @property
    def form(self) -> str:
        """What the file is by its name: ``PDF``."""
        return PurePosixPath(self.file.name).suffix.removeprefix(".").upper()

    @property
    def language_name(self) -> str:
        """The language in words, ``""`` for a file without any."""
        return language_name(self.language) if self.language else ""


@dataclass(frozen=True, slots=True)
class Kit:
    """The files of a campaign by type, and the address at which all are one file.

    ``zip_url`` is empty without our URLs, and on a page that was never saved.
    """

    files: tuple[KitFile, ...]
    zip_url: str

    @property
    def groups(self) -> list[tuple[Any, list[KitFile]]]:
        """The types that there are, each with its files."""
        by_kind = ((label, self._of(kind)) for kind, label in KINDS.items())
        return [(label, files) for label, files in by_kind if files]

    @property
    def size(self) -> int:
        """What all files weigh together, in bytes."""
        return sum(file.size for file in self.files)

    def _of(self, kind: str) -> list[KitFile]:
        return [file for file in self.files if file.kind == kind]


def kit_of(page: Any) -> Kit | None:
    """Return the kit of a campaign; ``None`` without a file that anybody may have."""
    files = tuple(_named(_listed(page)))
    return Kit(files, file_url("kit", page)) if files else None


def kit_archive(page: Any, kit: Kit) -> Iterator[bytes]:
    """Yield the ZIP: who is to be named, and the listed files in their order.

    A file that is gone from the storage is in neither, so that the rest arrives.
    """
    files = [one for one in kit.files if one.file.storage.exists(one.file.name)]
    readme = "\n".join(_readme(page, files)).encode()
    members = [Member(one.name, one.file) for one in files]
    # Translators: the name of a file inside a ZIP file.
    return zipped([Member(_("README.txt"), readme), *members])


def image_keys(page: Any) -> list[int]:
    """Return the keys of the images among the files of a campaign."""
    return [value["image"] for value in _values(page) if value.get("image")]


def document_keys(page: Any) -> list[int]:
    """Return the keys of the documents among the files of a campaign."""
    return [value["document"] for value in _values(page) if value.get("document")]


def _values(page: Any) -> list[Mapping[str, Any]]:
    """Return the files as they are stored, without reading what was chosen."""
    return [raw["value"] for raw in page.kit.raw_data]


def _listed(page: Any) -> list[KitFile]:
    """Return the files by type, those in another language than the page last."""
    values, language, order = _values(page), content_language(page), list(KINDS)
    images = more_images(page) if image_keys(page) else {}
    documents = documents_by_key(page, set(document_keys(page)))
    files = (
        _image_file(value, image, language)
        if (image := images.get(value.get("image") or 0))
        else _document_file(value, documents.get(value.get("document") or 0), language)
        for value in values
    )
    return sorted(
        (file for file in files if file and file.size),
        key=lambda one: (
            order.index(one.kind),
            one.language not in (language, ""),
            one.language,
        ),
    )


def _image_file(value: Mapping[str, Any], image: Any, language: str) -> KitFile | None:
    rights = getattr(image, RIGHTS, None)
    if rights is not None and rights.is_over(today()):
        return None
    alt = value.get("alt_text") or ""
    credit = credit_of(ImageUse(image, alt, language))
    return KitFile(
        **_told(value, image, language, credit.rights_uri),
        url=image.file.url,
        credit=credit.text,
        image=image,
        alt=alt,
    )


def _document_file(
    value: Mapping[str, Any], document: Any, language: str
) -> KitFile | None:
    if document is None or document.is_closed:
        return None
    return KitFile(
        **_told(value, document, language, value.get("licence") or ""),
        url=document.url,
        credit=value.get("credit") or "",
    )


def _told(
    value: Mapping[str, Any], thing: Any, language: str, licence: str
) -> dict[str, Any]:
    """Return what is told of a document and of an image alike."""
    kind = value.get("kind")
    return {
        "kind": kind if kind in KINDS else OTHER,
        "title": value.get("title") or thing.title,
        "file": thing.file,
        "size": _size_of(thing),
        "language": value.get("language") or "",
        "licence": rights_label(licence, language),
        "licence_url": licence if licence.startswith("http") else "",
    }


def _size_of(thing: Any) -> int:
    """Return the bytes of a file, 0 when it is gone; nothing is written down."""
    try:
        return thing.file_size or thing.file.size
    except OSError:
        return 0


def _named(files: Iterable[KitFile]) -> Iterator[KitFile]:
    """Give each file its own path in the ZIP: ``logos/museumweek-fr.svg``."""
    taken: Counter[str] = Counter()
    for file in files:
        folder = safe_name(str(KINDS[file.kind])) or file.kind
        stem = "-".join(filter(None, (safe_name(file.title), file.language)))
        suffix = PurePosixPath(file.file.name).suffix.lower()
        taken[stem := f"{folder}/{stem or file.kind}"] += 1
        number = f"-{taken[stem]}" if taken[stem] > 1 else ""
        yield replace(file, name=f"{stem}{number}{suffix}")


def _readme(page: Any, files: Iterable[KitFile]) -> Iterator[str]:
    """Yield the lines that say of each file what it is and whom to name."""
    yield from (page.title, page.full_url or "", "")
    for file in files:
        yield file.name
        told = (
            (_("Title"), file.title),
            (_("Language"), file.language_name),
            (_("Size"), filesizeformat(file.size)),
            (_("Licence"), " ".join(filter(None, (file.licence, file.licence_url)))),
            (_("Credit"), file.credit),
            (_("Alternative text"), file.alt),
        )
        for label, words in told:
            if words:
                line = _("%(label)s: %(words)s") % {"label": label, "words": words}
                yield f"  {line}"
        yield ""
