"""Galleries, stops, timelines and maps of a spotlight: what is shown and refused."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests import examples, exhibits, factories, recordings
from tests.spotlights.trying import (
    block,
    faults_of,
    html_of,
    passes_as_draft,
    value_of,
)
from wagtail_culture_social.social.easy_read import SentencesBlock
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock

pytestmark = pytest.mark.django_db

TILES = {"url": "https://tile.example.org/{z}/{x}/{y}.png", "attribution": "Example"}


def test_each_picture_of_a_gallery_leads_to_its_large_file() -> None:
    picture = examples.use_of_picture()
    pictures = [{**picture, "alt_text": words} for words in ("First", "Second")]
    html = html_of("gallery", {"title": "Two", "pictures": pictures})
    assert html.count("<li>") == 2
    assert html.count("data-wcs-zoom>Look closer") == 2
    assert html.count(".max-2400x2400.") == 2
    assert html.index("(First)") < html.index("(Second)")
    assert "<h2" in html
    assert "openseadragon" not in html


def test_a_decorative_picture_has_no_words_to_read() -> None:
    picture = {**examples.use_of_picture("One"), "decorative": True, "caption": ""}
    html = html_of("gallery", {"title": "", "pictures": [picture]})
    assert 'alt=""' in html
    assert "A calm sea." not in html


def test_headings_follow_the_page() -> None:
    context = {"wcs_language": "en", "wcs_heading": 3}
    value = value_of("timeline", exhibits.timeline())
    html = block("timeline").render(value, context)
    assert "<h3 " in html
    assert "<h4 " in html
    assert "<h2 " not in html


@pytest.mark.parametrize(
    ("year", "date", "words", "datetime"),
    [
        (1852, "spring 1852", "spring 1852", "1852"),
        (1852, "", "1852", "1852"),
        (800, "", "800", "0800"),
        (-52, "", "52 BC", ""),
        (12000, "", "12000", ""),
        (None, "", "", ""),
    ],
)
def test_a_date_is_read_as_it_was_typed(
    year: int | None, date: str, words: str, datetime: str
) -> None:
    entries = {"entries": [exhibits.entry(year, "A ford", date=date)]}
    entry = value_of("timeline", entries).ordered[0]
    with translation.override("en"):
        assert (entry.when, entry.datetime) == (words, datetime)


def test_entries_are_sorted_by_year() -> None:
    years = [(1914, "Last"), (None, "Unknown"), (-52, "First"), (1914, "Last too")]
    entries = [exhibits.entry(*one) for one in years]
    timeline = {**exhibits.timeline(), "entries": entries}
    html = html_of("timeline", timeline)
    titles = ["First", "Last<", "Last too", "Unknown"]
    places = [html.index(title) for title in titles]
    assert places == sorted(places)
    node = block("timeline").get_node(value_of("timeline", timeline), "en")
    assert (node.first_year, node.last_year, len(node.images)) == (-52, 1914, 4)


def test_a_picture_of_an_entry_needs_its_alternative() -> None:
    entry = exhibits.entry(1852, "The lock", alt_text="")
    faults = faults_of("timeline", {**exhibits.timeline(), "entries": [entry]})
    assert "entries" in faults


def test_the_map_is_a_list_and_offers_tiles_only_where_there_are_some(
    settings: Any,
) -> None:
    html = html_of("map", exhibits.map_of_objects())
    assert "data-wcs-map=" not in html
    assert html.count("data-wcs-latitude") == 2
    assert html.count("https://www.openstreetmap.org/?mlat=") == 2
    assert "The anchor" in html
    settings.CULTURE_SOCIAL_MAP_TILES = TILES
    html = html_of("map", exhibits.map_of_objects())
    assert 'data-wcs-map="https://tile.example.org/' in html
    assert 'data-wcs-label="Where they stood"' in html
    unplaced = {"objects": [exhibits.mapped("The anchor")]}
    assert "data-wcs-map=" not in html_of("map", unplaced)


@pytest.mark.parametrize(
    ("latitude", "longitude", "wrong"),
    [
        ("90.1", "0", {"latitude"}),
        ("0", "-181", {"longitude"}),
        ("47", None, {"longitude"}),
        (None, "1", {"latitude"}),
    ],
)
def test_a_position_is_on_earth(
    latitude: str | None, longitude: str | None, wrong: set[str]
) -> None:
    position = {
        name: Decimal(number) if number else None
        for name, number in (("latitude", latitude), ("longitude", longitude))
    }
    one = {**exhibits.mapped("The crane"), **position}
    value = {**exhibits.map_of_objects(), "objects": [one]}
    faults = faults_of("map", value)["objects"].block_errors[0].block_errors
    assert set(faults) == wrong
    assert passes_as_draft("map", value)
    assert "data-wcs-latitude" not in html_of("map", value)


def test_a_stop_shows_its_number_its_words_and_its_versions() -> None:
    html = html_of("stop", exhibits.stop())
    for words in ("12", "The lock keeper’s bell", "It rang", "Transcript"):
        assert words in html
    assert html.count("The lock keeper’s bell</") == 1
    assert 'preload="none"' in html


@pytest.mark.parametrize("name", ["tracks", "transcript"])
def test_a_stop_without_words_waits_as_a_draft(name: str) -> None:
    silent = exhibits.stop(tracks=[], transcript="")
    assert "transcript" in faults_of("stop", silent)
    assert passes_as_draft("stop", silent)
    words = {
        "tracks": recordings.tracks(("captions", "en")),
        "transcript": "<p>The bell rings.</p>",
    }
    assert block("stop").clean(value_of("stop", {**silent, name: words[name]}))


def test_a_stop_tells_what_plays(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://museum.example"
    node = block("stop").get_node(value_of("stop", exhibits.stop()), "en")
    assert node.content_url.startswith("https://museum.example/")
    assert node.clips == ()
    empty = value_of("stop", exhibits.stop(document=None, url=""))
    assert block("stop").get_node(empty, "en") is None


@pytest.mark.parametrize("name", ["gallery", "stop", "timeline", "map"])
def test_blocks_tell_their_pictures(name: str) -> None:
    values = dict([*examples.recommendations(), *exhibits.exhibits()])
    pictures = list(block(name).pictures_in(value_of(name, values[name])))
    assert all(picture.get("image") for picture in pictures)
    assert all(picture.alt or picture["decorative"] for picture in pictures)
    assert len(pictures) >= 2


def test_a_picture_whose_file_is_gone_is_left_out() -> None:
    picture = examples.use_of_picture("Lost")
    picture["image"].file.delete(save=False)
    picture["image"].file.name = "gone.jpg"
    html = html_of("gallery", {"title": "Lost", "pictures": [picture]})
    assert "Lost" in html
    assert "data-wcs-zoom" not in html


def test_a_map_and_a_gallery_tell_what_they_show() -> None:
    node = block("map").get_node(value_of("map", exhibits.map_of_objects()), "en")
    assert [place.latitude for place in node.places] == [47.2113, 47.2134]
    assert {place.name for place in node.places} == {"On the upper quay"}
    assert len(node.images) == 3
    gallery = dict(examples.recommendations())["gallery"]
    node = block("gallery").get_node(value_of("gallery", gallery), "en")
    assert len(node.images) == 6


@pytest.mark.parametrize("name", ["virtual_tour", "sentence"])
def test_a_picture_without_credit_is_not_published(name: str) -> None:
    bare = factories.picture("Nobody’s")
    bare.culture_rights.delete()
    bare.refresh_from_db()
    tour = {**exhibits.virtual_tour(), "poster": bare}
    values = {"virtual_tour": tour, "sentence": {"sentence": "Look.", "picture": bare}}
    streams = {"virtual_tour": RecommendationsBlock(), "sentence": SentencesBlock()}
    block = streams[name].child_blocks[name]
    value = block.normalize(values[name])
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.clean_deferred(value)
