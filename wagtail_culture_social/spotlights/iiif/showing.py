"""A kept manifest as a page shows it: in its language, every value harmless."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from wagtail_culture_social.domain.iiif.facts import Link
from wagtail_culture_social.domain.iiif.markup import plain, safe_html
from wagtail_culture_social.domain.iiif.statements import is_standard, rights_name
from wagtail_culture_social.domain.iiif.stored import (
    kept_agents,
    kept_links,
    kept_pair,
    kept_pairs,
)
from wagtail_culture_social.domain.iiif.words import Words
from wagtail_culture_social.models.manifests import Manifest


@dataclass(frozen=True, slots=True)
class Text:
    """A text on one line; ``language`` is set where it is not the page's."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """Values as HTML; ``language`` is set where it is not the page's."""

    values: tuple[SafeString, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its values."""

    label: Text
    value: Values


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody, or a page, with the address to open, if there is one."""

    name: Text
    url: str = ""


class ShownManifest:
    """What a page in a language says of a manifest."""

    def __init__(self, manifest: Manifest, language: str) -> None:
        self.manifest = manifest
        self.facts = manifest.facts
        self.language = language

    @cached_property
    def label(self) -> Text:
        """The name of the object; its address when the name is empty."""
        label = text_of(Words.of(self.manifest.label), self.language)
        return label if label.text else Text(str(self.manifest))

    @cached_property
    def summary(self) -> Values:
        """What it is, in a few sentences."""
        return self._values(Words.of(self.facts["summary"]))

    @cached_property
    def metadata(self) -> list[Row]:
        """What is known of it."""
        return self._rows(kept_pairs(self.facts["metadata"]))

    @cached_property
    def statement(self) -> Row | None:
        """What its owner requires to be shown."""
        pair = kept_pair(self.facts["required_statement"])
        return next(iter(self._rows([pair] if pair else [])), None)

    @cached_property
    def rights(self) -> Source | None:
        """The statement of rights; one that nobody knows is no link."""
        uri = self.facts["rights"]
        name = Text(rights_name(uri, self.language))
        return Source(name, uri if is_standard(uri) else "") if uri else None

    @cached_property
    def providers(self) -> list[Source]:
        """Who provides it, each with a page of theirs."""
        return [
            Source(
                text_of(agent.label, self.language),
                next((one.url for one in agent.homepages), ""),
            )
            for agent in kept_agents(self.facts["providers"])
        ]

    @cached_property
    def homepages(self) -> list[Source]:
        """The pages about it at its owner's; a name may be empty."""
        return self._sources(kept_links(self.facts["homepages"]))

    @cached_property
    def renderings(self) -> list[Source]:
        """The same object as a file: PDF, ePub, text."""
        return self._sources(kept_links(self.facts["renderings"]))

    @property
    def has_owner_words(self) -> bool:
        """Whether its owner says who they are, or what is allowed."""
        said = (self.statement, self.rights, self.providers, self.homepages)
        return any(said) or bool(self.renderings)

    def _sources(self, links: Iterable[Link]) -> list[Source]:
        return [Source(text_of(one.label, self.language), one.url) for one in links]

    def _rows(self, pairs: Iterable[Any]) -> list[Row]:
        return [
            Row(text_of(one.label, self.language), self._values(one.value))
            for one in pairs
        ]

    def _values(self, words: Words) -> Values:
        said = words.in_language(self.language)
        values = filter(None, map(safe_html, said.values))
        # Cleaned or escaped by `safe_html`: nothing else of the manifest gets here.
        return Values(tuple(map(mark_safe, values)), said.language)


def text_of(words: Words, language: str) -> Text:
    """Return words on one line, in a language or what comes nearest."""
    said = words.in_language(language)
    return Text(" · ".join(filter(None, map(plain, said.values))), said.language)
