"""The fixed present of these tests, and one page of every type."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from tests import examples, factories
from tests.links import links as links_to
from wagtail_culture_social.models import RelatedPage
from wagtail_culture_social.pages.models import HashtagHubPage, LinksPage

TYPES = [
    "EventPage",
    "EventIndexPage",
    "TutorialPage",
    "TutorialIndexPage",
    "SpotlightPage",
    "SpotlightIndexPage",
    "CampaignPage",
    "CampaignIndexPage",
    "HashtagHubPage",
    "LinksPage",
]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture(scope="module")
def museum(
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[dict[str, Page], Path]]:
    """One page of every type, built once for a module: its tests undo their own."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media, CULTURE_SOCIAL_NOW=factories.NOW):
            pages = built()
        yield pages, media
        transaction.set_rollback(True)


@pytest.fixture(params=TYPES)
def full_page(
    museum: tuple[dict[str, Page], Path], request: pytest.FixtureRequest, settings: Any
) -> Page:
    """An English page of the type with realistic content and a French twin."""
    pages, settings.MEDIA_ROOT = museum
    page = pages[request.param]
    return type(page).objects.get(pk=page.pk)


def built() -> dict[str, Page]:
    factories.twin(factories.home(), "fr")  # a page of its own, not an alias
    campaign, _ = examples.campaign()
    entries = [campaign]
    for build in (examples.event, examples.tutorial, examples.spotlight):
        entries.append(build(campaign)[0])
    for page in entries[:2]:
        for twin in (page, page.get_translations().get().specific):
            twin.body = examples.body()
            factories.publish(twin)
    for place, page in enumerate(entries):  # each chose the two after it
        for number in (1, 2):
            other = entries[(place + number) % len(entries)]
            RelatedPage.objects.create(page=page, related=other, sort_order=number)
    hub = factories.add_page(HashtagHubPage, factories.home(), title="Tags")
    indexes = [page.get_parent().specific for page in entries]
    links = factories.add_page(
        LinksPage,
        factories.home(),
        title="Links",
        links=links_to(entries[1]),
    )
    shown = (*entries, *indexes, hub, links)
    return {type(page).__name__: page for page in shown}
