"""What the spotlight of the examples recommends: every kind of work, full."""

from typing import Any

from tests import factories, kept_manifests, works
from tests.pictures import use_of_picture

CREDIT = {"credit": "Chosen by the library", "rights": factories.CC0}


def recommendations() -> list[tuple[str, Any]]:
    """Every typed block, full, and a section."""
    seas = [use_of_picture(f"Sea {number}") for number in range(1, 7)]
    return [
        ("paragraph", "<p>What the librarians took home this autumn.</p>"),
        ("book_extract", {**works.book(), **CREDIT}),
        ("playlist", {**works.playlist(), **CREDIT}),
        ("film", {**works.film(), **CREDIT}),
        ("section", "From the stores"),
        ("object", {**works.work(), **CREDIT}),
        ("gallery", {"title": "Six seas", "pictures": seas, **CREDIT}),
        ("manifest", kept_manifests.chart()),
    ]
