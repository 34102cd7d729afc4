"""``culture-social-demo``: builds once, then moves dates; keeps what people did."""

import json
import socket
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import management
from django.db import DatabaseError

from tests.example_site.conftest import NEXT_WEEK
from tests.quality.demo_server import NOW
from wagtail_culture_social import demo as command

Ask = Callable[..., Any]
Demo = Callable[..., str]
Moved = dict[str, Any]
Told = dict[str, Any]


@pytest.mark.project
def test_second_start_does_nothing(demo: Demo, ask: Ask, copy: Path) -> None:
    before, database = ask("counts", copy), (copy / "db.sqlite3").stat().st_mtime
    printed = demo(copy)
    assert "/admin/pages/" in printed
    assert "editor / port-aubine" in printed
    assert ask("counts", copy) == before
    assert (copy / "db.sqlite3").stat().st_mtime == database


@pytest.mark.project
def test_building_again_changes_nothing(
    demo: Demo, ask: Ask, copy: Path, told: Told
) -> None:
    (copy / "stamp.json").unlink()
    demo(copy)
    assert ask("counts", copy) == told["counts"]


@pytest.mark.project
def test_later_only_dates_move(moved: Moved) -> None:
    first, edited, then = moved["first"], moved["edited"], moved["then"]
    before, after = first["dates"], then["dates"]
    assert then["counts"]["wagtailcore.Page"] == first["counts"]["wagtailcore.Page"]
    assert after["themes"] == edited["themes"] != before["themes"]
    for slug, event in after["events"].items():
        old = edited["events"][slug]
        assert (event["title"], event["state"]) == (old["title"], old["state"])
    assert after["events"]["hugo-a-la-lampe"]["title"] == "Un autre titre"
    start = datetime.fromisoformat(after["events"]["voix-et-orgue"]["starts"][0])
    later = datetime.fromisoformat(NEXT_WEEK)
    assert start <= later < start + timedelta(hours=1)


@pytest.mark.project
def test_series_places_and_closing_days_move_along(moved: Moved) -> None:
    before, found = moved["first"]["programme"], moved["then"]["programme"]
    assert found["dates"]["fr"] == found["dates"]["en"] >= 60
    assert found["story_hour"][0][0] == "2026-12-05"
    assert [row[2] for row in found["story_hour"]][:2] == ["scheduled", "cancelled"]
    for name in ("closed", "exception", "booking_opens"):
        assert days_between(before[name], found[name]) == 7, name


@pytest.mark.project
def test_translations_move_along(moved: Moved) -> None:
    then = moved["then"]["translations"]
    assert all(one["source_is_current"] for one in then)
    assert {one["name"]: one["differs"] for one in then if one["differs"]} == {}


def days_between(first: str, second: str) -> int:
    return (datetime.fromisoformat(second) - datetime.fromisoformat(first)).days


@pytest.mark.project
def test_rescheduled_event_knows_its_first_date(moved: Moved) -> None:
    for moment, name in ((NOW, "first"), (NEXT_WEEK, "then")):
        event = moved[name]["dates"]["events"]["cyanotypes-au-jardin"]
        before = datetime.fromisoformat(event["previous"]).date()
        after = datetime.fromisoformat(event["starts"][0]).date()
        today = datetime.fromisoformat(moment).date()
        assert (before - today).days == 3
        assert (after - today).days == 12


@pytest.mark.project
def test_changed_content_and_reset_start_anew(demo: Demo, ask: Ask, copy: Path) -> None:
    ask("edited_like_a_visitor", copy)
    stamp = json.loads((copy / "stamp.json").read_text())
    (copy / "stamp.json").write_text(json.dumps(stamp | {"content": "older"}))
    (copy / "mine.txt").touch()
    demo(copy)
    titles = {e["title"] for e in ask("dates", copy)["events"].values()}
    assert "Un autre titre" not in titles
    assert (copy / "mine.txt").exists()


@pytest.mark.project
def test_snapshot_is_what_migrating_makes(ask: Ask, tmp_path: Path) -> None:
    assert ask("snapshot_is_current", tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain = ask("schema", tmp_path / "a")
    assert ask("schema", tmp_path / "b", "--snapshot") == plain


def test_snapshot_that_no_longer_fits_is_dropped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.DEMO_FOLDER = tmp_path
    loads = iter([True, False])
    snapshot = SimpleNamespace(load_snapshot=lambda: next(loads))
    monkeypatch.setitem(sys.modules, "home", SimpleNamespace(snapshot=snapshot))
    monkeypatch.setitem(sys.modules, "home.snapshot", snapshot)
    forgotten: list[Path] = []
    monkeypatch.setattr(command, "forget", forgotten.append)
    answers = iter([DatabaseError("table exists"), None, DatabaseError("locked")])

    def migrate(*_args: Any, **_options: Any) -> None:
        if answer := next(answers):
            raise answer

    monkeypatch.setattr(management, "call_command", migrate)
    command.migrate_database()
    assert forgotten == [tmp_path]
    with pytest.raises(DatabaseError, match="locked"):
        command.migrate_database()


def test_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match="taken"):
            command.chosen_port(port)
    assert command.chosen_port(port) == port


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_port_that_is_none(port: int) -> None:
    with pytest.raises(SystemExit, match="no port"):
        command.chosen_port(port)


def test_first_free_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_free", lambda port: port > 8001)
    assert command.chosen_port(None) == 8002
    monkeypatch.setattr(command, "is_free", lambda port: False)
    with pytest.raises(SystemExit, match="No free port"):
        command.chosen_port(None)


def test_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    options = command.parse([])
    assert (options.port, options.reset, options.serve) == (None, False, True)
    options = command.parse(["--port", "9000", "--reset", "--no-serve"])
    assert (options.port, options.reset, options.serve) == (9000, True, False)
    monkeypatch.setenv("PORT", "9001")
    assert command.parse([]).port == 9001


def test_no_example_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (command.example_site() / "manage.py").is_file()
    monkeypatch.setattr(command, "PLACES", (tmp_path,))
    with pytest.raises(SystemExit, match="missing"):
        command.example_site()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"moment": 1}', '{"moment": "x"}'])
def test_stamp_that_makes_no_sense(tmp_path: Path, text: str) -> None:
    assert command.read_stamp(tmp_path) is None
    (tmp_path / "stamp.json").write_text(text)
    assert command.read_stamp(tmp_path) is None


def test_stamp_that_makes_sense(tmp_path: Path) -> None:
    stamp = command.current_stamp(datetime.fromisoformat(NOW))
    (tmp_path / "stamp.json").write_text(json.dumps(stamp))
    assert command.read_stamp(tmp_path) == stamp
    assert command.installed("no-such-distribution") == ""


def test_forgetting_removes_our_files_only(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    for name in ("db.sqlite3", "db.sqlite3-wal", "stamp.json", "mine.txt"):
        (tmp_path / name).touch()
    command.forget(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
