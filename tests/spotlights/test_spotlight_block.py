"""A spotlight or one of its items on any page: in its language, public, few queries."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from tests import examples, factories
from tests.testapp.models import PlainPage
from wagtail_culture_social.spotlights.spotlight_blocks import SpotlightBlock

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins() -> tuple[Page, Page]:
    return examples.spotlight()


def shown(page: Page, **value: Any) -> BeautifulSoup:
    block = SpotlightBlock()
    request = RequestFactory().get("/")
    context = {"page": page, "request": request, "wcs_language": "en"}
    html = block.render(block.normalize({"heading": "", "item": "", **value}), context)
    return BeautifulSoup(html, "html.parser")


def welcome(language: str | None = None) -> Page:
    return factories.add_page(PlainPage, factories.home(language), title="Welcome")


def test_spotlight_is_shown_as_an_entry(twins: tuple[Page, Page]) -> None:
    html = shown(welcome(), spotlight=twins[0], heading="To read")
    assert html.h2.text == "To read"
    assert html.h3.a["href"] == twins[0].url


def test_it_is_in_the_language_of_the_page(twins: tuple[Page, Page]) -> None:
    assert shown(welcome("fr"), spotlight=twins[0]).a["href"] == twins[1].url
    twins[1].unpublish()
    foreign = shown(welcome("fr"), spotlight=twins[0]).div
    assert (foreign["lang"], foreign.a["href"]) == ("en", twins[0].url)


def test_one_item_is_shown_by_its_title(twins: tuple[Page, Page]) -> None:
    english = twins[0]
    block = next(b for b in english.recommendations if b.block_type == "object")
    html = shown(welcome(), spotlight=english, item=f" {block.value['title'].upper()} ")
    assert block.value["title"] in html.text
    (link,) = html.select(".wcs-shown__source a")
    assert link["href"] == f"{english.url}#wcs-item-{str(block.id)[:8]}"
    assert len(html.select("img")) == 1


def test_item_of_a_twin_is_found_by_the_title_that_was_chosen(
    twins: tuple[Page, Page],
) -> None:
    english, french = twins
    block = next(b for b in english.recommendations if b.block_type == "object")
    html = shown(welcome("fr"), spotlight=english, item=block.value["title"])
    (link,) = html.select(".wcs-shown__source a")
    assert link["href"].startswith(french.url)


def test_private_and_draft_spotlights_are_not_shown(twins: tuple[Page, Page]) -> None:
    PageViewRestriction.objects.create(page=twins[0], restriction_type="login")
    twins[1].unpublish()
    assert not shown(welcome(), spotlight=twins[0]).text.strip()
    assert not shown(welcome()).text.strip()


def test_title_of_no_item_is_refused(twins: tuple[Page, Page]) -> None:
    block = SpotlightBlock()
    value = block.normalize({"spotlight": twins[0], "item": "Nothing", "heading": ""})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_it_costs_few_queries(twins: tuple[Page, Page]) -> None:
    page = welcome()
    item = next(b for b in twins[0].recommendations if b.block_type == "gallery")
    value = {"spotlight": twins[0], "item": item.value["title"]}
    shown(page, **value)
    with CaptureQueriesContext(connection) as captured:
        shown(page, **value)
    assert len(captured) <= 10  # one of them for the manifests of the stream
