"""The preview "Social posts": what is typed, as it will look; nothing is written."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag
from wagtail.images import get_image_model
from wagtail.models import Site

from tests import examples, factories
from tests.page_forms import add_url, edit_url, filled_form, speak
from tests.social.kit.kits import post
from wagtail_culture_social.models import Hashtag, SocialPost, SocialSettings
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db
MOST_QUERIES = 30
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def event() -> Any:
    """A concert with five hashtags, a picture, a venue and a campaign."""
    return examples.event(examples.campaign()[0])[0]


def type_and_look(client: Client, page: Any, **typed: Any) -> str:
    """Type into the form and return what the preview shows the second time."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(address, filled_form(client, edit_url(page), type(page), **typed))
    client.get(address, {"mode": "social"})
    return client.get(address, {"mode": "social"}).content.decode()


def test_preview_asks_little_and_writes_nothing(
    admin_client: Client, event: Any
) -> None:
    typed = {"title": "Voices", "hashtags": '"Never seen", Organ'}
    before = [model.objects.count() for model in (Hashtag, Tag, SocialPost)]
    SocialSettings.objects.all().delete()
    type_and_look(admin_client, event, **typed)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[event.pk])
    with CaptureQueriesContext(connection) as queries:
        shown = admin_client.get(address, {"mode": "social"}).content.decode()
    assert "#NeverSeen" in shown
    assert len(queries) <= MOST_QUERIES
    assert [one["sql"] for one in queries if one["sql"].startswith(WRITES)] == []
    after = [model.objects.count() for model in (Hashtag, Tag, SocialPost)]
    assert after == before
    assert not SocialSettings.objects.exists()


def test_card_names_the_institution_and_its_account(
    admin_client: Client, event: Any
) -> None:
    SocialSettings.objects.create(
        site=Site.objects.get(),
        organisation="Les Quais",
        x_handle="quais",
        bluesky_handle="@quais.example.org",
        facebook_handle="quais",
    )
    shown = type_and_look(admin_client, event)
    assert shown.count("<strong>Les Quais</strong>") == 7
    assert shown.count('aria-hidden="true">LQ</span>') == 7
    assert "@quais</span>" in shown
    assert "@quais.example.org</span>" in shown
    assert 'wcs-post__handle">quais</span>' in shown


def test_logo_stands_before_the_name(admin_client: Client, event: Any) -> None:
    logo = factories.picture("Logo", size=(96, 96))
    SocialSettings.objects.create(site=Site.objects.get(), logo=logo)
    shown = type_and_look(admin_client, event)
    assert shown.count('<img class="wcs-post__avatar"') == 7
    get_image_model().objects.filter(pk=logo.pk).update(file="gone.jpg")
    logo.renditions.all().delete()
    assert 'class="wcs-post__avatar" aria-hidden' in type_and_look(admin_client, event)


def test_picture_has_the_shape_of_its_network(admin_client: Client, event: Any) -> None:
    shown = type_and_look(admin_client, event)
    posts = {one.split('"')[0]: one for one in shown.split('data-network="')[1:]}
    assert 'width="320" height="168"' in posts["x"]
    assert 'width="160" height="200"' in posts["instagram"]
    assert "wcs-post__host" in posts["x"]
    assert "wcs-post__host" not in posts["instagram"]
    assert "Alternative text" in posts["x"]


def test_tags_links_and_mentions_are_elements(admin_client: Client, event: Any) -> None:
    text = "With @large@example.social: https://quais.example.org/ #MuseumWeek"
    post(event, "mastodon", text=text)
    shown = type_and_look(admin_client, event)
    assert '<span class="wcs-piece wcs-piece--tag">#MuseumWeek</span>' in shown
    assert 'wcs-piece--link">https://quais.example.org/</span>' in shown
    assert 'wcs-piece--mention">@large@example.social</span>' in shown


def test_what_is_over_the_limit_is_struck_and_said(
    admin_client: Client, event: Any
) -> None:
    post(event, text="a" * 300 + " <b>end</b>")
    shown = type_and_look(admin_client, event)
    assert shown.count("Over the limit:") == 1
    assert f'<del class="wcs-post__over">{"a" * 20}' in shown
    assert "&lt;b&gt;end&lt;/b&gt;</del>" in shown
    assert "31 over" in shown
    assert shown.count("wcs-post--over") == 1


def test_reasons_are_said_once_and_phase_is_named(
    admin_client: Client, event: Any
) -> None:
    event.unpublish()
    shown = type_and_look(admin_client, event)
    assert shown.count("Not ready yet") == 1
    assert "The page is not published." in shown
    assert '<span class="wcs-preview__phase">announcement</span>' in shown


def test_french_editor_of_an_english_page(
    admin_client: Client, admin_user: User, event: Any
) -> None:
    speak(admin_user, "fr")
    shown = type_and_look(admin_client, event, title="Voices")
    assert '<html lang="fr">' in shown
    assert shown.count('lang="en">Voices') == 7


def test_page_to_be_is_shown_too(admin_client: Client) -> None:
    index = factories.add_page(EventIndexPage, factories.home())
    SocialPost.objects.create(
        site=Site.objects.get(),
        phase="announcement",
        network="x",
        language="en",
        text="Closed for snow tomorrow",
    )
    names = ["wagtail_culture_social_pages", "eventpage", index.pk]
    address = reverse("wagtailadmin_pages:preview_on_add", args=names)
    data = filled_form(admin_client, add_url(EventPage, index), EventPage, title="Nuit")
    admin_client.post(address, data)
    shown = admin_client.get(address, {"mode": "social"}).content.decode()
    assert shown.count("data-network=") == 7
    assert shown.count('lang="en">Nuit') == 7
    assert "snow" not in shown
