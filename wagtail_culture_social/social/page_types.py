"""Which page types have what: they are known by their methods, never by their class."""

from typing import Any

from django.apps import apps

from wagtail_culture_social.compat import page_model


def page_types_with(name: str) -> list[Any]:
    """Return the installed page types that have an attribute of that name."""
    page = page_model()
    return [
        model
        for model in apps.get_models()
        if issubclass(model, page) and hasattr(model, name)
    ]


def social_types() -> list[Any]:
    """Return the installed page types that have posts."""
    return page_types_with("get_social_draft")


def has_posts(page: Any) -> bool:
    """Tell whether a page, or a page type, has posts: whether it has our mixin."""
    return hasattr(page, "get_social_draft")
