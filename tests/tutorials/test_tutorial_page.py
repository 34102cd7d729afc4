"""What a tutorial's page tells besides its steps: facts, needs, video, help, nodes."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import examples, factories, recordings, tutorial_parts
from tests.domain.vocabulary import problems, types_of
from wagtail_culture_social import registry
from wagtail_culture_social.pages.models import TutorialPage

pytestmark = pytest.mark.django_db

CHAPTERS = b"""WEBVTT

00:05.000 --> 00:20.000
Log in

00:20.000 --> 00:40.000
Renew
"""


def tutorial(language: str = "en", **fields: Any) -> TutorialPage:
    steps = [("step", {"title": "Log in"}), ("step", {"title": "Renew"})]
    values = {"title": "Renew", "steps": steps, **fields}
    return factories.add_page(TutorialPage, factories.home(language), **values)


def film(**fields: Any) -> list[tuple[str, Any]]:
    values = {"transcript": "", "tracks": [], "url": "", **fields}
    return [("video", recordings.film(**values))]


def chapters(language: str = "en") -> dict[str, Any]:
    document = recordings.document("two-chapters.vtt", CHAPTERS)
    return {"kind": "chapters", "language": language, "document": document}


def soup_of(client: Client, page: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def words_of(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


def facts_of(client: Client, page: Any) -> dict[str, str]:
    rows = soup_of(client, page).select(".wcs-facts > div")
    return {words_of(row.dt): words_of(row.dd) for row in rows}


def nodes_of(client: Client, page: Any) -> list[dict[str, Any]]:
    scripts = soup_of(client, page).select("script[type='application/ld+json']")
    found = [json.loads(script.string) for script in scripts]
    return [n for one in found for n in (one if isinstance(one, list) else [one])]


def moments_of(client: Client, page: Any) -> list[tuple[str, str]]:
    links = soup_of(client, page).select("a[data-wcs-moment]")
    return [(link["data-wcs-moment"], link["href"]) for link in links]


def test_facts_of_a_tutorial(client: Client) -> None:
    english, _ = examples.tutorial()
    assert facts_of(client, english) == {
        "Kind": "How-to guide",
        "Level": "Beginner",
        "Duration": "5 minutes",
        "Audience": "Adults",
        "Service": "Library account",
        "Access": "From home, for subscribers",
        "Last reviewed": "Wednesday 25 November 2026",
    }


def test_what_is_unknown_is_not_told(client: Client) -> None:
    assert set(facts_of(client, tutorial())) == {"Kind", "Level"}


def test_what_one_needs_leads_to_where_one_gets_it(client: Client) -> None:
    public = factories.add_page(TutorialPage, factories.home("en"), title="A card")
    french = factories.twin(public, "fr", title="Une carte")
    draft = factories.add_page(TutorialPage, factories.home("en"), live=False)
    needs = [
        ("prerequisite", {"text": "A card", "page": public}),
        ("prerequisite", {"text": "A draft", "page": draft}),
        ("prerequisite", {"text": "A tool", "url": "https://tools.example.org/"}),
    ]
    page = tutorial(prerequisites=needs)
    links = soup_of(client, page).select(".wcs-needs a")
    assert [a["href"] for a in links] == [public.url, "https://tools.example.org/"]
    links = soup_of(client, factories.twin(page, "fr")).select(".wcs-needs a")
    assert links[0]["href"] == french.url


def test_who_helps_is_named_with_accounts(client: Client) -> None:
    english, _ = examples.tutorial()
    helper = soup_of(client, english).select_one(".wcs-helper")
    links = [a["href"] for a in helper.select("a")]
    assert links == [
        "https://quays.example.org/reception",
        "https://example.org/@quays",
    ]


def test_who_helps_is_named_in_the_language_of_the_page(client: Client) -> None:
    english, french = examples.tutorial()
    person = english.contact.copy_for_translation(factories.locale("fr"))
    person.name = "Accueil des Quais"
    person.save()
    assert "Accueil des Quais" in soup_of(client, french).select_one(".wcs-helper").text
    assert "Accueil" not in soup_of(client, english).select_one(".wcs-helper").text


def test_who_keeps_it_and_when_it_is_due_is_not_shown(client: Client) -> None:
    keeper = tutorial_parts.helper("en")
    keeper.name = "Keeper of pages"
    keeper.save()
    page = tutorial(responsible=keeper, review_due=factories.TODAY)
    html = client.get(page.url).content.decode()
    assert "Keeper of pages" not in html
    assert "25 November 2026" not in html


def test_chapters_are_the_steps_when_there_are_as_many(client: Client) -> None:
    page = tutorial(video=film(tracks=[chapters()]))
    url = page.video[0].value["document"].url
    assert moments_of(client, page) == [("5", f"{url}#t=5"), ("20", f"{url}#t=20")]
    three = [("step", {"title": str(n)}) for n in range(3)]
    page = tutorial(video=film(tracks=[chapters()]), steps=three)
    assert moments_of(client, page) == []


def test_an_editors_word_counts_before_the_chapters(client: Client) -> None:
    steps = [
        ("step", {"title": "Log in", "chapter_start": "1:20"}),
        ("step", {"title": "Renew"}),
    ]
    page = tutorial(video=film(tracks=[chapters()]), steps=steps)
    assert [seconds for seconds, _url in moments_of(client, page)] == ["80"]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://youtu.be/abc123def", "https://youtu.be/abc123def?t=80s"),
        (
            "https://www.youtube.com/watch?v=abc123def",
            "https://www.youtube.com/watch?v=abc123def&t=80s",
        ),
        ("https://vimeo.com/123456", "https://vimeo.com/123456#t=80s"),
        ("https://video.example.org/a.mp4", "https://video.example.org/a.mp4#t=80"),
        ("https://video.example.org/live.m3u8", "#wcs-video"),
        ("https://example.org/anything", "#wcs-video"),
    ],
)
def test_a_moment_has_a_plain_address(client: Client, url: str, href: str) -> None:
    steps = [("step", {"title": "Log in", "chapter_start": "1:20"})]
    page = tutorial(video=film(document=None, url=url), steps=steps)
    assert moments_of(client, page) == [("80", href)]


def test_without_a_video_there_is_no_moment(client: Client) -> None:
    steps = [("step", {"title": "Log in", "chapter_start": "1:20"})]
    assert moments_of(client, tutorial(steps=steps)) == []


def test_the_steps_are_the_clips_of_the_video(client: Client) -> None:
    page = tutorial(video=film(tracks=[chapters()]))
    nodes = nodes_of(client, page)
    assert [problems(node) for node in nodes] == [[] for _ in nodes]
    (video,) = [node for node in nodes if node["@type"] == "VideoObject"]
    assert [
        (clip["name"], clip["startOffset"], clip["endOffset"], clip["url"])
        for clip in video["hasPart"]
    ] == [
        ("Log in", 5, 20, f"{page.full_url}#t=5"),
        ("Renew", 20, 3750, f"{page.full_url}#t=20"),
    ]


def test_a_full_tutorial_is_something_to_learn_from(client: Client) -> None:
    english, french = examples.tutorial()
    (node,) = [n for n in nodes_of(client, english) if "HowTo" in types_of(n)]
    assert problems(node) == []
    assert types_of(node) == ["HowTo", "LearningResource"]
    assert [step["name"] for step in node["step"]] == [
        "Step 1",
        "Step 2",
        "Step 3 (optional)",
    ]
    tip = node["step"][1]["itemListElement"][2]
    assert (tip["@type"], tip["name"]) == ("HowToDirection", "Substep 2")
    (node,) = [n for n in nodes_of(client, french) if "HowTo" in types_of(n)]
    assert node["educationalLevel"] == "Débutant"


def test_an_explanation_is_no_how_to(client: Client) -> None:
    page = tutorial(kind="explanation")
    types = [types_of(node) for node in nodes_of(client, page)]
    assert ["WebPage", "LearningResource"] in types
    assert not any("HowTo" in one for one in types)


class Asking:
    """A service that asks whether a page helped."""

    def render(self, page: Any, request: Any) -> str:
        return f"Did {page.title} help?"


def test_place_to_ask_whether_the_page_helped(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tutorial()
    assert "help?" not in client.get(page.url).content.decode()
    monkeypatch.setitem(registry._services, "feedback", Asking())
    assert "Did Renew help?" in client.get(page.url).content.decode()
    silent = tutorial(asks_feedback=False)
    assert "help?" not in client.get(silent.url).content.decode()


def test_new_tutorial_comes_with_a_review_in_a_year(
    admin_client: Client, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    home = factories.home("en")
    url = f"/admin/pages/add/wagtail_culture_social_pages/tutorialpage/{home.pk}/"
    html = admin_client.get(url).content.decode()
    field = BeautifulSoup(html, "html.parser").select_one("[name=review_due]")
    assert field["value"] == "2027-11-25"
    page = tutorial()
    html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    field = BeautifulSoup(html, "html.parser").select_one("[name=review_due]")
    assert not field.get("value")
