"""The demo texts: complete, alike in both languages, credited and well typed."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wagtail_culture_social.domain.captions import read_vtt
from wagtail_culture_social.participation.models.entries import EntryStatus

CONTENT = Path(__file__).parents[2] / "example_site" / "content"
FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(CONTENT.glob("*.toml"))
}
PAGES = {
    "events": "event",
    "tutorials": "tutorial",
    "spotlights": "spotlight",
    "campaigns": "campaign",
}
ENTRIES = [
    pytest.param(entry, id=f"{file}-{entry['key']}")
    for file, table in PAGES.items()
    for entry in FILES[file][table]
]
PLAIN_PAGES = FILES["pages"]["index"] + FILES["pages"]["page"]
IMAGES = {image["file"] for image in FILES["images"]["image"]}
PROPER_NAMES = re.compile(
    r"[Qq]uai des Tanneurs|Onde et Bruit|Metropolitan Museum of Art|"
    r"Madonna della Salute"
)
FRENCH = re.compile(
    r"\b(?:le|les|des|du|une|et|est|sont|dans|avec|pour|sur|qui|aux|[dlnsjcq]’\w+)\b"
)
ENGLISH = re.compile(r"\b(?:the|and|with|of|from|is|are|your|for)\b")
ABSOLUTE_DATE = re.compile(
    r"\b\d{1,2}(?:er|st|nd|rd|th)? (?:janvier|février|mars|avril|mai|juin|juillet|"
    r"août|septembre|octobre|novembre|décembre|January|February|March|April|May|"
    r"June|July|August|September|October|November|December)\b|\b20[2-9]\d\b"
)


def strings(value: Any) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every table below a value, itself included."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from tables(child)


def shape(value: Any) -> Any:
    """What two languages must share: keys, lengths, headings and presence of text."""
    if isinstance(value, dict):
        return {key: shape(child) for key, child in sorted(value.items())}
    if isinstance(value, list):
        return [shape(child) for child in value]
    if isinstance(value, str):
        return "heading" if value.startswith("## ") else bool(value.strip())
    return value


def words(language: str) -> Iterator[str]:
    """Every text of one language, the proper names taken out."""
    for table in tables(FILES):
        if "fr" in table and "en" in table:
            for text in strings(table[language]):
                yield PROPER_NAMES.sub("N", text)


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_shape(name: str) -> None:
    for table in tables(FILES[name]):
        assert ("fr" in table) == ("en" in table), table
        if "fr" in table:
            assert shape(table["fr"]) == shape(table["en"]), table
    assert all(text.strip() for text in strings(FILES[name]))


def test_there_is_enough_to_browse() -> None:
    count = {file: len(FILES[file][table]) for file, table in PAGES.items()}
    assert count["events"] >= 16
    assert count["tutorials"] >= 6
    assert count["spotlights"] >= 8
    assert count["campaigns"] == 2
    assert sum(count.values()) + len(PLAIN_PAGES) + 1 >= 35
    assert len(FILES["venues"]["venue"]) >= 5


def test_every_kind_of_spotlight_block_is_used_and_works_twice() -> None:
    kinds = Counter(
        block["kind"]
        for spotlight in FILES["spotlights"]["spotlight"]
        for block in spotlight["blocks"]
    )
    works = ("book_extract", "playlist", "film", "object", "gallery")
    exhibits = ("stop", "timeline", "map", "manifest", "guided_tour")
    assert set(kinds) == {"section", *works, *exhibits}
    assert min(kinds[kind] for kind in works) >= 2


def test_tutorials_have_steps_a_picture_and_a_video() -> None:
    tutorials = FILES["tutorials"]["tutorial"]
    steps = [step for tutorial in tutorials for step in tutorial["fr"]["steps"]]
    assert all(4 <= len(tutorial["fr"]["steps"]) <= 6 for tutorial in tutorials)
    kinds = {step.get("kind", "step") for step in steps}
    assert kinds == {"step", "substep", "alternative"}
    assert any(step.get("optional") for step in steps)
    assert any(tutorial.get("review_due", 0) < 0 for tutorial in tutorials)
    assert any("image" in step and "alt" in step for step in steps)
    assert any("video_url" in step for step in steps)
    levels = {tutorial["level"] for tutorial in tutorials}
    assert levels == {"beginner", "intermediate", "advanced"}


def test_campaigns_have_seven_days_with_tags() -> None:
    for campaign in FILES["campaigns"]["campaign"]:
        assert [day["index"] for day in campaign["days"]] == list(range(7))
    for day in FILES["campaigns"]["campaign"][0]["days"]:
        assert day["hashtag"]["fr"] == day["hashtag"]["en"]
    differing = [
        day
        for day in FILES["campaigns"]["campaign"][1]["days"]
        if day["hashtag"]["fr"] != day["hashtag"]["en"]
    ]
    assert len(differing) >= 5


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_fits_its_limits_and_finds_its_references(
    entry: dict[str, Any],
) -> None:
    hashtags = {hashtag["key"] for hashtag in FILES["hashtags"]["hashtag"]}
    campaigns = {campaign["key"] for campaign in FILES["campaigns"]["campaign"]}
    assert set(entry.get("hashtags", [])) <= hashtags
    assert entry.get("campaign", "museumweek") in campaigns
    assert entry.get("campaign_day", 0) in range(7)
    for language in ("fr", "en"):
        assert len(entry[language]["title"]) <= 70
        assert len(entry[language]["summary"]) <= 180
        assert len(entry[language].get("alt", "")) <= 200


def test_every_picture_exists_and_is_credited() -> None:
    on_disk = {path.name for path in (CONTENT / "images").glob("*.webp")}
    credits = (CONTENT / "images" / "CREDITS.md").read_text(encoding="utf-8")
    used = {
        table["image"]
        for name in FILES
        for table in tables(FILES[name])
        if isinstance(table.get("image"), str)
    }
    assert used == IMAGES == on_disk
    for image in FILES["images"]["image"]:
        assert image["file"] in credits
        assert image["rights"].startswith("https://creativecommons.org/")
        assert all(0 < len(image[lang]["description"]) <= 200 for lang in ("fr", "en"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_picture_used_has_an_alternative_text(language: str) -> None:
    for name in FILES:
        for table in tables(FILES[name]):
            # Beside the words of a link, a picture has nothing more to say.
            is_beside_a_link = {"page", "url"} & table.keys() and name == "pages"
            if is_beside_a_link or name == "site":
                continue
            if isinstance(table.get("image"), str):
                where = table.get(language, table)
                alt = where["alt"] if "alt" in where else table["alt"]
                text = alt[language] if isinstance(alt, dict) else alt
                assert 0 < len(text) <= 200, table["image"]


def test_paths_and_relations_lead_to_pages_that_are_there() -> None:
    keys = {
        (f"{table.capitalize()}Page", entry["key"])
        for file, table in PAGES.items()
        for entry in FILES[file][table]
    }
    for entry in (one for file in PAGES for one in FILES[file][PAGES[file]]):
        assert {tuple(pair) for pair in entry.get("related", [])} <= keys
    for path in FILES["tutorials"]["path"]:
        assert {("TutorialPage", key) for key in path["tutorials"]} <= keys


@pytest.mark.parametrize("language", ["fr", "en"])
def test_slugs_are_ascii_and_unique(language: str) -> None:
    pages = [entry for file, table in PAGES.items() for entry in FILES[file][table]]
    slugs = [page[language]["slug"] for page in pages + PLAIN_PAGES]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) for slug in slugs)


def test_no_language_leaks_into_the_other() -> None:
    foreign = [text for text in words("en") if FRENCH.search(text)]
    foreign += [text for text in words("fr") if ENGLISH.search(text)]
    assert foreign == []


def test_typing_is_careful() -> None:
    texts = [*words("fr"), *words("en"), *strings(FILES["spotlights"])]
    assert [text for text in texts if "'" in text or '"' in text] == []
    assert [text for text in texts if "..." in text or "  " in text] == []
    assert [text for text in texts if "\u00a0" in text or "\u202f" in text] == []
    french = [text for text in words("fr") if not text.startswith("http")]
    assert [text for text in french if re.search(r"[^\s][;:!?»](?:\s|$)", text)] == []


def test_prose_names_no_absolute_date() -> None:
    dated = [
        text
        for name in ("events", "campaigns", "pages", "site")
        for text in strings(FILES[name])
        if ABSOLUTE_DATE.search(text) and "2021" not in text
    ]
    assert dated == []


def test_every_recording_has_its_words_in_both_languages() -> None:
    folder = CONTENT / "media"
    kept = {path.name for path in folder.glob("*.vtt")}
    named = {
        f"{recording['key']}.{kind}.{language}.vtt"
        for recording in FILES["recordings"]["recording"]
        for kind in recording["tracks"]
        for language in ("fr", "en")
    }
    assert kept == named
    for name in kept:
        captions = read_vtt((folder / name).read_bytes())
        assert captions.cues
        assert captions.notices == ()


def test_register_is_an_example_of_sixty_places_in_twelve_countries() -> None:
    rows = list(csv.DictReader((CONTENT / "institutions.csv").open(encoding="utf-8")))
    assert len({(row["name"], row["city"]) for row in rows}) == len(rows) == 60
    assert len({row["country"] for row in rows}) == 12
    assert not {"x", "bluesky", "mastodon", "website", "email"} & rows[0].keys()


def test_polls_show_every_kind_and_state() -> None:
    polls = FILES["votes"]["poll"]
    running = [poll for poll in polls if poll["opens"] <= 0 < poll["closes"]]
    assert {poll["kind"] for poll in running} == {
        "single", "multiple", "ranked", "rating", "quiz", "open",
    }  # fmt: skip
    assert any(poll["opens"] > 0 for poll in polls)
    assert any(poll["closes"] < 0 and poll["ballots"] for poll in polls)


def test_a_contest_has_an_entry_in_every_state() -> None:
    (contest,) = FILES["contests"]["contest"]
    assert contest["opens"] < 0 < contest["closes"] < contest["vote_opens"]
    assert {entry["status"] for entry in contest["entries"]} == set(EntryStatus)
    for entry in contest["entries"]:
        assert len(entry["words"].split()) == 10, entry["title"]


def test_one_registers_for_a_full_date_and_for_free_seats() -> None:
    asked: Counter[tuple[str, int, int]] = Counter()
    for entry in FILES["registrations"]["registration"]:
        for one in entry["people"]:
            key = (entry["event"], entry["capacity"], one["date"])
            asked[key] += one["seats"]
    assert [seats > key[1] for key, seats in asked.items()] == [True, False, False]
