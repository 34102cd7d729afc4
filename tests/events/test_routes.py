"""The addresses of a programme: which there are, and what their heads say."""

from datetime import date, time
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.events.programmes import event, look, programme, words
from tests.surfaces import json_ld_of
from wagtail_culture_social.events.mixins import EventIndexMixin

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 4)
VIEWS = [
    "",
    "month/",
    "month/2026/12/",
    "week/",
    "week/2026/49/",
    "day/2026/12/04/",
    "past/",
    "past/2026/",
]


@pytest.fixture
def index() -> Page:
    index = programme()
    dates = [factories.on(day, time(20)) for day in (date(2026, 5, 8), FRIDAY)]
    event(index, "Concert", *dates, price=0)
    return index


def robots(client: Client, index: Page, path: str) -> str:
    tag = look(client, index, path).select_one('head meta[name="robots"]')
    return tag["content"] if tag else ""


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers_in_both_languages(
    client: Client, index: Page, path: str
) -> None:
    french = factories.twin(index, "fr", title="Agenda")
    for page, language in ((index, "en"), (french, "fr")):
        soup = look(client, page, path)
        assert soup.html["lang"] == language
        assert len(soup.select("h1")) == len(soup.select("head title")) == 1
        assert len(soup.select('head meta[property="og:title"]')) == 1
        assert len(json_ld_of(str(soup))) == 1


@pytest.mark.parametrize(
    "path",
    [
        "month/2026/13/",
        "month/2026/0/",
        "month/1/1/",
        "month/9999/12/",
        "month/1969/12/",
        "month/2101/01/",
        "month/99999999999999999999/1/",
        "month/2026/99999999999999999999/",
        "week/2026/54/",
        "week/2025/53/",
        "week/2026/0/",
        "week/1/1/",
        "week/9999/52/",
        "day/2026/02/29/",
        "day/2026/04/31/",
        "day/1/1/1/",
        "day/9999/12/31/",
        "past/1969/",
        "past/2027/",
        "past/9999/",
        "past/1/",
        "month/2026/",
        "month/twelve/1/",
        "year/2026/",
    ],
)
def test_days_that_make_no_sense_are_not_found(
    client: Client, index: Page, path: str
) -> None:
    assert client.get(f"{index.url}{path}").status_code == 404


@pytest.mark.parametrize("path", ["month/1970/1/", "month/2100/12/", "week/1970/01/"])
def test_edges_of_the_years_are_there(client: Client, index: Page, path: str) -> None:
    assert client.get(f"{index.url}{path}").status_code == 200


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ""),
        ("month/2026/12/", ""),
        ("past/2026/", ""),
        ("?free=on", "noindex"),
        ("month/2026/12/?free=on", "noindex"),
        ("past/?free=on", "noindex"),
        ("month/2026/08/", "noindex"),
        ("month/2030/01/", "noindex"),
        ("past/2024/", "noindex"),
        ("week/2026/49/", "noindex"),
        ("day/2026/12/04/", "noindex"),
    ],
)
def test_search_engines_get_the_list_the_months_and_the_past(
    client: Client, index: Page, path: str, expected: str
) -> None:
    assert robots(client, index, path) == expected


@pytest.mark.parametrize("path", ["month/2026/12/", "past/2026/", "past/"])
def test_view_names_itself_and_its_twin(client: Client, index: Page, path: str) -> None:
    french = factories.twin(index, "fr", title="Agenda")
    event(french, "Autre", factories.on(date(2026, 5, 9), time(20)))
    head = look(client, index, path).head
    canonical = head.select_one('link[rel="canonical"]')["href"]
    assert canonical == f"{index.full_url}{path}"
    alternates = {tag["hreflang"]: tag["href"] for tag in head.select("link[hreflang]")}
    assert alternates["fr"] == f"{french.full_url}{path}"
    assert alternates["en"] == canonical


