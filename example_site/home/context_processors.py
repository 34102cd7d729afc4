"""What every public template of the example site needs: menus and the institution."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from home.institution import institution
from home.models import HomePage


def site(request: HttpRequest) -> dict[str, Any]:
    """Add ``menu``, ``footer_menu``, ``institution`` and ``home_url``, lazily."""
    language = get_language() or "fr"
    pages = SimpleLazyObject(lambda: menu_pages(language))
    return {
        "menu": SimpleLazyObject(lambda: items(pages, request, in_menus=True)),
        "footer_menu": SimpleLazyObject(lambda: items(pages, request, in_menus=False)),
        "institution": institution(language),
        "home_url": SimpleLazyObject(lambda: home_url(pages, request)),
    }


def menu_pages(language: str) -> list[Page]:
    """Return the live home page of a language and the live pages right below it."""
    homes = HomePage.objects.live().filter(locale__language_code=language)
    home = homes.defer_streamfields().first()
    return [home, *home.get_children().live()] if home else []


def home_url(pages: list[Page], request: HttpRequest) -> str:
    """Return the address of the home page, the site's root when there is none."""
    own = pages[0].get_url(request) if pages else None
    return own or reverse("wagtail_serve", args=[""])


def items(
    pages: list[Page], request: HttpRequest, *, in_menus: bool
) -> list[dict[str, Any]]:
    """Return the pages below the home page: those in menus, or the others."""
    found = []
    for page in pages[1:]:
        if page.show_in_menus != in_menus:
            continue
        url = page.get_url(request) or ""
        current = bool(url) and request.path.startswith(url)
        found.append({"title": page.title, "url": url, "current": current})
    return found
