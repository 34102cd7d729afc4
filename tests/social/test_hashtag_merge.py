"""Two hashtags made one: pages, spellings, blocks and revisions follow."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from wagtail_culture_social.models import Hashtag, PageHashtag
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.blocks import HashtagBlock
from wagtail_culture_social.social.services import merge_hashtags, page_hashtags

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Hashtag:
    return factories.hashtag("NuitDesMusées", fr="NuitDesMusées")


@pytest.fixture
def dropped() -> Hashtag:
    return factories.hashtag("MuseumNight", en="MuseumNight", fr="NuitAuMusée")


def test_pages_move_to_the_kept_hashtag(kept: Hashtag, dropped: Hashtag) -> None:
    one = factories.add_page(EventPage, factories.home(), hashtags=["MuseumNight"])
    both = ["MuseumNight", "NuitDesMusées"]
    two = factories.add_page(EventPage, factories.home(), hashtags=both)
    merge_hashtags(kept, dropped)
    assert list(EventPage.objects.tagged(dropped).order_by("pk")) == [one, two]
    assert PageHashtag.objects.filter(tag=kept).count() == 2
    assert not PageHashtag.objects.filter(tag=dropped).exists()


def test_both_names_find_the_kept_hashtag(kept: Hashtag, dropped: Hashtag) -> None:
    merge_hashtags(kept, dropped)
    for spelling in ("#MuseumNight", "NuitAuMusée", "#NuitDesMusées"):
        page = factories.add_page(EventPage, factories.home(), hashtags=[spelling])
        assert list(page.hashtags.all()) == [kept]


def test_missing_spellings_are_taken_over(kept: Hashtag, dropped: Hashtag) -> None:
    merge_hashtags(kept, dropped)
    spelled = {row.locale.language_code: row.text for row in kept.spellings.all()}
    assert spelled == {"fr": "NuitDesMusées", "en": "MuseumNight"}


def test_block_with_the_old_hashtag_shows_the_kept_one(
    kept: Hashtag, dropped: Hashtag
) -> None:
    block = HashtagBlock()
    merge_hashtags(kept, dropped)
    dropped.refresh_from_db()
    value = block.to_python({"hashtags": [dropped.pk]})
    links = block.get_context(value, {"wcs_language": "fr"})["links"]
    assert [(link.text, link.slug) for link in links] == [("NuitDesMusées", kept.slug)]


def test_revision_with_the_old_hashtag_shows_the_kept_one(
    kept: Hashtag, dropped: Hashtag
) -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["MuseumNight"])
    merge_hashtags(kept, dropped)
    draft = page.get_latest_revision_as_object()
    assert [link.key for link in page_hashtags(draft)] == [kept.key]


def test_publishing_an_old_revision_brings_no_merged_hashtag_back(
    kept: Hashtag, dropped: Hashtag
) -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["MuseumNight"])
    merge_hashtags(kept, dropped)
    page.latest_revision.publish()
    assert list(EventPage.objects.tagged(kept)) == [page]


def test_revision_with_both_hashtags_shows_one(kept: Hashtag, dropped: Hashtag) -> None:
    both = ["MuseumNight", "NuitDesMusées"]
    page = factories.add_page(EventPage, factories.home(), hashtags=both)
    merge_hashtags(kept, dropped)
    page.latest_revision.publish()
    shown = EventPage.objects.get(pk=page.pk)
    assert [link.key for link in page_hashtags(shown)] == [kept.key]


def test_chain_of_merges_leads_to_the_last(kept: Hashtag, dropped: Hashtag) -> None:
    last = factories.hashtag("NuitEuropéenne")
    merge_hashtags(kept, dropped)
    merge_hashtags(last, kept)
    page = factories.add_page(EventPage, factories.home(), hashtags=["NuitAuMusée"])
    assert list(page.hashtags.all()) == [last]
    dropped.refresh_from_db()
    assert dropped.merged_into == last


def test_hashtag_is_not_merged_with_itself(kept: Hashtag) -> None:
    merge_hashtags(kept, kept)
    kept.refresh_from_db()
    assert kept.merged_into is None


def merge_url(hashtag: Hashtag) -> str:
    return reverse("wagtail_culture_social_merge_hashtags", args=[hashtag.pk])


def test_editor_merges_two_hashtags(
    admin_client: Client, kept: Hashtag, dropped: Hashtag
) -> None:
    assert kept.name in admin_client.get(merge_url(dropped)).content.decode()
    answer = admin_client.post(merge_url(dropped), {"keep": kept.pk})
    assert answer.status_code == 302
    dropped.refresh_from_db()
    assert dropped.merged_into == kept


def test_merging_into_nothing_shows_the_form_again(
    admin_client: Client, dropped: Hashtag
) -> None:
    answer = admin_client.post(merge_url(dropped), {"keep": dropped.pk})
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_merged_hashtag_is_not_merged_again(
    admin_client: Client, kept: Hashtag, dropped: Hashtag
) -> None:
    merge_hashtags(kept, dropped)
    assert admin_client.get(merge_url(dropped), follow=True).status_code == 404


def test_user_without_the_right_merges_nothing(client: Client, kept: Hashtag) -> None:
    client.force_login(User.objects.create_user("visitor"))
    assert client.post(merge_url(kept)).status_code == 302
    kept.refresh_from_db()
    assert kept.merged_into is None
