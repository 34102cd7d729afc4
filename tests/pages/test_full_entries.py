"""The query budget of a spotlight and of a tutorial with all that one can hold."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from tests import full_entries
from tests.pages.test_queries import BUDGET, queries

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexed]


@pytest.mark.parametrize("build", [full_entries.spotlight, full_entries.tutorial])
def test_entry_with_everything_stays_within_the_budget(
    client: Client, build: Callable[[], tuple[Page, Page]]
) -> None:
    english, french = build()
    for page in (english, french):
        assert queries(client, page.url) <= BUDGET + 1  # its days in its campaign
        html = client.get(page.url).content.decode()
        assert html.count("wcs-also__item") == full_entries.RELATED + 1  # a campaign
        assert html.count("wcs-also__when") >= 2  # both events, with their dates
