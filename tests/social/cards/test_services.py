"""Cards in the database: drawn when a page is published, and only where it changed."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from tests import examples, factories
from tests.social.cards.drawn import is_near, opened
from wagtail_culture_social.domain.card_forms import CARD_FORMS
from wagtail_culture_social.models import ShareCard, SocialSettings
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social.share_cards import services
from wagtail_culture_social.social.share_cards.facts import card_facts
from wagtail_culture_social.social.share_cards.services import (
    cards_of,
    draw_cards,
    faults_of,
    forms_of_site,
)

pytestmark = pytest.mark.django_db


def fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)


def tutorial(**fields: Any) -> Any:
    values = {"title": "Renew a loan", "social_image": factories.picture(), **fields}
    return factories.add_page(pages.TutorialPage, factories.home(), **values)


def concert(**fields: Any) -> Any:
    evening = factories.on(factories.TODAY + timedelta(days=3), time(20), time(22))
    values = {"title": "Concert", "schedule": [evening], **fields}
    return factories.add_page(pages.EventPage, factories.home(), **values)


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats that were drawn."""
    drawn: list[str] = []

    def draw(facts: Any, form: Any, draw: Any = services.draw) -> Any:
        drawn.append(form.key)
        return draw(facts, form)

    monkeypatch.setattr(services, "draw", draw)
    return drawn


def test_every_format_is_drawn_once(drawings: list[str]) -> None:
    page = tutorial()
    cards = draw_cards(fresh(page))
    assert list(cards) == list(CARD_FORMS) == drawings
    for key, card in cards.items():
        form = CARD_FORMS[key]
        assert (card.width, card.height) == (form.width, form.height)
        with card.file.open() as file:
            assert opened(file.read()).size == (form.width, form.height)
    assert draw_cards(fresh(page)) == cards
    assert len(drawings) == len(CARD_FORMS)


def test_reading_draws_nothing(drawings: list[str]) -> None:
    page = tutorial()
    assert cards_of(page) == {}
    draw_cards(fresh(page), ["og"])
    assert list(cards_of(page)) == drawings == ["og"]


def test_new_words_replace_the_card_and_its_file(
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = tutorial()
    before = draw_cards(fresh(page), ["og"])["og"]
    page.title = "Renew a loan online"
    page.save()
    with django_capture_on_commit_callbacks(execute=True):
        after = draw_cards(fresh(page), ["og"])["og"]
        assert default_storage.exists(before.file.name)
    assert after.pk == before.pk
    assert not default_storage.exists(before.file.name)
    assert default_storage.exists(after.file.name)
    assert ShareCard.objects.count() == 1


@pytest.mark.parametrize("what", ["colour", "name", "focus", "credit", "logo"])
def test_what_the_site_and_the_picture_say_draws_anew(
    what: str, drawings: list[str]
) -> None:
    page = tutorial()
    draw_cards(fresh(page), ["og"])
    image, settings = page.social_image, SocialSettings.for_site(Site.objects.get())
    if what == "colour":
        settings.card_colour = "#7A1E3A"
    elif what == "name":
        settings.organisation = "Médiathèque-musée des Quais"
    elif what == "logo":
        settings.logo = factories.picture("Logo")
    elif what == "focus":
        image.focal_point_x = image.focal_point_y = 10
        image.focal_point_width = image.focal_point_height = 4
        image.save()
    else:
        image.culture_rights.creator = "Somebody else"
        image.culture_rights.save()
    settings.save()
    draw_cards(fresh(page), ["og"])
    assert drawings == ["og", "og"]


def test_event_tells_date_place_and_state() -> None:
    venue = factories.venue()
    page = concert(venue=venue, state="cancelled")
    facts = card_facts(fresh(page))
    assert facts.where == "Chapelle des Mariniers"
    assert facts.when.startswith("Saturday 28 November")
    assert (facts.state, facts.is_off) == ("Cancelled", True)
    assert "Cancelled · Concert" in draw_cards(fresh(page), ["og"])["og"].alt


def test_campaign_tells_the_hashtag_of_its_day() -> None:
    english, french = examples.campaign()
    facts = card_facts(fresh(french))
    assert (facts.tag, facts.theme) == ("#CoulissesMW", "Dans les coulisses")
    assert facts.when == "du 23 au 29 novembre 2026"
    assert card_facts(fresh(english)).tag == "#BackstageMW"


def test_page_without_a_picture_shows_that_of_the_site() -> None:
    settings = SocialSettings.for_site(Site.objects.get())
    settings.default_image = factories.picture("Façade")
    settings.card_colour = "#000000"
    settings.save()
    page = tutorial(social_image=None)
    facts = card_facts(fresh(page))
    assert facts.photo is not None
    assert "Kensett" in facts.credit
    card = draw_cards(fresh(page), ["og"])["og"]
    with card.file.open() as file:
        assert is_near(opened(file.read()).getpixel((1100, 300)), (0x31, 0x56, 0x6B))


def test_publishing_draws_the_cards_of_every_language(
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = concert()
    french = factories.twin(page, "fr", title="Concert du soir")
    page.state = "cancelled"
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(page)
    assert set(cards_of(page)) == set(cards_of(french)) == set(forms_of_site())
    assert "Annulé" in cards_of(french)["og"].alt


def test_draft_and_alias_get_no_card(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = tutorial()
        page.create_alias(update_slug="again", parent=factories.home())
        factories.add_page(
            pages.TutorialPage, factories.home(), title="Draft", slug="d", live=False
        )
    assert {card.page_id for card in ShareCard.objects.all()} == {page.pk}


def test_publishing_other_pages_draws_nothing(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(factories.home())
    assert not ShareCard.objects.exists()


def test_failing_to_draw_does_not_stop_publishing(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(*args: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(services, "draw", fail)
    with django_capture_on_commit_callbacks(execute=True):
        assert tutorial().live


def test_deleting_a_page_deletes_the_files(
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = tutorial()
    name = draw_cards(fresh(page), ["og"])["og"].file.name
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert not default_storage.exists(name)


def test_picture_that_is_gone_is_told_and_drawn_again_once_it_is_back(
    drawings: list[str],
) -> None:
    page = tutorial()
    path = Path(page.social_image.file.path)
    content = path.read_bytes()
    path.unlink()
    first = draw_cards(fresh(page), ["og"])["og"]
    assert [fault.code for fault in faults_of(fresh(page))] == ["photo"]
    assert draw_cards(fresh(page), ["og"])["og"].file.name == first.file.name
    path.write_bytes(content)
    assert draw_cards(fresh(page), ["og"])["og"].digest != first.digest
    assert faults_of(fresh(page)) == []


def test_image_row_that_is_gone_is_no_fault() -> None:
    page = tutorial()
    settings = SocialSettings.for_site(Site.objects.get())
    settings.logo = factories.picture("Logo")
    settings.save()
    get_image_model().objects.all().delete()
    assert faults_of(fresh(page)) == []
    assert draw_cards(fresh(page), ["og"])


def test_signs_without_a_font_are_told_with_what_to_do() -> None:
    page = tutorial(title="Жук and 中")
    (fault,) = faults_of(fresh(page))
    assert fault.signs == "Жук中"
    assert fault.message.endswith("Жук中")


def test_queries_do_not_grow_with_the_formats() -> None:
    page = tutorial()
    draw_cards(fresh(page))
    again = fresh(page)
    with CaptureQueriesContext(connection) as one:
        draw_cards(again, ["og"])
    again = fresh(page)
    with CaptureQueriesContext(connection) as all_:
        draw_cards(again)
    assert len(one) == len(all_)
