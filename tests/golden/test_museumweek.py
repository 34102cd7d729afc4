"""The posts of past MuseumWeek editions, day by day, as files that a person can read.

After a wanted change: ``UPDATE_GOLDEN=1 pytest tests/golden``, then read the diff.
"""

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.golden.test_posts import SECTION, as_text
from wagtail_culture_social.domain.dates import format_day, format_when
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.snippets import Draft, compose_all

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")
EDITIONS = {
    str(edition["year"]): edition
    for edition in json.loads((HERE / "museumweek.json").read_text("utf-8"))["editions"]
}
NAMES = [f"{year}-{language}" for year in EDITIONS for language in LANGUAGES]
DAY = re.compile(r"^##### (\S+) · .*\n", re.MULTILINE)
SUMMARY = {
    "en": "Seven days, seven themes: museums everywhere tell their story.",
    "fr": "Sept jours, sept thèmes : les musées du monde entier se racontent.",
}
PROMPT = {
    "en": "What would you like to show?",
    "fr": "Et vous, qu'aimeriez-vous montrer ?",
}
ALT_TEXT = {
    "en": "Photograph: a museum on a quay, seen from the river.",
    "fr": "Photographie : un musée sur un quai, vu du fleuve.",
}
CREDIT = {"en": "The Quays Museum — CC BY 4.0", "fr": "Musée des Quais — CC BY 4.0"}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def file_of(name: str) -> Path:
    return HERE / f"museumweek-{name}.txt"


def tag_on(day: dict[str, Any], language: str) -> str:
    """The tag of that day in that language, as the organisers wrote it; "" unknown."""
    return day["tag"].get(language) or day["tag"].get("*", "")


def draft_of(edition: dict[str, Any], day: dict[str, Any], language: str) -> Draft:
    first, last = (datetime.fromisoformat(edition[end]) for end in ("start", "end"))
    span = first.replace(tzinfo=UTC), last.replace(tzinfo=UTC) + timedelta(days=1)
    return Draft(
        kind="campaign",
        language=language,
        title=f"MuseumWeek {edition['year']}",
        url=f"https://quays.example.org/{language}/museumweek/",
        date=format_when(*span, language, all_day=True),
        theme=day.get("theme", {}).get(language, ""),
        prompt=PROMPT[language],
        summary=SUMMARY[language],
        campaign_tag="MuseumWeek",
        day_tag=tag_on(day, language),
        credit=CREDIT[language],
        alt_text=ALT_TEXT[language],
        image_url="https://quays.example.org/media/quay.jpg",
    )


def composed(name: str) -> str:
    year, language = name.split("-")
    edition = EDITIONS[year]
    sections = []
    for day in edition["days"]:
        said = format_day(date.fromisoformat(day["date"]), language)
        tag = tag_on(day, language)
        heading = f"##### {day['date']} · {said} · {f'#{tag}' if tag else 'no day tag'}"
        posts = compose_all(draft_of(edition, day, language), phase="day")
        sections.append(f"{heading}\n\n{as_text(posts)}")
    return "\n".join(sections)


def sections_of(name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each day of the edition with the text under it."""
    days = {day["date"]: day for day in EDITIONS[name.split("-")[0]]["days"]}
    _before, *parts = DAY.split(file_of(name).read_text("utf-8"))
    for day, text in zip(parts[::2], parts[1::2], strict=True):
        yield days.pop(day), text
    assert days == {}


def test_posts_are_as_agreed(name: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        file_of(name).write_text(composed(name), encoding="utf-8")
    assert composed(name) == file_of(name).read_text(encoding="utf-8")


def test_every_network_fits_and_holds_link_and_credit(name: str) -> None:
    language = name.split("-")[1]
    for _day, text in sections_of(name):
        posts = [found.groupdict() for found in SECTION.finditer(text)]
        assert [post["network"] for post in posts] == [
            n.name for n in NETWORKS.values()
        ]
        for post in posts:
            assert int(post["length"]) <= int(post["limit"])
            assert f"https://quays.example.org/{language}/museumweek/" in post["text"]
            assert CREDIT[language] in post["text"] + post["alt"]


def test_each_post_has_the_tag_of_its_day_and_language_only(name: str) -> None:
    year, language = name.split("-")
    for day, text in sections_of(name):
        own = {tag_on(day, language)} - {""}
        every = {
            tag_on(one, each) for one in EDITIONS[year]["days"] for each in LANGUAGES
        }
        for found in SECTION.finditer(text):
            assert every & set(re.findall(r"\w+", found["text"])) == own


def test_tags_are_as_the_organisers_wrote_them() -> None:
    text = file_of("2021-fr").read_text("utf-8")
    assert all(f"#{tag}" in text for tag in ("ilEtaitUneFoisMW", "YeuxDenfantsMW"))
