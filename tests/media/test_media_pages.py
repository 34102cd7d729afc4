"""Pages with a video or a sound: what a browser gets, in both languages."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, recordings
from tests.domain.vocabulary import problems
from wagtail_culture_social.pages.models import EventPage, TutorialPage

pytestmark = pytest.mark.django_db

LANGUAGES = ("fr", "en")
TRACKS = [(kind, code) for kind in recordings.MAKERS for code in LANGUAGES]


def tutorial(language: str, **fields: Any) -> TutorialPage:
    video = recordings.film(transcript="", **fields)
    step = {"title": "One", "video": video}
    return factories.add_page(
        TutorialPage, factories.home(language), title="Film", steps=[("step", step)]
    )


def event(**fields: Any) -> EventPage:
    video = {"title": "Rehearsal", **fields}
    return factories.add_page(
        EventPage, factories.home("en"), title="Concert", body=[("video", video)]
    )


def soup_of(client: Client, page: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def words_of(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_video_has_its_tracks_and_words(client: Client, language: str) -> None:
    soup = soup_of(client, tutorial(language))
    video = soup.select_one("video")
    assert video["preload"] == "none"
    assert video["src"].endswith(".mp4")
    assert video["poster"].endswith(".webp")
    assert video["aria-label"] == "Rehearsal"
    found = [(t["kind"], t["srclang"], t["label"]) for t in soup.select("track")]
    names = {"fr": "Français", "en": "English"}
    assert found == [(kind, code, names[code]) for kind, code in TRACKS]
    chosen = soup.select("track[default]")
    assert [(t["kind"], t["srclang"]) for t in chosen] == [("captions", language)]
    hello, seen, welcome, opening = recordings.WORDS[language]
    told = words_of(soup.select_one(".wcs-transcript .wcs-prose"))
    assert told.replace(" :", ":") == f"0:00 Ana: {hello} 0:03 [{seen}] 0:05 {welcome}"
    assert words_of(soup.select_one(".wcs-chapters__list")) == f"0:00 {opening}"
    assert "Film: the media workshop" in words_of(soup.select_one("figcaption"))
    assert len(soup.select(".wcs-media__links a")) == 3


def test_words_of_another_language_say_which(client: Client) -> None:
    rows = recordings.tracks(("captions", "en"), ("chapters", "en"))
    soup = soup_of(client, tutorial("fr", tracks=rows))
    assert soup.select_one(".wcs-transcript .wcs-prose")["lang"] == "en"
    assert soup.select_one(".wcs-chapters__list")["lang"] == "en"
    assert "(English)" in words_of(soup.select_one(".wcs-transcript summary"))


def test_an_own_transcript_is_shown_as_it_is(client: Client) -> None:
    page = event(**recordings.film())
    assert words_of(soup_of(client, page).select_one(".wcs-transcript .wcs-prose")) == (
        "Nobody speaks."
    )


def test_a_sound_is_an_audio_element(client: Client) -> None:
    soup = soup_of(client, event(document=recordings.sound()))
    assert soup.select_one("audio")["preload"] == "none"
    assert not soup.select("video, track")


@pytest.mark.parametrize(
    ("url", "marks"),
    [
        ("https://youtu.be/abc123def", {"data-wcs-consent": "youtube"}),
        ("https://www.twitch.tv/quays", {"data-wcs-parent": ""}),
        (
            "https://video.example.org/live.m3u8",
            {
                "data-wcs-consent": "video.example.org",
                "data-wcs-hls": "/static/wagtail_culture_social/vendor/hls/"
                "hls.light.min.js",
            },
        ),
    ],
)
def test_an_address_waits_for_a_click(
    client: Client, url: str, marks: dict[str, str]
) -> None:
    rows = recordings.tracks(("captions", "en"))
    soup = soup_of(client, event(url=url, tracks=rows))
    player = soup.select_one("[data-wcs-player]")
    assert {name: player.get(name) for name in marks} == marks
    assert not soup.select("iframe, [src^='https:']")
    assert player.select_one("[data-wcs-load]").has_attr("hidden")
    assert player.select_one("a")["href"] == url
    assert len(player.find_all("track")) == (1 if "m3u8" in url else 0)
    assert soup.select_one(".wcs-transcript")


def test_an_address_that_nobody_knows_is_a_link_and_the_preview_says_so(
    client: Client, rf: Any
) -> None:
    page = event(url="https://example.org/live", poster=factories.picture("Loft"))
    soup = soup_of(client, page)
    assert not soup.select("[data-wcs-player]")
    link = soup.select_one(".wcs-player--link a")
    assert (link["href"], words_of(link)) == ("https://example.org/live", "Rehearsal")
    assert soup.select_one(".wcs-player--link img")
    help_ = "We do not know a player for this address: a link is shown."
    assert help_ not in soup.text
    shown = page.make_preview_request(rf.get("/"), page.default_preview_mode)
    assert help_ in shown.content.decode()


def test_notices_are_for_the_preview_only(client: Client, rf: Any) -> None:
    text = b"WEBVTT\n\n00:01.000 --> 00:02.000\nB&B\n"
    document = recordings.document("odd.vtt", text)
    row = {"kind": "captions", "language": "en", "document": document}
    page = event(document=recordings.sound(), tracks=[row])
    assert "odd.vtt”" not in client.get(page.url).content.decode()
    shown = page.make_preview_request(rf.get("/"), page.default_preview_mode)
    assert "“odd.vtt”, line 4" in shown.content.decode()


def queries(client: Client, page: Any) -> int:
    client.get(page.url)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page.url).status_code == 200
    return len(captured)


def test_six_tracks_cost_no_more_queries_than_one(client: Client) -> None:
    one = tutorial("fr", tracks=recordings.tracks(("captions", "fr")))
    six = tutorial("fr", tracks=recordings.tracks(*TRACKS))
    assert queries(client, six) == queries(client, one)


def json_ld(client: Client, page: Any) -> list[dict[str, Any]]:
    soup = soup_of(client, page)
    scripts = soup.select("script[type='application/ld+json']")
    found = [json.loads(script.string) for script in scripts]
    return [n for one in found for n in (one if isinstance(one, list) else [one])]


def test_the_film_of_a_step_is_told_to_search_engines(client: Client) -> None:
    page = tutorial("fr")
    nodes = [n for n in json_ld(client, page) if "HowTo" in n["@type"]]
    assert problems(nodes[0]) == []
    video = nodes[0]["step"][0]["video"]
    assert video["@type"] == "VideoObject"
    assert video["duration"] == "PT1H2M30S"
    assert video["contentUrl"].startswith("http")
    assert [one["inLanguage"] for one in video["caption"]] == ["fr", "en"]
    (clip,) = video["hasPart"]
    assert (clip["name"], clip["startOffset"], clip["endOffset"]) == ("Ouverture", 0, 8)
    assert clip["url"] == page.full_url + "#t=0"
    assert video["transcript"].startswith("Bonsoir.")


def test_the_recordings_of_a_body_are_told_to_search_engines(client: Client) -> None:
    page = event(document=recordings.sound())
    page.body.append(("video", {"url": "https://youtu.be/abc123def"}))
    page.body.append(("video", {"url": "https://www.twitch.tv/quays"}))
    page.body.append(("video", {"url": "https://example.org/live"}))
    factories.publish(page)
    found = [n for n in json_ld(client, page) if n["@type"].endswith("Object")]
    assert [n["@type"] for n in found] == ["AudioObject", "VideoObject", "VideoObject"]
    assert [problems(n) for n in found] == [[], [], []]
    assert found[0]["contentUrl"].endswith(".wav")
    assert found[1]["embedUrl"] == "https://www.youtube-nocookie.com/embed/abc123def"
    assert "embedUrl" not in found[2]
