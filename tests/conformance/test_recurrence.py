"""The recurrence rules of libical, against ours: most accepted, every one right."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.recurrence import RuleError, parse_rule

FILE = Path(__file__).parents[3] / "shared/data/ics/libical_icalrecur_test_part1.txt"
UTC = ZoneInfo("UTC")


def cases() -> Iterator[dict[str, str]]:
    blocks = re.split(r"\n\s*\n", FILE.read_text()) if FILE.exists() else []
    for block in blocks:
        lines = [line for line in block.splitlines() if line and line[0] != "#"]
        case = dict(line.split(":", 1) for line in lines if ":" in line)
        if "RRULE" in case:
            yield case


def moment(text: str) -> datetime:
    text = text.removesuffix("Z")
    return datetime.fromisoformat(text if "T" in text else f"{text}T000000")


@pytest.mark.skipif(not FILE.exists(), reason="the rules of libical are not here")
def test_every_accepted_rule_is_right() -> None:
    accepted, refused, wrong = 0, [], []
    for case in cases():
        try:
            rule = parse_rule(case["RRULE"])
        except RuleError as error:
            refused.append(f"{case['RRULE']}: {error}")
            continue
        accepted += 1
        expected = [moment(text) for text in case["INSTANCES"].split(",")]
        walls = rule.walls(moment(case["DTSTART"]), UTC)
        found = list(islice(walls, len(expected) + (not rule.is_endless)))
        if found != expected:
            wrong.append(case["RRULE"])
    print(accepted, "accepted,", len(refused), "refused:", *refused, sep="\n")  # noqa: T201
    assert wrong == []
    assert accepted >= 60
    assert all(": part" in line or ": frequency" in line for line in refused)
