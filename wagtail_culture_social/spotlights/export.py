"""A spotlight and its twins as the facts of a IIIF manifest; canvases are apart."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.domain.iiif_export import (
    CanvasFacts,
    Homepage,
    ManifestFacts,
    Pair,
    RangeFacts,
)
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.services import organisation_name, site_of
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.spotlights.canvases import canvases_of, said
from wagtail_culture_social.spotlights.facts import days_of, recommendation_of
from wagtail_culture_social.spotlights.page import key_of, sections_of
from wagtail_culture_social.spotlights.services import prepare_page


def manifest_url(page: Any) -> str:
    """Return where a spotlight answers its manifest; ``""`` without our addresses."""
    try:
        return reverse("wagtail_culture_social:manifest", args=[page.pk])
    except NoReverseMatch:
        return ""


def manifest_facts(page: Any, request: HttpRequest | None) -> ManifestFacts:
    """Return what the manifest of a spotlight says, in the languages of its twins."""
    prepare_page(page)
    pages, site = _by_language(page), site_of(page, request)
    name = dict.fromkeys(pages, organisation_name(page, request))
    canvases = tuple(canvases_of(page, pages))
    return ManifestFacts(
        id=urljoin(full_url(page, request), manifest_url(page)),
        label=said(pages, lambda twin: twin.title),
        summary=said(pages, lambda twin: twin.summary),
        metadata=_metadata(pages),
        credit_label=said(pages, lambda _twin: _("Credit")),
        credit=name,
        provider=name,
        provider_url=site.root_url if site else "",
        homepages=tuple(_homepages(pages, request)),
        canvases=canvases,
        ranges=tuple(_ranges(pages, canvases)),
    )


def _by_language(page: Any) -> dict[str, Any]:
    """Return the page, and its twins that anybody may read, by language."""
    twins = public_alone().filter(translation_key=page.translation_key, alias_of=None)
    others = type(page).objects.filter(pk__in=twins.exclude(pk=page.pk).values("pk"))
    found = {content_language(page): page}
    for twin in others.select_related("locale").order_by("locale__language_code"):
        found.setdefault(content_language(twin), twin)
    return found


def _homepages(
    pages: dict[str, Any], request: HttpRequest | None
) -> Iterator[Homepage]:
    for language, page in pages.items():
        if url := full_url(page, request):
            yield Homepage(url=url, label=page.title, language=language)


def _metadata(pages: dict[str, Any]) -> tuple[Pair, ...]:
    told = (
        (gettext_lazy("Recommended by"), _recommended_by),
        (gettext_lazy("On show"), days_of),
    )
    return tuple(
        (said(dict.fromkeys(pages, label), str), said(pages, tell))
        for label, tell in told
    )


def _recommended_by(page: Any) -> str:
    found = recommendation_of(page)
    return found.name if found else ""


def _ranges(
    pages: dict[str, Any], canvases: tuple[CanvasFacts, ...]
) -> Iterator[RangeFacts]:
    """Yield the sections that hold a picture, with their titles in each language."""
    parts = {
        language: {one.anchor: one for one in sections_of(page.recommendations)}
        for language, page in pages.items()
    }
    for anchor, section in next(iter(parts.values())).items():
        items = {key_of(item.block) for item in section.items}
        keys = [one.key for one in canvases if one.key.partition("-")[0] in items]
        if section.title and keys:
            titles = {
                lang: own[anchor].title for lang, own in parts.items() if anchor in own
            }
            yield RangeFacts(
                key=anchor.rpartition("-")[2], label=titles, canvases=tuple(keys)
            )
