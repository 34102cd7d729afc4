"""The kit draws the cards that it shows, and says what they lack."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import ShareCard
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.share_cards.services import cards_of, forms_of_site

pytestmark = pytest.mark.django_db


def kit(client: Client, page: Page) -> Any:
    return client.get(reverse("wagtail_culture_social_kit", args=[page.pk]))


def test_opening_the_kit_draws_the_cards_and_shows_them(admin_client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home(), title="Renew a loan")
    assert not ShareCard.objects.exists()
    html = kit(admin_client, page).content.decode()
    cards = cards_of(page)
    assert set(cards) == set(forms_of_site())
    assert cards["og"].file.url in html


def test_what_is_not_on_the_cards_is_said(admin_client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home(), title="Жук", slug="zhuk")
    html = kit(admin_client, page).content.decode()
    assert "they are left out: Жук" in html


def test_draft_has_cards_for_its_editor(admin_client: Client) -> None:
    page = factories.add_page(
        TutorialPage, factories.home(), title="Renew a loan", live=False
    )
    page.title = "Renew a loan online"
    page.save_revision()
    assert kit(admin_client, page).status_code == 200
    assert "Renew a loan online" in cards_of(page)["og"].alt
