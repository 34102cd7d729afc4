"""What networks read in the head of a page: the drawn card, else the picture."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site

from tests import factories
from tests.pages.test_queries import queries
from wagtail_culture_social.models import ShareCard, SocialSettings
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social.share_cards import drawing, services
from wagtail_culture_social.social.share_cards.services import draw_cards

pytestmark = pytest.mark.django_db


def tutorial() -> Any:
    page = factories.add_page(
        pages.TutorialPage,
        factories.home(),
        title="Renew a loan",
        social_image=factories.picture(size=(1400, 900)),
        social_image_alt="A counter.",
    )
    return page


def draw(page: Page) -> ShareCard:
    return draw_cards(type(page).objects.get(pk=page.pk), ["og", "pin"])["og"]


def told(client: Client, page: Page) -> dict[str, list[str]]:
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    found: dict[str, list[str]] = {}
    for tag in html.select("meta[content]"):
        name = tag.get("property") or tag.get("name") or ""
        found.setdefault(name, []).append(tag["content"])
    return found


def test_drawn_card_is_named_with_its_size_and_words(client: Client) -> None:
    page = tutorial()
    card = draw(page)
    head = told(client, page)
    assert head["og:image"] == [f"http://localhost{card.file.url}"]
    assert head["og:image:width"] == ["1200"]
    assert head["og:image:height"] == ["630"]
    assert head["og:image:type"] == ["image/jpeg"]
    (alt,) = head["og:image:alt"]
    assert "A counter." in alt
    assert "Renew a loan" in alt
    assert head["twitter:card"] == ["summary_large_image"]


def test_each_language_names_its_own_card_and_locale(client: Client) -> None:
    page = tutorial()
    french = factories.twin(page, "fr", title="Prolonger un prêt")
    cards = [draw(one).file.url for one in (page, french)]
    heads = [told(client, one) for one in (page, french)]
    shown = [head["og:image"][0].removeprefix("http://localhost") for head in heads]
    assert shown == cards
    assert len(set(cards)) == 2
    assert [head["og:locale"] for head in heads] == [["en_GB"], ["fr_FR"]]
    assert [head["og:locale:alternate"] for head in heads] == [["fr_FR"], ["en_GB"]]


def test_account_on_the_fediverse_is_named(client: Client) -> None:
    settings = SocialSettings.for_site(Site.objects.get())
    settings.mastodon_handle = "@quays@social.example.org"
    settings.save()
    head = told(client, tutorial())
    assert head["fediverse:creator"] == ["@quays@social.example.org"]


def test_visit_draws_nothing_and_shows_the_picture(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise AssertionError("drawn on a visit")

    monkeypatch.setattr(services, "draw", fail)
    monkeypatch.setattr(drawing, "draw", fail)
    head = told(client, tutorial())
    assert "fill-1200x630" in head["og:image"][0]
    assert head["og:image:alt"] == ["A counter."]
    assert not ShareCard.objects.exists()


def test_page_without_any_picture_has_none(client: Client) -> None:
    page = factories.add_page(pages.TutorialPage, factories.home(), title="Plain")
    head = told(client, page)
    assert "og:image" not in head
    assert head["twitter:card"] == ["summary"]
    draw(page)
    assert told(client, page)["twitter:card"] == ["summary_large_image"]


def test_alias_shows_the_picture(client: Client) -> None:
    page = tutorial()
    draw(page)
    alias = page.create_alias(update_slug="again", parent=factories.home())
    assert "fill-1200x630" in told(client, alias)["og:image"][0]


def test_card_costs_no_query(client: Client) -> None:
    page = tutorial()
    before = queries(client, page.url)
    draw(page)
    assert queries(client, page.url) <= before
