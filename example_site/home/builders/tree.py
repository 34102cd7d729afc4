"""One page of the demo: made and published once, afterwards only its dates move."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from home.builders.content import LANGUAGES, Words, stable_id
from wagtail_culture_social.conf import now
from wagtail_culture_social.models import RelatedPage

Pair = tuple[Page, ...]
Dates = dict[str, Words]

WRITTEN_WITHIN = 49
"""Days over which the pages of the site were written."""


@dataclass
class Tree:
    """The pages by type and key, and what this run added or moved."""

    locales: dict[str, Locale]
    pages: dict[tuple[str, str], Pair] = field(default_factory=dict)
    added: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)

    def ensure(
        self,
        model: Any,
        key: str,
        parents: Pair,
        values: dict[str, Words],
        hashtags: Iterable[Any] = (),
        related: Iterable[Page] = (),
    ) -> Pair:
        """Return the page in every language; a missing one is added and published."""
        twin_key = stable_id(model.__name__, key)
        twins = model.objects.filter(translation_key=twin_key)
        known = {page.locale_id: page for page in twins.select_related("locale")}
        pair = []
        for parent, language in zip(parents, LANGUAGES, strict=True):
            locale = self.locales[language]
            page = known.get(locale.pk)
            if page is None:
                page = model(translation_key=twin_key, **values[language])
                page.locale = locale
                page.hashtags.add(*hashtags)
                page.culture_related_items = [RelatedPage(related=r) for r in related]
                add(page, parent)
            pair.append(page)
        self.pages[model.__name__, key] = tuple(pair)
        if len(known) < len(LANGUAGES):
            self.added.append(tuple(pair))
        return tuple(pair)

    def move(self, pair: Pair, dates: dict[str, Any]) -> None:
        """Give these fields new dates, if they differ; see ``moved``."""
        if not differs(pair, dates):
            return
        for page in pair:
            set_dates(page, dates)
            publish(page)
        if pair not in self.added:
            self.moved.append(pair)


def differs(twins: Iterable[Any], dates: dict[str, Any]) -> bool:
    """Tell whether any twin still holds other dates."""
    return any(
        moved(twin, name, new) != present(twin, name)
        for twin in twins
        for name, new in dates.items()
    )


def set_dates(twin: Any, dates: dict[str, Any]) -> None:
    """Write the dates into the fields of a page or a snippet; all words stay."""
    for name, new in dates.items():
        value = moved(twin, name, new)
        setattr(twin, name, json.dumps(value) if isinstance(new, dict) else value)


def moved(twin: Any, name: str, new: Any) -> Any:
    """Return the new value of a field; a StreamField takes values by block id."""
    if not isinstance(new, dict):
        return new
    return [
        {**raw, "value": raw["value"] | new[raw["id"]]} if raw["id"] in new else raw
        for raw in present(twin, name)
    ]


def present(twin: Any, name: str) -> Any:
    """Return the value of a field, a StreamField's as raw blocks."""
    value = getattr(twin, name)
    return list(value.raw_data) if hasattr(value, "raw_data") else value


def add(page: Page, parent: Page) -> None:
    """Add a page with its first revision published.

    The rows are those of ``save_revision().publish()``; the page itself is saved once.
    """
    page.live, page.first_published_at = True, published_at(page)
    page.last_published_at = page.first_published_at
    parent.add_child(instance=page)
    revision = page.save_revision(changed=False, clean=False)
    page.live_revision = revision
    Page.objects.filter(pk=page.pk).update(live_revision=revision)
    page_published.send(sender=type(page), instance=page, revision=revision)
    log(page, "wagtail.publish", revision=revision)


def published_at(page: Page) -> datetime:
    """Return when a page first went out: one in seven is news of the last week."""
    days = UUID(str(page.translation_key)).int % WRITTEN_WITHIN
    return now() - timedelta(days=days)


def publish(page: Page) -> None:
    """Publish a page as an editor does: by a revision."""
    page.save_revision().publish()
