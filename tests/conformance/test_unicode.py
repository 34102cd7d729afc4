"""Unicode's own break cases against our graphemes."""

import sys
from types import ModuleType

import pytest

from tests.benchmarks.texts import texts
from tests.conformance.conftest import SUITES
from wagtail_culture_social.domain.graphemes import (
    count_graphemes,
    fastest,
    graphemes,
)

BREAKS = SUITES / "unicode/GraphemeBreakTest.txt"


def cases() -> list[list[str]]:
    if not BREAKS.exists():
        pytest.skip("Unicode's break cases are not here (../shared)")
    rows = (
        line.partition("#")[0].strip("÷ \t") for line in BREAKS.open("r", -1, "utf-8")
    )
    return [
        [
            "".join(chr(int(code, 16)) for code in part.split("×"))
            for part in row.split("÷")
        ]
        for row in rows
        if row.strip()
    ]


def test_nearly_every_break_is_where_unicode_17_has_it() -> None:
    every = cases()
    right = [case for case in every if graphemes("".join(case)) == case]
    assert len(every) == 766
    assert len(right) >= 762


def test_counting_and_cutting_agree() -> None:
    every = [*map("".join, cases()), *texts(2_000)]
    assert [t for t in every if count_graphemes(t) != len(graphemes(t))] == []


def test_the_accelerator_counts_the_same() -> None:
    accelerator = pytest.importorskip("ugrapheme")
    every = ["a\ud800e\u0301", *texts(), *map("".join, cases())]
    ours = [len(graphemes(text)) for text in every]
    assert list(map(fastest(), every)) == ours
    assert accelerator.grapheme_len("e\u0301") == 1


def test_the_accelerator_is_used_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed = ModuleType("ugrapheme")
    installed.grapheme_len = lambda text: 42
    monkeypatch.setitem(sys.modules, "ugrapheme", installed)
    assert fastest()("abc") == 42
    assert fastest()("e\u0301\ud800") == 2
    assert fastest()("क्षि") == len(graphemes("क्षि"))
