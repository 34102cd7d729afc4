"""Hashtags as editors type them: previews write nothing, saving writes once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories
from tests.page_forms import (
    PREVIEW_MODES,
    add_url,
    edit_url,
    errors_of,
    filled_form,
    post_form,
    preview,
)
from wagtail_culture_social.models import Hashtag, PageHashtag
from wagtail_culture_social.pages.models import EventPage, TutorialPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TYPED = ["#Nuit", "NuitDesMusées", "nuitdesmusées", '"Nuit des musées"', "#A, #B,"]


def assert_previews_write_nothing(
    client: Client, address: str, data: dict[str, Any]
) -> None:
    for typed in TYPED:
        answer = client.post(address, {**data, "hashtags": typed})
        assert answer.json()["is_valid"]
        for mode in PREVIEW_MODES:
            assert client.get(address, {"mode": mode}).status_code == 200
    assert Hashtag.objects.count() == PageHashtag.objects.count() == 0


def test_previews_write_no_hashtag(admin_client: Client) -> None:
    page = factories.add_page(EventPage, factories.home())
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = filled_form(admin_client, edit_url(page), EventPage)
    assert_previews_write_nothing(admin_client, address, data)


def test_previews_of_a_page_never_saved_write_no_hashtag(admin_client: Client) -> None:
    home = factories.home()
    names = ("wagtail_culture_social_pages", "eventpage", home.pk)
    address = reverse("wagtailadmin_pages:preview_on_add", args=names)
    url = add_url(EventPage, home)
    data = filled_form(admin_client, url, EventPage, title="Concert")
    assert_previews_write_nothing(admin_client, address, data)


def test_preview_shows_the_hashtag_that_was_typed(admin_client: Client) -> None:
    page = factories.add_page(EventPage, factories.home())
    shown = preview(admin_client, page, "social", hashtags='"Nuit des musées"')
    assert "#NuitDesMusées" in shown.content.decode()


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_saving_writes_the_hashtag_once(admin_client: Client, action: str) -> None:
    page = factories.add_page(EventPage, factories.home(), live=False)
    for typed in ('"Nuit des musées"', "#NuitDesMusées", "nuitdesmusées,"):
        answer = post_form(admin_client, page, action, hashtags=typed)
        assert answer.status_code == 302
    assert Hashtag.objects.get().key == "nuitdesmusées"
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert [tag.name for tag in draft.hashtags.all()] == ["NuitDesMusées"]


def test_draft_of_a_live_page_leaves_the_public_hashtags(admin_client: Client) -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["#Orgue"])
    post_form(admin_client, page, hashtags="#Orgue, #Voix,")
    assert [item.tag.name for item in PageHashtag.objects.all()] == ["Orgue"]
    post_form(admin_client, page, "action-publish", hashtags="#Orgue, #Voix,")
    assert PageHashtag.objects.count() == 2


def test_form_shows_the_hashtags_of_the_page(admin_client: Client) -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["#Orgue"])
    data = filled_form(admin_client, edit_url(page), EventPage)
    assert data["hashtags"] == "Orgue"


@pytest.mark.parametrize("typed", ["🎻🎉", '"   🎻"', "#, 🎉"])
def test_hashtag_without_letters_is_a_form_error(
    admin_client: Client, typed: str
) -> None:
    page = factories.add_page(TutorialPage, factories.home(), live=False)
    answer = post_form(admin_client, page, hashtags=typed)
    assert "at least one letter" in str(errors_of(answer)["hashtags"])
    assert not Hashtag.objects.exists()


def test_spaces_are_no_hashtag(admin_client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home(), live=False)
    assert post_form(admin_client, page, hashtags="   ").status_code == 302
    assert not Hashtag.objects.exists()


def test_form_error_is_in_the_language_of_the_editor(
    admin_client: Client, admin_user: User
) -> None:
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "fr"
    profile.save()
    page = factories.add_page(TutorialPage, factories.home(), live=False)
    answer = post_form(admin_client, page, hashtags="🎻")
    assert "au moins une lettre" in answer.content.decode()
