"""Recommended works: numbers checked, catalogue, platforms, versions, old data."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests import factories
from wagtail_culture_social.models import SocialSettings
from wagtail_culture_social.pages.models import EventPage, SpotlightPage
from wagtail_culture_social.social.services import site_settings
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock
from wagtail_culture_social.spotlights.identifier_blocks import IdentifierBlock

pytestmark = pytest.mark.django_db

OLD = {
    "book_extract": {"title": "Waves", "author": "A."},
    "playlist": {
        "title": "At sea",
        "tracks": [{"title": "One", "duration": "3:42"}, {"title": "Two"}],
    },
    "film": {"title": "Fog", "duration": 89},
    "object": {"title": "Barge"},
}
"""What was stored before the works were complete."""


def rendered(kind: str, value: dict[str, Any], **context: Any) -> str:
    stream = RecommendationsBlock()
    raw = [{"type": kind, "id": "0f1e2d3c", "value": value}]
    return stream.to_python(raw)[0].render({"wcs_language": "en", **context})


def page_with(catalogue: str) -> SpotlightPage:
    page = factories.add_page(SpotlightPage, factories.home())
    settings = SocialSettings.for_site(page.get_site())
    settings.catalogue_url = catalogue
    settings.save()
    return SpotlightPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("kind", OLD)
def test_old_data_is_still_shown(kind: str) -> None:
    html = rendered(kind, OLD[kind], wcs_heading=3)
    assert OLD[kind]["title"] in html
    assert "None" not in html
    assert "<h3" in html
    assert "<h2" not in html


def test_a_number_is_kept_in_its_plain_form() -> None:
    block = IdentifierBlock("isbn")
    assert block.clean(" ISBN 0-306-40615-2 ") == "9780306406157"
    assert block.clean("") == ""
    assert block.clean(None) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("978-0-306-4061A-7", "“A” does not belong in an ISBN."),
        ("978-0-306-40615-72", "too long: 14 signs"),
        ("978-0-306-40615-8", "has a typing error"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(text: str, reason: str) -> None:
    with override("en"), pytest.raises(ValidationError, match=reason):
        IdentifierBlock("isbn").clean(text)


def test_a_draft_keeps_half_a_number() -> None:
    assert IdentifierBlock("isbn").clean_deferred("978-2-07") == "978-2-07"
    assert IdentifierBlock("isbn").clean_deferred("0306406152") == "9780306406157"
    assert "ISBN" not in rendered("book_extract", {"title": "W", "isbn": "978-2-07"})


def test_numbers_are_shown_as_they_are_printed() -> None:
    book = {"title": "Waves", "isbn": "9780306406157"}
    assert "978-0-306-40615-7" in rendered("book_extract", book)
    barge = {"title": "Barge", "identifier": "ark:/12148/btv1b8449691v"}
    link = 'href="https://n2t.net/ark:/12148/btv1b8449691v"'
    assert link in rendered("object", barge)


def test_catalogue_of_the_site_is_where_one_borrows() -> None:
    page = page_with("https://catalogue.example.org/?q={isbn}")
    assert site_settings(page).catalogue_url
    book = {"title": "Waves", "isbn": "9780306406157"}
    made = 'href="https://catalogue.example.org/?q=9780306406157"'
    assert made in rendered("book_extract", book, page=page)
    own = {**book, "catalogue_url": "https://other.example.org/waves"}
    html = rendered("book_extract", own, page=page)
    assert made not in html
    assert 'href="https://other.example.org/waves"' in html
    assert "Borrow" not in rendered("book_extract", {"title": "Waves"}, page=page)


@pytest.mark.parametrize("template", ["x", "https://example.org/", "https://a/{b}"])
def test_catalogue_that_leads_nowhere_is_refused(template: str) -> None:
    settings = SocialSettings(catalogue_url=template)
    with pytest.raises(ValidationError) as error:
        settings.full_clean(exclude=["site"])
    assert "catalogue_url" in error.value.message_dict


def test_a_playlist_says_how_long_it_plays_and_where() -> None:
    tracks = [
        {"title": "One", "duration": "3:42"},
        {"title": "Two", "duration": "4:18"},
    ]
    urls = ["https://www.deezer.com/1", "https://radio.example.org/2"]
    platforms = [{"type": "item", "value": url, "id": url[-1]} for url in urls]
    html = rendered(
        "playlist", {"title": "At sea", "tracks": tracks, "platforms": platforms}
    )
    assert "2 tracks · 8\u00a0min" in html
    assert '<a href="https://www.deezer.com/1">Deezer</a>' in html
    assert '<a href="https://radio.example.org/2">radio.example.org</a>' in html
    part = rendered("playlist", OLD["playlist"])
    assert "2 tracks · more than 3\u00a0min\u00a042\u00a0s" in part


def test_a_film_says_for_whom_and_in_which_versions() -> None:
    film = {"title": "Fog", "rating": "12", "warning": True, "versions": ["ad", "vo"]}
    html = rendered("film", film)
    assert "Not for under-12s, with a warning" in html
    assert html.index("Original version") < html.index("Audio description")


def test_a_film_leads_to_its_screening_in_the_language_of_the_page() -> None:
    screening = factories.add_page(EventPage, factories.home(), title="Fog tonight")
    french = factories.twin(screening, "fr", title="Le brouillard ce soir")
    film = {"title": "Fog", "showing": screening.pk}
    html = rendered("film", film, wcs_language="fr")
    assert "Le brouillard ce soir</a>" in html
    assert 'lang="' not in html
    french.unpublish()
    borrowed = rendered("film", film, wcs_language="fr")
    assert 'lang="en">Fog tonight</a>' in borrowed
    screening.unpublish()
    assert "tonight" not in rendered("film", film, wcs_language="fr")


def test_number_that_is_too_short_is_told_how_long_it_is() -> None:
    with pytest.raises(ValidationError, match="5 signs, where it has 16"):
        IdentifierBlock("isni").clean("00000")
