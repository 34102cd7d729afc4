"""Ways to share a page and its posts: plain links, nothing too long without a word."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from tests import examples, factories
from tests.testapp.models import PlainPage
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social import sharing
from wagtail_culture_social.social.services import page_snippets
from wagtail_culture_social.social.sharing import post_to_copy, share_bar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    settings.CULTURE_SOCIAL_NETWORKS = list(NETWORKS)


@pytest.fixture
def too_long(monkeypatch: pytest.MonkeyPatch) -> int:
    """Make every post longer than any network takes; our own never are."""
    text = "word " * 15_000 + "end"

    def snippets(*args: Any, **kwargs: Any) -> list[Any]:
        return [
            replace(one, text=text, measure=measure(text, one.network))
            for one in page_snippets(*args, **kwargs)
        ]

    monkeypatch.setattr(sharing, "page_snippets", snippets)
    return len(text)


def soup(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def bar(found: BeautifulSoup) -> Any:
    return found.select(".wcs-share__list")[-1]


def with_body(*blocks: tuple[str, Any], **fields: Any) -> Page:
    page = factories.add_page(pages.CampaignPage, factories.home(), **fields)
    page.body = list(blocks)
    return factories.publish(page)


def test_names_are_text_and_glyphs_are_for_the_eye(client: Client) -> None:
    page = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    links = bar(soup(client, page.url)).select("a")
    assert "Bluesky" in {link.get_text(strip=True) for link in links}
    for link in links:
        assert link.select_one(".wcs-glyph")["aria-hidden"] == "true"
        assert link["rel"] == ["nofollow", "noopener"]
        assert link["href"].startswith(("https://", "mailto:"))


def test_the_copy_button_is_last_and_scripts_show_it(client: Client) -> None:
    page = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    buttons = bar(soup(client, page.url)).select("li:has(button) button")
    device, copy = buttons
    assert device["data-wcs-share"] == copy["data-wcs-copy"] == page.get_full_url()
    assert device["data-wcs-title"] == "Renew"
    assert device.parent.has_attr("hidden")
    assert copy.has_attr("hidden")
    assert bar(soup(client, page.url)).select("li")[-1].button == copy


def test_every_type_of_page_can_be_shared(client: Client) -> None:
    campaign, _french = examples.campaign()
    entries = [
        campaign,
        *(make(campaign)[0] for make in (examples.event, examples.tutorial)),
        examples.spotlight(campaign)[0],
    ]
    hub = factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    shown = [*entries, *(page.get_parent().specific for page in entries), hub]
    assert len({type(page) for page in shown}) == 9
    for page in shown:
        found = bar(soup(client, page.url))
        there = found.select_one("[data-wcs-copy]")["data-wcs-copy"]
        assert there == page.get_full_url()


def test_a_view_of_a_programme_is_shared_as_it_is_seen(client: Client) -> None:
    index = factories.add_page(
        pages.EventIndexPage, factories.home(), title="Programme"
    )
    found = bar(soup(client, f"{index.url}month/2026/12/"))
    url = f"{index.get_full_url()}month/2026/12/"
    assert found.select_one("[data-wcs-copy]")["data-wcs-copy"] == url
    facebook = found.find("a", href=lambda href: "facebook.com" in href)["href"]
    assert parse_qs(urlsplit(facebook).query) == {"u": [url]}
    bluesky = found.find("a", href=lambda href: "bsky.app" in href)["href"]
    assert "December 2026 – Programme" in unquote(bluesky)


def test_a_page_outside_any_site_is_not_shared() -> None:
    page = pages.TutorialPage(title="Nowhere", locale=factories.locale("en"))
    assert share_bar(page).links == ()


def test_a_page_that_is_not_ours_is_shared_by_title_and_address() -> None:
    page = factories.add_page(PlainPage, factories.home(), title="Plain")
    (link,) = (one for one in share_bar(page).links if one.id == "x")
    values = parse_qs(urlsplit(link.url).query)
    assert values["text"] == [f"Plain\n\n{page.get_full_url()}"]
    assert post_to_copy(page, "x") is None


def test_no_link_opens_a_composer_with_a_text_too_long(too_long: int) -> None:
    page = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    assert share_bar(page).url
    assert share_bar(page).links == ()


def test_the_block_shares_the_page_it_stands_on(client: Client) -> None:
    page = with_body(("share", None), title="Museum Week")
    body = soup(client, page.url).select_one(".wcs-body")
    links = body.select(".wcs-share__link")
    assert [link["href"] for link in links] == [
        one.url for one in share_bar(page).links
    ]


def test_the_post_to_copy_follows_the_page(client: Client) -> None:
    page = with_body(("post", {"network": "bluesky"}), title="Museum Week")

    def text() -> str:
        words = soup(client, page.url).select_one(".wcs-words")
        copied = words.button["data-wcs-copy"]
        assert words.select_one(".wcs-words__text").get_text() == copied
        assert words.select_one(".wcs-words__network").get_text() == "For Bluesky"
        return copied

    assert text().startswith("Museum Week")
    page.title = "Museum Fortnight"
    page = factories.publish(page)
    assert text().startswith("Museum Fortnight")
    assert page.get_full_url() in text()


def every_post() -> list[tuple[str, Any]]:
    return [("post", {"network": network}) for network in NETWORKS]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_post_over_its_limit_is_never_given_out_without_a_word(
    client: Client, too_long: int, language: str
) -> None:
    page = with_body(*every_post(), title="Museum Week")
    if language == "fr":
        page = factories.twin(page, "fr")
    shown = soup(client, page.url).select(".wcs-words")
    for network, words in zip(NETWORKS.values(), shown, strict=True):
        assert len(words.button["data-wcs-copy"]) == too_long
        warning = words.select_one(".wcs-words__warning").get_text()
        assert network.name in warning
        assert not words.select("a")


def test_a_post_that_fits_has_no_warning(client: Client) -> None:
    page = with_body(*every_post(), title="Museum Week")
    shown = soup(client, page.url).select(".wcs-words")
    for network, words in zip(NETWORKS.values(), shown, strict=True):
        assert measure(words.button["data-wcs-copy"], network).fits
        assert not words.select(".wcs-words__warning")
        assert bool(words.select("a")) == bool(network.share_template)


def test_a_network_that_the_site_gave_up_leaves_a_sentence(
    client: Client, settings: Any
) -> None:
    page = with_body(("post", {"network": "orkut"}), title="Museum Week")
    found = soup(client, page.url)
    assert not found.select(".wcs-words")
    assert "no post" in found.select_one(".wcs-body").get_text()


def test_hashtags_of_a_block_lead_to_the_hub_of_the_language(client: Client) -> None:
    tags = [factories.hashtag("NuitDesMusées", en="MuseumNight")]
    block = ("hashtags", {"hashtags": tags, "leads_to_hub": True})
    page = with_body(block, title="Museum Week")
    assert not soup(client, page.url).select(".wcs-tags a")
    hub = factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    factories.twin(hub, "fr", title="Mots-dièse")
    (link,) = soup(client, page.url).select(".wcs-tags a")
    assert link["href"] == f"{hub.url}nuitdesmusees/"
    assert client.get(link["href"]).status_code == 200


def test_a_closed_hub_is_not_linked(client: Client) -> None:
    tags = [factories.hashtag("MuseumNight")]
    block = ("hashtags", {"hashtags": tags, "leads_to_hub": True})
    page = with_body(block, title="Museum Week")
    hub = factories.add_page(pages.HashtagHubPage, factories.home(), title="Tags")
    hub.view_restrictions.create(restriction_type="login")
    assert not soup(client, page.url).select(".wcs-tags a")
