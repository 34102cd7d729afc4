"""The page of a spotlight: sections, anchors, headings, who recommends, versions."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from tests import examples, exhibits, factories
from tests.surfaces import json_ld_of
from wagtail_culture_social.models import Person
from wagtail_culture_social.pages.models import SpotlightPage

pytestmark = pytest.mark.django_db

FIRST = date(2026, 12, 5)
STREAM = [
    ("paragraph", "<p>Before all.</p>"),
    ("film", {"title": "Waves"}),
    ("section", "On the water"),
    ("object", {"title": "A ship", "creator": "Unknown"}),
    ("section", "Under it"),
    ("film", {"title": "Depths"}),
    ("section", "Ashore"),
]


def spotlight(**fields: Any) -> Page:
    values = {"title": "The sea", "recommendations": STREAM, **fields}
    return factories.add_page(SpotlightPage, factories.home(), **values)


def soup(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_contents_lead_to_the_sections(client: Client) -> None:
    html = soup(client, spotlight().url)
    links = html.select(".wcs-contents a")
    assert [link.text for link in links] == ["On the water", "Under it", "Ashore"]
    assert all(html.find(id=link["href"][1:]).name == "section" for link in links)


def test_section_leads_to_its_neighbours(client: Client) -> None:
    html = soup(client, spotlight().url)
    first, middle, last = html.select(".wcs-part")
    names = [link.text.strip() for link in middle.select(".wcs-part__pager a")]
    assert names[0].startswith("←")
    assert [link["href"] for link in middle.select(".wcs-part__pager a")] == [
        f"#{first['id']}",
        "#wcs-contents",
        f"#{last['id']}",
    ]
    assert len(first.select(".wcs-part__pager a")) == 2


def test_one_section_needs_no_contents(client: Client) -> None:
    page = spotlight(recommendations=STREAM[2:4])
    html = soup(client, page.url)
    assert not html.select(".wcs-contents, .wcs-part__pager")


def test_every_item_has_an_anchor_that_twins_share(client: Client) -> None:
    page = spotlight()
    french = factories.twin(page, "fr", title="La mer")
    ids = [
        [one["id"] for one in soup(client, twin.url).select(".wcs-piece")]
        for twin in (page, french)
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3
    assert all(re.fullmatch(r"wcs-item-[0-9a-f]{8}", one) for one in ids[0])


def test_page_says_who_recommends_it(client: Client) -> None:
    who = Person.objects.create(
        name="Ana", description="librarian", locale=factories.locale("en")
    )
    page = spotlight(recommended_by=who, is_favourite=True, recommended_on=FIRST)
    about = soup(client, page.url).select_one(".wcs-about").text
    assert "Staff pick" in about
    assert re.search(r"Ana, librarian\s+5 December 2026", about)
    (node,) = json_ld_of(client.get(page.url).content.decode())
    assert node["@type"] == "CollectionPage"
    assert node["author"]["name"] == "Ana"


def test_dated_spotlight_is_an_exhibition(client: Client) -> None:
    page = spotlight(
        first_day=FIRST,
        last_day=FIRST + timedelta(days=30),
        venue=factories.venue("en", name="Long Gallery"),
    )
    html = client.get(page.url).content.decode()
    assert "5 December 2026 – 4 January 2027" in html
    (node,) = json_ld_of(html)
    assert node["@type"] == "ExhibitionEvent"
    assert (node["startDate"], node["endDate"]) == ("2026-12-05", "2027-01-04")
    assert node["location"]["name"] == "Long Gallery"
    assert [work["name"] for work in node["workFeatured"]][:2] == ["Waves", "A ship"]


@pytest.mark.parametrize("first", [None, FIRST + timedelta(days=1)])
def test_last_day_needs_a_first_one_before(first: date | None) -> None:
    page = SpotlightPage(title="The sea", first_day=first, last_day=FIRST)
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "last_day" in refused.value.message_dict


def test_exhibition_of_one_day_is_taken() -> None:
    SpotlightPage(title="The sea", first_day=FIRST, last_day=FIRST).clean()


def test_large_print_has_all_words_and_no_picture(client: Client) -> None:
    english = examples.spotlight()[0]
    english.recommendations = [
        *examples.recommendations(),
        *exhibits.exhibits(),
    ]
    factories.publish(english)
    html = soup(client, f"{english.url}large-print/")
    assert not html.select("main img, main svg.wcs-tour__detail")
    text = html.main.text
    for words in ("L’Atalante", "From the stores", "Painted wood", "Six seas"):
        assert words in text
    assert "The Metropolitan Museum of Art" in text
    assert html.select_one('meta[name="robots"]')["content"] == "noindex"


def test_easy_read_version_is_linked_where_there_is_one(client: Client) -> None:
    without = spotlight()
    assert "easy-read/" not in client.get(without.url).content.decode()
    assert client.get(f"{without.url}easy-read/").url == without.url
    sentence = {"sentence": "You can borrow books.", "picture": factories.picture()}
    page = spotlight(slug="easy", easy_read=[("sentence", sentence)])
    assert f'href="{page.url}easy-read/"' in client.get(page.url).content.decode()
    html = soup(client, f"{page.url}easy-read/")
    assert "You can borrow books." in html.main.text
    assert html.select_one(".wcs-easy img")["alt"] == ""


def test_spotlight_keeps_its_posts() -> None:
    assert spotlight().get_social_moments()


@pytest.mark.indexed
def test_words_of_items_are_found() -> None:
    page = spotlight()
    assert [one.pk for one in Page.objects.search("depths")] == [page.pk]
