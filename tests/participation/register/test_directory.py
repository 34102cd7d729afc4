"""The directory of a campaign: who is in it, how it is narrowed, what it costs."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from tests.participation.register.registers import institution, many
from wagtail_culture_social.participation.register import service
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TILES = {"url": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "© Tiles"}
BUDGET = 12


def text(response: Any) -> str:
    return response.content.decode()


def test_approved_institutions_of_the_campaign_are_listed(
    twins: tuple[Page, Page], visit: Any
) -> None:
    institution(twins[0], "Louvre")
    institution(twins[0], "Waiting Museum", status="pending")
    institution(twins[0], "Typed Museum", status="unconfirmed")
    institution(twins[0], "Refused Museum", status="refused")
    institution(None, "Elsewhere Museum")
    found = text(visit(twins[0]))
    assert "Louvre" in found
    assert all(name not in found for name in ("Waiting", "Typed", "Refused", "Elsewh"))
    assert service.participants_count(twin_key(twins[1])) == 1


def test_countries_are_named_in_the_language_of_the_page(
    twins: tuple[Page, Page], visit: Any
) -> None:
    institution(twins[0], "Rijksmuseum", city="Amsterdam", country="NL")
    assert "Netherlands" in text(visit(twins[0]))
    french = text(visit(twins[1]))
    assert "Pays-Bas" in french
    assert "Netherlands" not in french
    assert 'lang="fr"' in french


def test_address_of_who_registered_is_never_shown(
    twins: tuple[Page, Page], visit: Any, client: Client
) -> None:
    institution(twins[0], email="secret@example.org")
    shown = [text(visit(twins[0]))]
    for kind in ("csv", "json"):
        answer = client.get(f"/culture/{twins[0].pk}/participants.{kind}")
        shown.append(b"".join(answer).decode())
    assert all("secret" not in one for one in shown)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=musee+orsay", ["Musée d’Orsay"]),
        ("?q=PARÏS", ["Louvre", "Musée d’Orsay"]),
        ("?q=%25", []),
        ("?kind=library", ["Bibliotheca"]),
        ("?country=GR", ["Εθνικό Μουσείο"]),
        ("?letter=e", ["Εθνικό Μουσείο"]),
        ("?letter=0", ["104"]),
        ("?country=FR&kind=museum&letter=l", ["Louvre"]),
        ("?country=XX&letter=%C3%A9", None),
    ],
)
def test_filters_leave_what_they_say(
    twins: tuple[Page, Page], visit: Any, query: str, names: list[str] | None
) -> None:
    rows = [
        ("Louvre", "Paris", "FR", "museum"),
        ("Musée d’Orsay", "Paris", "FR", "museum"),
        ("104", "Lyon", "FR", "museum"),
        ("Bibliotheca", "Alexandria", "EG", "library"),
        ("Εθνικό Μουσείο", "Αθήνα", "GR", "museum"),
    ]
    for name, city, country, kind in rows:
        institution(twins[0], name, city=city, country=country, kind=kind)
    context = visit(twins[0], query).context_data
    found = [entry.name for group in context["groups"] for entry in group["entries"]]
    assert sorted(found) == sorted([row[0] for row in rows] if names is None else names)
    assert context["count"] == len(found)
    assert context["wcs_part"].indexed is (names is None)


def test_filtered_and_later_pages_are_not_for_search_engines(
    twins: tuple[Page, Page], visit: Any
) -> None:
    many(twins[0], 70)
    assert 'content="noindex"' not in text(visit(twins[0]))
    assert 'content="noindex"' in text(visit(twins[0], "?kind=museum"))
    second = visit(twins[0], "?page=2")
    assert 'content="noindex"' in text(second)
    assert sum(len(one["entries"]) for one in second.context_data["groups"]) == 10
    with pytest.raises(Http404):
        visit(twins[0], "?page=3")


def test_filters_stay_from_page_to_page(twins: tuple[Page, Page], visit: Any) -> None:
    many(twins[0], 600)
    context = visit(twins[0], "?kind=museum&page=1").context_data
    assert context["pages"] == {"previous": None, "next": "kind=museum&page=2"}
    assert context["letters"][1]["query"] == "kind=museum&letter=b"


def test_totals_of_58_countries_equal_5000_rows(
    twins: tuple[Page, Page], visit: Any
) -> None:
    many(twins[0])
    context = visit(twins[0]).context_data
    countries = context["facets"].countries
    assert len(countries) == 58 == service.countries_count(twin_key(twins[0]))
    assert sum(one.total for one in countries) == 5000 == context["count"]
    assert sum(context["facets"].letters.values()) == 5000
    assert context["totals"] == "5000 institutions, 58 countries"
    by_country = visit(twins[0], "?country=AD").context_data
    assert by_country["count"] == next(c.total for c in countries if c.code == "AD")


@pytest.mark.parametrize("query", ["", "?page=40", "?q=museum&country=AD&letter=a"])
def test_page_of_5000_rows_stays_within_the_budget(
    twins: tuple[Page, Page], visit: Any, query: str
) -> None:
    many(twins[0])
    visit(twins[0], query)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        visit(twins[0], query)
    assert len(captured) <= BUDGET


def test_map_shows_countries_then_institutions(
    twins: tuple[Page, Page], visit: Any, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_MAP_TILES = TILES
    institution(twins[0], "A", latitude=48.0, longitude=2.0)
    institution(twins[0], "B", latitude=50.0, longitude=4.0)
    institution(twins[0], "C")
    whole = text(visit(twins[1]))
    assert 'data-wcs-latitude="49.0000" data-wcs-longitude="3.0000"' in whole
    assert whole.count("data-wcs-latitude") == 1
    narrowed = text(visit(twins[1], "?country=FR"))
    assert narrowed.count("data-wcs-latitude") == 2
    assert 'data-wcs-latitude="48.0"' in narrowed


def test_no_map_is_offered_without_tiles_or_places(
    twins: tuple[Page, Page], visit: Any, settings: Any
) -> None:
    institution(twins[0], latitude=48.0, longitude=2.0)
    assert "data-wcs-map=" not in text(visit(twins[0]))
    settings.CULTURE_SOCIAL_MAP_TILES = TILES
    institution(twins[0], "Unplaced", country="BE")
    assert "data-wcs-map=" not in text(visit(twins[0], "?country=BE"))


def test_empty_directory_invites_to_register(
    twins: tuple[Page, Page], visit: Any
) -> None:
    found = text(visit(twins[0]))
    assert "No institution has registered yet." in found
    assert service.register_url(twins[0]) in found


def test_campaign_that_is_over_takes_no_registration(
    twins: tuple[Page, Page], visit: Any, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = "2026-11-30T00:00:01+01:00"
    assert service.register_url(twins[0]) == ""
    assert "/register/" not in text(visit(twins[0]))


def test_table_is_read_again_with_the_same_filters(
    twins: tuple[Page, Page], client: Client
) -> None:
    institution(twins[0], "=1+1", handles={"x": "@quays"}, languages=["fr", "en"])
    institution(twins[0], "Library", kind="library")
    answer = client.get(f"/culture/{twins[1].pk}/participants.csv?kind=museum")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("name,kind,city,country,latitude,longitude,website")
    assert len(lines) == 2
    assert "'=1+1,museum,Port-aux-Quais,FR" in lines[1]
    assert "'@quays" in lines[1]
    assert lines[1].endswith(",France")
    assert "filename=" in answer["Content-Disposition"]


def test_data_is_open(twins: tuple[Page, Page], client: Client) -> None:
    institution(twins[0], "Louvre", city="Paris", website="https://www.louvre.fr")
    answer = client.get(f"/culture/{twins[1].pk}/participants.json")
    (row,) = json.loads(answer.content)["participants"]
    assert row["name"] == "Louvre"
    assert row["country_name"] == "France"
    assert "email" not in row
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_files_are_those_of_live_campaigns_only(
    twins: tuple[Page, Page], client: Client
) -> None:
    home = factories.home()
    assert client.get(f"/culture/{home.pk}/participants.csv").status_code == 404
    twins[0].unpublish()
    assert client.get(f"/culture/{twins[0].pk}/participants.csv").status_code == 404