def test_month_of_today_is_told_under_one_address(client: Client, index: Page) -> None:
    event(index, "Tonight", factories.on(factories.TODAY, time(20)))
    head = look(client, index, "month/").head
    canonical = head.select_one('link[rel="canonical"]')["href"]
    assert canonical == f"{index.full_url}month/2026/11/"


@pytest.mark.parametrize(
    "path",
    [
        "?type=concert&free=on",
        "month/2026/12/?free=on",
        "week/2026/49/?free=on",
        "day/2026/12/04/?free=on",
        "past/2026/?free=on",
    ],
)
def test_language_toggle_leads_to_the_same_view(
    client: Client, index: Page, path: str
) -> None:
    french = factories.twin(index, "fr", title="Agenda")
    link = look(client, index, path).select_one(".wcs-languages a")
    assert link["href"] == f"{french.full_url}{path}"
    assert client.get(link["href"]).status_code == 200


def test_views_lead_to_each_other_about_the_day_that_is_looked_at(
    client: Client, index: Page
) -> None:
    soup = look(client, index, "day/2026/12/04/?free=on")
    links = {tag.get_text(): tag["href"] for tag in soup.select(".wcs-views__link")}
    assert links == {
        "List": f"{index.url}?free=on",
        "Month": f"{index.url}month/2026/12/?free=on",
        "Week": f"{index.url}week/2026/49/?free=on",
        "Past": f"{index.url}past/?free=on",
        "Places": f"{index.url}places/?free=on",
        "To print": f"{index.url}season/?free=on",
    }
    soup = look(client, index, "month/2026/12/")
    assert words(soup, ".wcs-views [aria-current='page']") == ["Month"]
    soup = look(client, index, "past/2026/")
    assert words(soup, ".wcs-views [aria-current='true']") == ["Past"]


def test_title_of_a_view_names_view_and_programme(client: Client, index: Page) -> None:
    title = look(client, index, "month/2026/12/").title.get_text().strip()
    assert title.startswith("December 2026 – Programme")


def test_part_describes_itself_to_machines(client: Client, index: Page) -> None:
    html = client.get(f"{index.url}month/2026/12/").content.decode()
    node = json_ld_of(html)[0]
    assert node["name"] == "December 2026 – Programme"
    assert node["url"] == f"{index.full_url}month/2026/12/"


def test_calendar_of_the_view_is_offered_where_there_is_one(
    client: Client, index: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reverse(name: str, args: list[int]) -> str:
        return f"/culture/{args[0]}/programme.{name.rpartition('_')[2]}"

    from wagtail_culture_social.events import programme as views

    monkeypatch.setattr(views, "reverse", reverse)
    link = look(client, index, "?free=on").select_one(".wcs-views__subscribe")
    path = f"/culture/{index.pk}/programme.ics"
    assert link["href"] == f"webcal://testserver{path}?free=on"


def test_alias_shows_the_views_in_the_language_of_its_words(
    client: Client, index: Page
) -> None:
    factories.home("fr")
    alias = index.copy_for_translation(factories.locale("fr"), alias=True)
    soup = look(client, alias, "month/2026/12/")
    assert words(soup, "h1") == ["December 2026"]
    assert soup.select_one("main").find_parent(lang=True)["lang"] == "en"


def test_children_are_reached_as_before(client: Client, index: Page) -> None:
    page = event(index, "Monthly", factories.on(FRIDAY, time(20)), slug="monthly")
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("mode", ["", "social"])
def test_programme_is_previewed(index: Page, mode: str) -> None:
    answer = index.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200
    assert "Programme" in answer.content.decode()


def test_every_route_has_our_prefix() -> None:
    names = [route.name for route in EventIndexMixin.get_subpage_urls()]
    assert [one for one in names if not one.startswith("wcs_")] == ["index_route"]


def test_addresses_of_a_draft_are_not_there(client: Client, settings: Any) -> None:
    index = factories.add_page(
        type(programme()), factories.home(), title="Draft", slug="draft", live=False
    )
    path = urlsplit(f"/en/{index.slug}/month/").path
    assert client.get(path).status_code == 404
