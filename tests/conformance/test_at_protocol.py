"""The AT Protocol's own cases: rich text facets and the syntax of what we emit."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wagtail_culture_social.domain.at_syntax import is_datetime, is_language, is_tid
from wagtail_culture_social.domain.facets import facets, validate

SUITE = Path(__file__).parents[3] / "shared" / "data" / "conformance" / "atproto"
RICH_TEXT = {"segments": 40, "tags": 39, "cashtags": 18}
SYNTAX = {
    "datetime": (is_datetime, 85),
    "language": (is_language, 30),
    "tid": (is_tid, 13),
}
IDENTIFIER = "did:fake:"

pytestmark = pytest.mark.skipif(
    not SUITE.exists(), reason="the AT Protocol suite is not here (../shared)"
)


def cases(group: str) -> list[dict[str, Any]]:
    suite = json.loads((SUITE / "richtext-detection.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = suite[group]
    return found


def lines(kind: str) -> Iterator[tuple[str, bool]]:
    """Each example of the interoperability files, and whether it is valid."""
    for path in sorted((SUITE / "interop").glob(f"{kind}_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line, path.stem.endswith("_syntax_valid")


def segments(text: str) -> list[list[str]]:
    """The text cut at its links and mentions, each with what it leads to."""
    raw, at, parts = text.encode(), 0, []
    for facet in facets(text):
        if facet.kind == "tag":
            continue
        parts.append([raw[at : facet.byte_start].decode()])
        target = IDENTIFIER * (facet.kind == "mention") + facet.value
        at = facet.byte_end
        parts.append([raw[facet.byte_start : at].decode(), target])
    parts.append([raw[at:].decode()])
    return [part for part in parts if part[0]]


def test_segments() -> None:
    group = cases("segments")
    wrong = [case for case in group if segments(case["text"]) != case["segments"]]
    assert (len(group), wrong) == (RICH_TEXT["segments"], [])


@pytest.mark.parametrize("group", ["tags", "cashtags"])
def test_tags_by_bytes(group: str) -> None:
    wrong = []
    for case in cases(group):
        found = [facet for facet in facets(case["text"]) if facet.kind == "tag"]
        index = [{"byteStart": f.byte_start, "byteEnd": f.byte_end} for f in found]
        if ([f.value for f in found], index) != (case["tags"], case["index"]):
            wrong.append((case, found))
    assert (len(cases(group)), wrong) == (RICH_TEXT[group], [])


@pytest.mark.parametrize("group", RICH_TEXT)
def test_every_facet_of_the_suite_is_valid(group: str) -> None:
    texts = [case["text"] for case in cases(group)]
    assert [text for text in texts if validate(text, facets(text))] == []


@pytest.mark.parametrize("kind", SYNTAX)
def test_syntax(kind: str) -> None:
    is_valid, count = SYNTAX[kind]
    examples = list(lines(kind))
    wrong = [(text, valid) for text, valid in examples if is_valid(text) != valid]
    assert wrong == []
    assert len(examples) == count
