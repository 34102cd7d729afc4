"""What the builders leave: pages, translations, people, and a front page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.project
Ask = Callable[..., Any]
Told = dict[str, Any]


def test_both_languages_are_complete(told: Told) -> None:
    found = told["pages"]
    assert found["languages"]["fr"] == found["languages"]["en"] >= 35
    assert found["alone"] == found["unpublished"] == found["without_revision"] == []
    assert found["welcome"] == 0


def test_translations_are_those_of_an_editor(told: Told) -> None:
    found = told["translations"]
    assert len(found) > 40
    unfinished = [t["name"] for t in found if len(set(t["progress"])) != 1]
    assert unfinished == []
    assert {t["name"]: t["differs"] for t in found if t["differs"]} == {}
    assert all(t["source_is_current"] for t in found)


def test_editor_may_publish_in_both_trees(told: Told) -> None:
    assert told["rights"] == {"fr": True, "en": True}


def test_editor_opens_both_editors(ask: Ask, copy: Path) -> None:
    found = ask("editors", copy)
    assert found.pop("same after publishing again")
    assert set(found.values()) == {200}, found


def test_addresses(told: Told) -> None:
    found = told["answers"]
    status = {path: answer["status"] for path, answer in found.items()}
    assert status == {
        "/": 302,
        "/fr/": 200,
        "/en/": 200,
        "/sitemap.xml": 200,
        "/admin/login/": 200,
        "/fr/rien/": 404,
    }
    assert found["/fr/"]["cookies"] == []
    assert found["/fr/"]["policy"].startswith("default-src 'self'")
    assert "unsafe" not in found["/fr/"]["policy"]
    assert found["/admin/login/"]["policy"] == ""


def test_front_page(told: Told) -> None:
    pages = told["home_pages"]
    assert [p["live"] for p in pages.values()] == [
        ["Voix et orgue\u00a0: quatre compositrices"],
        ["Organ and Voice: Four Women Composers"],
    ]
    for found in pages.values():
        assert found["theme"] == "Architecture"
        assert 4 <= len(found["upcoming"]) == len(set(found["upcoming"])) <= 6
        assert found["spotlights"] == found["tutorials"] == 2
        assert found["queries"] <= 30


def test_programme_is_full_and_told_in_both_languages(told: Told) -> None:
    found = told["programme"]
    assert found["dates"]["fr"] == found["dates"]["en"] >= 60
    assert found["unlisted"] == []
    assert found["parts"] >= 5
    assert found["colour"] == "steelblue"


def test_story_hour_keeps_to_saturdays_and_holidays(told: Told) -> None:
    dates = told["programme"]["story_hour"]
    assert [(day, state) for day, _start, state, _note in dates] == [
        ("2026-11-28", "scheduled"),
        ("2026-12-05", "cancelled"),
        ("2026-12-13", "rescheduled"),
        ("2027-01-09", "full"),
    ]
    assert [bool(note) for *_rest, note in dates] == [True, True, True, False]


def test_editors_could_publish_every_event_as_it_stands(told: Told) -> None:
    assert told["faults"] == {}


def test_refuses_other_settings(told: Told) -> None:
    assert told["other_settings"]


def test_site_and_files_may_be_gone(ask: Ask, copy: Path) -> None:
    found = ask("without_site_or_files", copy)
    assert (found["sites"], found["images"], found["languages"]) == (1, 0, 2)
    assert found["fr"]["campaign"]


def test_visitors_have_voted_answered_and_registered(ask: Ask, built: Path) -> None:
    found = ask("participation", built)
    assert found["states"] == {"before": 1, "open": 7, "closed": 1}
    kinds = ["multiple", "open", "quiz", "ranked", "rating", "single", "single"]
    assert found["open"] == kinds
    assert found["frozen"] == [True]
    assert found["secrets"] == [False]
    assert (found["institutions"], found["countries"]) == (60, 12)
    assert found["accounts"] == []
    assert found["imported"] == [60, 0]
    assert found["answers"] == {"approved": 3, "pending": 1}
    assert found["feedback"] == {"true": 23, "false": 4}
    assert all(found["figures"])
    assert found["charts"] >= 3
    states = ("unconfirmed", "pending", "flagged", "refused", "withdrawn")
    assert found["entries"] == {"approved": 3, **dict.fromkeys(states, 1)}
    assert found["reports"] == {"waiting": 1}
    assert found["pictures"] == 3
    assert found["seats"] == [[8, 3], [8, 8], [15, 6]]
    assert found["registered"] == {"confirmed": 9, "waiting": 2}
