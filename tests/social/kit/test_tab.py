"""The tab Social of the editor: what posts are made of, and the ways to see them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.page_forms import add_url, edit_url
from tests.social.kit.kits import event, kit_url
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db


def test_sources_are_shown_not_asked_twice(admin_client: Client) -> None:
    page = event(summary="Come and listen.")
    html = admin_client.get(edit_url(page)).content.decode()
    tab = html[html.index("wcs-kit-source") :]
    assert "Come and listen." in tab
    assert "A calm sea." in tab
    assert "X, Bluesky, Mastodon, Facebook, LinkedIn" in tab
    assert "Threads, Instagram" in tab
    assert f'href="{reverse("wagtailimages:edit", args=[page.social_image_id])}"' in tab
    assert f'href="{kit_url(page)}"' in tab
    for name in ("summary", "social_image", "social_image_alt", "hashtags"):
        assert html.count(f'name="{name}"') == 1


def test_page_without_picture_and_page_to_be(admin_client: Client) -> None:
    index = factories.add_page(EventIndexPage, factories.home())
    page = factories.add_page(EventPage, index)
    assert "Picture as saved" in admin_client.get(edit_url(page)).content.decode()
    html = admin_client.get(add_url(EventPage, index)).content.decode()
    assert "Posts are written from the first tab" in html
    assert "Picture as saved" not in html
