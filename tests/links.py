"""Links as editors choose them for a page of links."""

from typing import Any

from wagtail.models import Page

from tests import examples, factories


def links(page: Page | None = None) -> list[tuple[str, dict[str, Any]]]:
    """A link to a page, and one to an address with a picture."""
    page = page or factories.home()
    elsewhere = "https://tickets.example.org/"
    picture = examples.use_of_picture()["image"]
    return [
        ("link", {"title": "Book a place", "page": page, "url": "", "picture": None}),
        (
            "link",
            {"title": "Tickets", "page": None, "url": elsewhere, "picture": picture},
        ),
    ]
