"""Counting characters with the optional package, and when it is not asked."""

import sys
from types import SimpleNamespace

import pytest

from wagtail_culture_social.domain.graphemes import count_graphemes, fastest

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def test_the_optional_package_counts_what_it_counts_as_we_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    stand_in = SimpleNamespace(grapheme_len=lambda text: asked.append(text) or 7)
    monkeypatch.setitem(sys.modules, "ugrapheme", stand_in)
    count = fastest()
    assert count("Concert") == 7
    assert count(FAMILY) == 1
    assert asked == ["Concert"]


def test_without_it_we_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ugrapheme", None)
    assert fastest()("Concert") == count_graphemes("Concert") == 7
    assert fastest()(FAMILY) == 1
