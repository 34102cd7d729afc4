"""The benchmark runs and prints; how fast it was is for people to read."""

from statistics import mean

import pytest

from tests.benchmarks import text_engine
from tests.benchmarks.texts import texts


def test_it_prints_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    text_engine.main(["--posts", "50", "--no-peers"])
    printed = capsys.readouterr().out
    assert "1.00 × ours" in printed
    assert "same sum" in printed
    assert "ms, median" in printed


def test_a_peer_that_is_absent_is_skipped_with_the_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    text_engine.peer("npm", text_engine.npm_twitter_text, ("a",), (1.0, 1), "")
    assert "skipped: npm" in capsys.readouterr().out


def test_the_posts_are_as_described() -> None:
    posts = texts()
    assert 140 <= mean(map(len, posts)) <= 160
    emoji = sum(any(c > "\u2600" or c in "©\u20e3" for c in post) for post in posts)
    assert 5_700 <= emoji <= 6_300
    links = sum("example" in post or "t.co" in post for post in posts)
    assert 4_700 <= links <= 5_300
    assert any("\u200d" in post for post in posts)
    assert any("été.example.org" in post for post in posts)
