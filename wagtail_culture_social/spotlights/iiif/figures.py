"""The views of an object that a block shows: fetched together, then put in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from wagtail_culture_social.domain.iiif.nodes import is_address, over_https
from wagtail_culture_social.domain.iiif.selection import read_numbers
from wagtail_culture_social.domain.iiif.words import Words
from wagtail_culture_social.media.gathering import chosen
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.spotlights.iiif.showing import Text, text_of

MOST = 60
"""How many views are shown, and pictures kept, of one object."""
USUAL = tuple(range(1, 7))
"""The views that are shown when nobody chose any."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One view: our picture of it, its words, and where it can be seen closely."""

    canvas: ManifestCanvas
    label: Text
    alt: Text
    service: str
    recording: str

    @property
    def minutes(self) -> int:
        """How long it plays, in whole minutes."""
        return round(self.canvas.duration / 60)


def chosen_numbers(typed: str) -> tuple[int, ...]:
    """Return the numbers of the views that somebody typed, the first without any."""
    try:
        return read_numbers(typed, MOST) or USUAL
    except ValueError:
        return USUAL


def views_of(wanted: Iterable[tuple[int, tuple[int, ...]]]) -> dict[Any, Any]:
    """Return views by manifest and number, for keys of manifests, in one query.

    Those that were gathered cost none.
    """
    keys = {(key, number) for key, numbers in wanted for number in numbers}
    found = chosen(ManifestCanvas, keys, views_by_key)
    return {key: found[key] for key in keys if found.get(key)}


def views_by_key(keys: set[tuple[int, int]]) -> dict[Any, Any]:
    """Return the views with these manifests and numbers that there are."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for key, number in keys:
        numbers[key].add(number)
    asked = [Q(manifest_id=key, number__in=each) for key, each in numbers.items()]
    views = ManifestCanvas.objects.filter(reduce(or_, asked))
    return {(view.manifest_id, view.number): view for view in views}


def figure_of(
    view: ManifestCanvas, description: str, name: Text, language: str
) -> Figure:
    """Return a view in words; without a description its label is the alternative."""
    label = text_of(Words.of(view.label), language)
    spoken = label if label.text else name
    is_seen = view.service_url and view.thumbnail
    return Figure(
        canvas=view,
        label=label,
        alt=Text(description) if description else spoken,
        service=f"{view.service_url}/info.json" if is_seen else "",
        recording=_recording(view),
    )


def _recording(view: ManifestCanvas) -> str:
    urls = (over_https(one["url"]) for one in view.facts.get("recordings", ()))
    return next(filter(is_address, urls), "")
