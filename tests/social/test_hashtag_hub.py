"""Everything that carries a hashtag, per language."""

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import Hashtag
from wagtail_culture_social.pages.models import EventPage, HashtagHubPage, TutorialPage
from wagtail_culture_social.social.services import merge_hashtags

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub() -> HashtagHubPage:
    return factories.add_page(HashtagHubPage, factories.home(), title="Hashtags")


@pytest.fixture
def night() -> Hashtag:
    return factories.hashtag("NuitDesMusées", en="MuseumNight", fr="NuitDesMusées")


def read(client: Client, page: Page, route: str = "") -> str:
    answer = client.get(f"{page.url}{route}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_hub_lists_hashtags_in_its_language(
    client: Client, hub: HashtagHubPage, night: Hashtag
) -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["MuseumNight"])
    factories.twin(page, "fr")
    html = read(client, hub)
    assert "#MuseumNight" in html
    assert f"{night.slug}/" in html
    assert "#NuitDesMusées" in read(client, factories.twin(hub, "fr"))


def test_hub_without_hashtags(client: Client, hub: HashtagHubPage) -> None:
    factories.hashtag("Unused")
    assert "#Unused" not in read(client, hub)


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_hub_keeps_hashtags_of_hidden_pages_to_itself(
    client: Client, hub: HashtagHubPage, hidden: str
) -> None:
    live = hidden != "draft"
    page = factories.add_page(
        EventPage, factories.home(), title="Hidden", live=live, hashtags=["#Secret"]
    )
    if hidden == "private":
        page.view_restrictions.create(restriction_type="login")
    assert "#Secret" not in read(client, hub)
    slug = Hashtag.objects.get().slug
    assert "Hidden" not in read(client, hub, f"{slug}/")


def test_hashtag_page_lists_the_pages_of_its_language(
    client: Client, hub: HashtagHubPage, night: Hashtag
) -> None:
    tags = {"hashtags": ["MuseumNight"]}
    home = factories.home()
    event = factories.add_page(EventPage, home, title="By night", **tags)
    factories.add_page(TutorialPage, home, title="How to find us", **tags)
    factories.add_page(TutorialPage, home, title="Something else")
    factories.twin(event, "fr", title="De nuit")
    english = read(client, hub, f"{night.slug}/")
    french = read(client, factories.twin(hub, "fr"), f"{night.slug}/")
    assert "By night" in english
    assert "How to find us" in english
    assert "Something else" not in english
    assert "De nuit" not in english
    assert "De nuit" in french
    assert "#NuitDesMusées" in french


def test_address_of_a_merged_hashtag_still_answers(
    client: Client, hub: HashtagHubPage, night: Hashtag
) -> None:
    old = factories.hashtag("LongNight")
    factories.add_page(
        EventPage, factories.home(), title="By night", hashtags=["LongNight"]
    )
    merge_hashtags(night, old)
    answer = client.get(f"{hub.url}{old.slug}/", follow=True)
    assert "By night" in answer.content.decode()
    assert "#MuseumNight" in answer.content.decode()


@pytest.mark.parametrize("route", ["nothing/", "é/", "a/b/"])
def test_unknown_hashtag(client: Client, hub: HashtagHubPage, route: str) -> None:
    assert client.get(f"{hub.url}{route}").status_code == 404


def test_borrowed_hashtag_tells_its_language(
    client: Client, hub: HashtagHubPage
) -> None:
    factories.hashtag("HeureDuConte", fr="HeureDuConte")
    factories.add_page(EventPage, factories.home(), hashtags=["#HeureDuConte"])
    assert 'lang="fr"' in read(client, hub)
