"""Differences between two versions of a manifest, in the words of an editor."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.iiif.differences import (
    ADDED,
    CHANGED,
    REMOVED,
    Change,
)
from wagtail_culture_social.domain.iiif.markup import plain
from wagtail_culture_social.domain.iiif.words import Words
from wagtail_culture_social.spotlights.iiif.showing import text_of

MOST_CHARACTERS = 300
NAMES = {
    "label": _("Label"),
    "all_canvases": _("Number of views"),
    "summary": _("Summary"),
    "metadata": _("Metadata"),
    "required_statement": _("Required statement"),
    "rights": _("Rights statement"),
    "providers": _("Provider"),
    "homepages": _("Pages at its owner’s"),
    "renderings": _("Other formats"),
    "see_also": _("Data about it"),
    "nav_date": _("Date"),
    "places": _("Places"),
    "viewing_direction": _("Reading direction"),
    "behavior": _("Presentation"),
    "canvases": pgettext_lazy("of a manifest", "View"),
    "order": _("Order of the views"),
}
KINDS = {
    ADDED: pgettext_lazy("in a manifest", "added"),
    CHANGED: pgettext_lazy("in a manifest", "changed"),
    REMOVED: pgettext_lazy("in a manifest", "removed"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference in words; values are empty where there was or is nothing."""

    what: str
    kind: str
    before: str
    after: str


def line_of(change: Change, language: str) -> Line:
    """Return a difference in the words of an editor."""
    name = str(NAMES[change.what])
    if change.name:
        label = text_of(change.name, language).text
        name = gettext("%(what)s: %(name)s") % {"what": name, "name": label}
    return Line(
        what=name,
        kind=str(KINDS[change.kind]),
        before=_short(change.what, change.before),
        after=_short(change.what, change.after),
    )


def _short(what: str, value: Any) -> str:
    words = " · ".join(filter(None, _words(what, value))) if value else ""
    return Truncator(words).chars(MOST_CHARACTERS)


def _words(what: str, value: Any) -> Iterable[str]:
    if what in ("label", "summary", "metadata"):
        return _said(value)
    if what == "required_statement":
        return _said(value["value"])
    if what == "canvases":
        size = f"{value['width']} × {value['height']}"
        recordings = (one["url"] for one in value["facts"].get("recordings", ()))
        return [*_said(value["label"]), size, value["picture_url"], *recordings]
    if what == "places":
        return [f"{one['latitude']}, {one['longitude']}" for one in value]
    if what in ("providers", "homepages", "renderings", "see_also"):
        return [" ".join([*_said(one["label"]), one["url"]]) for one in value]
    return value if isinstance(value, list) else [str(value)]


def _said(words: Any) -> list[str]:
    languages = Words.of(words).values
    return [
        f"{plain(one)} ({language})" if len(languages) > 1 else plain(one)
        for language, values in languages
        for one in values
    ]
