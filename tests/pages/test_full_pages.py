"""Every shipped page type with realistic content, within its query budget."""

from html import unescape

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.page_forms import PREVIEW_MODES
from tests.pages.test_queries import BUDGET, queries
from tests.surfaces import json_ld_of
from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.mixins import CampaignMixin
from wagtail_culture_social.campaigns.poll_blocks import polls_of
from wagtail_culture_social.pages.mixins import BodyMixin

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexed]


def test_full_page_is_shown_in_french(client: Client, full_page: Page) -> None:
    french = full_page.get_translations().first() or factories.twin(full_page, "fr")
    html = client.get(french.url).content.decode()
    assert '<html lang="fr"' in html
    assert f'hreflang="en" href="{full_page.get_full_url()}"' in html


def test_full_page_is_previewed(full_page: Page) -> None:
    for mode in PREVIEW_MODES:
        shown = full_page.make_preview_request(preview_mode=mode)
        assert full_page.title in unescape(shown.content.decode())


@pytest.mark.parametrize("beside", [True, False])
def test_links_beside_the_form_open_elsewhere(full_page: Page, beside: bool) -> None:
    shown = full_page.make_preview_request(
        preview_mode="", extra_request_attrs={"in_preview_panel": beside}
    )
    assert ('<base target="_blank">' in shown.content.decode()) == beside


def test_full_page_has_a_title_a_card_and_structured_data(
    client: Client, full_page: Page
) -> None:
    answer = client.get(full_page.url)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count('property="og:title"') == 1
    assert html.count('rel="canonical"') == 1
    assert html.count("<h1") == 1
    assert json_ld_of(html)
    if full_page.social_image_id:
        assert 'property="og:image"' in html
        assert "The Metropolitan Museum of Art" in html


def of_visitors(page: Page) -> int:
    """Queries that a register (one), polls (two) and contests (three) cost besides.

    A contest has a hashtag, a row, and its entries.
    """
    found = 0
    if isinstance(page, BodyMixin):
        found = 2 * bool(list(polls_of(page))) + 3 * bool(list(contests_of(page)))
    return found + isinstance(page, CampaignMixin)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_stays_within_the_budget(
    client: Client, full_page: Page, language: str
) -> None:
    assert full_page.depth == (3 if is_index(full_page) else 4)
    shown = full_page
    if language == "fr":
        shown = full_page.get_translations().first() or factories.twin(full_page, "fr")
    assert queries(client, shown.url) <= BUDGET + of_visitors(full_page)


def is_index(page: Page) -> bool:
    return type(page).__name__.endswith(("IndexPage", "HubPage", "LinksPage"))
