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
    home = SimpleLazyObject(lambda: home_of(language))
    return {
        "menu": SimpleLazyObject(lambda: menu_of(home, request, in_menus=True)),
        "footer_menu": SimpleLazyObject(lambda: menu_of(home, request, in_menus=False)),
        "institution": institution(language),
        "home_url": SimpleLazyObject(lambda: home_url(home, request)),
    }


def home_of(language: str) -> list[HomePage]:
    """Return the live home page of a language in a list, empty when there is none."""
    homes = HomePage.objects.live().filter(locale__language_code=language)
    return list(homes.defer_streamfields()[:1])


def home_url(home: list[HomePage], request: HttpRequest) -> str:
    """Return the address of the home page, the site's root when there is none."""
    return (home[0].get_url(request) if home else None) or reverse(
        "wagtail_serve", [""]
    )


def menu_of(
    home: list[HomePage], request: HttpRequest, *, in_menus: bool
) -> list[dict[str, Any]]:
    """Return the pages below the home page: those in menus, or the others."""
    if not home:
        return []
    pages: list[Page] = home[0].get_children().live().filter(show_in_menus=in_menus)
    items = []
    for page in pages:
        url = page.get_url(request) or ""
        items.append(
            {
                "title": page.title,
                "url": url,
                "current": bool(url) and request.path.startswith(url),
            }
        )
    return items
