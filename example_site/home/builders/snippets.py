"""Snippets in both languages: added once, afterwards only their dates move."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale

from home.builders.content import LANGUAGES, Words, stable_id
from home.builders.tree import Dates, differs, set_dates

Twins = tuple[Any, ...]


@dataclass
class Snippets:
    """The languages of the demo, and what this run added or moved."""

    locales: dict[str, Locale]
    added: list[Twins] = field(default_factory=list)
    moved: list[Twins] = field(default_factory=list)

    def ensure(self, model: Any, key: str, values: dict[str, Words]) -> Twins:
        """Return a snippet in every language; a missing one is added."""
        twin_key = stable_id(model._meta.model_name, key)
        found = model.objects.filter(translation_key=twin_key)
        known = {twin.locale_id: twin for twin in found}
        twins = tuple(
            known.get(locale.pk)
            or model.objects.create(
                locale=locale, translation_key=twin_key, **values[language]
            )
            for language, locale in self.locales.items()
        )
        if len(known) < len(LANGUAGES):
            self.added.append(twins)
        return twins

    def move(self, twins: Twins, dates: dict[str, Dates]) -> None:
        """Give the blocks of these StreamFields new dates, if they differ."""
        if not differs(twins, dates):
            return
        for snippet in twins:
            set_dates(snippet, dates)
            snippet.save()
        self.moved.append(twins)
