"""Pictures of imported events: credit and alternative text, asked once, never fatal."""

from typing import Any

import pytest

from tests import factories
from tests.events.importers.sources import (
    EVENT,
    PICTURE,
    event,
    imported,
    index,
    notes,
    outcomes,
    source,
    the_page,
)
from wagtail_culture_social.events.importers import pictures
from wagtail_culture_social.events.importers.messages import message
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.clean_pictures import PictureError

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is fetched, each time with a picture of the library in return."""
    fetched: list[dict[str, Any]] = []

    def fetch(url: str, **options: Any) -> Any:
        fetched.append({"url": url, **options})
        return factories.picture(options["title"], credited=False)

    monkeypatch.setattr(pictures, "fetch_picture", fetch)
    return fetched


def test_a_picture_comes_with_its_credit_and_its_words(asked: list[Any]) -> None:
    parent = index()
    factories.twin(parent, "fr", title="Agenda", slug="agenda")
    imported(source(parent), event(picture=PICTURE))
    assert asked == [
        {"url": PICTURE.url, "title": "Organ & voice", "credit": "A. Marin"}
    ]
    assert the_page().social_image.title == "Organ & voice"
    assert the_page().social_image_alt == "An organ"
    assert the_page("fr").social_image == the_page().social_image
    assert the_page("fr").social_image_alt == "Un orgue"


def test_an_address_is_asked_once(asked: list[Any]) -> None:
    origin = source()
    other = event(external_id="2", title={"en": "Other"}, picture=PICTURE)
    for _time in range(2):
        run = imported(origin, event(picture=PICTURE), other)
    assert len(asked) == 1
    assert outcomes(run) == ["unchanged", "unchanged"]


def test_another_address_brings_another_picture(asked: list[Any]) -> None:
    origin = source()
    imported(origin, event(picture=PICTURE))
    before = the_page().social_image
    url = "https://pictures.example.org/choir.jpg"
    run = imported(origin, event(picture=PICTURE.__class__(url=url)))
    assert outcomes(run) == ["updated"]
    assert the_page().social_image != before


def test_a_picture_that_an_editor_chose_stays(asked: list[Any]) -> None:
    origin = source()
    imported(origin, event(picture=PICTURE))
    page, own = the_page(), factories.picture("Our own")
    page.social_image = own
    page.save_revision()
    run = imported(origin, event(picture=PICTURE))
    assert the_page().social_image == own
    assert message(notes(run)[0], EventPage) == (
        "Main picture stays as it was changed here: Our own. Source: Organ & voice."
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OutboundError("missing"), "The server has nothing at this address."),
        (PictureError("pixels"), ""),
    ],
)
def test_a_picture_that_fails_is_a_warning_and_asked_once_a_step(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    asked = []

    def fail(url: str, **_options: Any) -> None:
        asked.append(url)
        raise error

    monkeypatch.setattr(pictures, "fetch_picture", fail)
    other = event(external_id="2", picture=PICTURE)
    run = imported(source(), event(picture=PICTURE), other)
    assert outcomes(run) == ["new", "new"]
    assert len(asked) == 1
    said = [message(note, EventPage) for note in notes(run)]
    assert said[0].startswith("The picture could not be brought. ")
    assert words in said[0]


@pytest.mark.parametrize(
    ("fields", "options"), [({"with_pictures": False}, {}), ({}, {"is_trial": True})]
)
def test_neither_a_trial_nor_a_source_without_pictures_asks(
    asked: list[Any], fields: dict[str, Any], options: dict[str, Any]
) -> None:
    run = imported(source(**fields), event(picture=PICTURE), **options)
    assert asked == []
    assert outcomes(run) == ["new"]


def test_without_a_picture_there_is_none(asked: list[Any]) -> None:
    imported(source(), EVENT)
    assert asked == []
    assert the_page().social_image is None
