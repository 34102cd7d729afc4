"""Figures and files of campaigns for tests."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from tests import factories


def statistic(edition: int | None, value: int, **more: Any) -> dict[str, Any]:
    """A figure of an edition, with its source."""
    return {
        "measure": "participants",
        "value": value,
        "edition": edition,
        "source": "Glamour.fr",
        "source_url": "https://www.glamour.example/museumweek",
        "day": date(2015, 3, 20),
        **more,
    }


def document(
    name: str = "release.pdf", content: bytes = b"%PDF-1.7", **fields: Any
) -> Any:
    """A document with its file."""
    file = ContentFile(content, name)
    return get_document_model().objects.create(title=name, file=file, **fields)


def collection(name: str, parent: Collection | None = None) -> Collection:
    """A collection of documents and images."""
    above = parent or Collection.get_first_root_node()
    return above.add_child(name=name)


def document_file(title: str = "Press release", **more: Any) -> dict[str, Any]:
    """A document of a kit."""
    return {
        "kind": "press",
        "title": title,
        "language": "en",
        "credit": "Port-aux-Quais Museum",
        "licence": factories.CC0,
        **more,
        "document": more.get("document") or document(),
    }


def picture_file(title: str = "The sea", **more: Any) -> dict[str, Any]:
    """An image of a kit."""
    return {
        "kind": "picture",
        "title": title,
        "alt_text": "A calm sea.",
        **more,
        "image": more.get("image") or factories.picture(),
    }


def streams() -> tuple[list[Any], list[Any]]:
    """Figures of three editions, and a kit of two files."""
    figures = [
        statistic(2014, 630),
        statistic(2015, 2000),
        statistic(2015, 58, measure="countries"),
    ]
    files = [picture_file(), document_file()]
    return [("statistic", one) for one in figures], [("file", one) for one in files]


BLOCKS = {
    "statistic": lambda: statistic(2015, 2000, label="Museums", note="Nearly"),
    "file": picture_file,
}
"""A full value of each block."""
