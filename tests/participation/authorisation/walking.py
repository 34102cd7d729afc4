"""Every address of ours that the site answers, as the resolver itself lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from wagtail import hooks

PACKAGE = "culture_social"
BULK = "wagtail_bulk_action"


@dataclass(frozen=True, slots=True)
class Address:
    """A named address; ``fixed`` are arguments that are part of what it is."""

    name: str
    parameters: tuple[str, ...]
    fixed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ":".join((self.name, *self.fixed))


def every_address() -> list[Address]:
    """All addresses of the package: public ones, and all below the admin."""
    found = {
        address
        for address, path, callback in _walked(get_resolver().url_patterns)
        if _is_ours(address, path, callback)
    }
    return sorted({*found, *_bulk_actions()}, key=str)


def _walked(
    patterns: Any, names: tuple[str, ...] = (), path: str = "", given: Any = ()
) -> Iterator[tuple[Address, str, Any]]:
    for one in patterns:
        here, known = path + str(one.pattern), (*given, *one.pattern.converters)
        if hasattr(one, "url_patterns"):
            inner = (*names, one.namespace) if one.namespace else names
            yield from _walked(one.url_patterns, inner, here, known)
        else:
            name = ":".join((*names, one.name or here))
            yield Address(name, known), here, one.callback


def _is_ours(address: Address, path: str, callback: Any) -> bool:
    """Tell ours by its name or path, and by what answers, whatever it is called."""
    view = getattr(callback, "view_class", callback)
    module = getattr(view, "__module__", "")
    return PACKAGE in f"{address.name} {path.replace('-', '_')} {module}"


def _bulk_actions() -> Iterator[Address]:
    """What is done to ticked rows: one address of Wagtail's, with our arguments."""
    for action in hooks.get_hooks("register_bulk_action"):
        for model in action.models:
            fixed = (model._meta.app_label, model._meta.model_name)
            if PACKAGE in fixed[0]:
                yield Address(BULK, (), (*fixed, action.action_type))
