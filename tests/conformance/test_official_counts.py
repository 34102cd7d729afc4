"""The counts of npm twitter-text, committed as results, against ours."""

import base64
import hashlib
import zlib
from pathlib import Path

from tests.benchmarks.texts import texts
from wagtail_culture_social.domain.measure import measure

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("# ")]


def test_each_emoji_costs_what_x_counts_and_two_at_least() -> None:
    wrong, seen = {}, 0
    for line in lines("x_emoji.txt"):
        official, *emoji = line.split()
        seen += len(emoji)
        for one in emoji:
            found = measure(one, "x")
            if found.length != max(2, int(official)):
                wrong[one] = found.length
            assert found.emoji == ((one, found.length),)
    assert wrong == {}
    assert seen == 3_944


def test_ten_thousand_posts_are_as_long_as_x_counts() -> None:
    posts = texts()
    checksum = hashlib.sha256("\0".join(posts).encode()).hexdigest()
    assert checksum in (DATA / "x_texts.txt").read_text(encoding="utf-8")
    packed = zlib.decompress(base64.b85decode("".join(lines("x_texts.txt"))))
    official = [
        low + 256 * high for low, high in zip(packed[::2], packed[1::2], strict=True)
    ]
    ours = [measure(post, "x").length for post in posts]
    pairs = zip(posts, ours, official, strict=True)
    assert [(post, our) for post, our, theirs in pairs if our != theirs] == []
    assert len(posts) == 10_000
