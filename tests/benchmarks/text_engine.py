"""Prints how fast the text engine is beside its peers, as ratios of one run.

    python -m tests.benchmarks.text_engine [--posts 10000] [--no-peers]

Peers come from npm and PyPI into a temporary folder; one that cannot be had is
skipped with the reason. Nothing here fails on a clock.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import regex

from tests.benchmarks.texts import COUNT, texts
from tests.domain.drafts import CAMPAIGN, EVENT
from wagtail_culture_social.conf import NETWORK_DEFAULTS
from wagtail_culture_social.domain.graphemes import count_graphemes
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.snippets import Draft, compose_all

PASSES = 5
PAGES = 500
NODE = """
const { parseTweet } = require('twitter-text')
const posts = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const times = []
let total = 0
for (let pass = 0; pass < PASSES; pass++) {
  const started = process.hrtime.bigint()
  total = 0
  for (const post of posts) total += parseTweet(post).weightedLength
  times.push(Number(process.hrtime.bigint() - started) / 1000 / posts.length)
}
console.log(JSON.stringify([times.sort((a, b) => a - b)[PASSES >> 1], total]))
""".replace("PASSES", str(PASSES))
PYTHON = """
import json, sys, time
from twitter_text import parse_tweet
posts = json.load(sys.stdin)
started = time.perf_counter()
total = sum(parse_tweet(post).weightedLength for post in posts)
elapsed = time.perf_counter() - started
print(json.dumps([elapsed / len(posts) * 1e6, total]))
"""
_CLUSTER = regex.compile(r"\X")
_JOINER = re.compile(
    "[\u0300-\u036f\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f]"
)

Result = tuple[float, int]
"""Microseconds a post, and the sum of all lengths."""


class Unavailable(Exception):
    """A peer that cannot be had here, with the reason."""


def timed(count: Callable[[str], int], posts: Iterable[str]) -> Result:
    posts, times, total = list(posts), [], 0
    for _ in range(PASSES):
        started = perf_counter()
        total = sum(map(count, posts))
        times.append((perf_counter() - started) / len(posts) * 1e6)
    return median(times), total


def run(command: list[str], folder: str, given: str = "") -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, input=given, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as reason:
        raise Unavailable(f"{command[0]}: {reason}") from None
    return done.stdout


def npm_twitter_text(posts: Iterable[str]) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        run(["npm", "install", *options, "--prefix", ".", "twitter-text@3.1.0"], folder)
        answer = json.loads(run(["node", "-e", NODE], folder, json.dumps(list(posts))))
    return float(answer[0]), int(answer[1])


def twitter_text_parser(posts: Iterable[str]) -> Result:
    packages = ("twitter-text-parser==3.0.0", "setuptools<81")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", "."]
    with tempfile.TemporaryDirectory() as folder:
        run([*pip, *packages], folder)
        Path(folder, "peer.py").write_text(PYTHON, encoding="utf-8")
        answer = run([sys.executable, "peer.py"], folder, json.dumps(list(posts)))
    return tuple(json.loads(answer.splitlines()[-1]))


def regex_where_joined(post: str) -> int:
    return len(_CLUSTER.findall(post)) if _JOINER.search(post) else len(post)


def a_page(draft: Draft, posts: Sequence[str]) -> float:
    """Median milliseconds of all posts of one page, each with a summary of its own."""
    times = []
    for number, post in enumerate(posts[:PAGES]):
        page = replace(draft, title=f"{draft.title} {number}", summary=post)
        started = perf_counter()
        compose_all(page, NETWORK_DEFAULTS)
        times.append(perf_counter() - started)
    return median(times) * 1000


def report(name: str, found: Result, ours: Result, wanted: str = "") -> None:
    time, total = found
    same = "same sum" if total == ours[1] else f"sum {total}, ours {ours[1]}"
    ratio = f"{time / ours[0]:.2f} × ours{wanted}"
    print(f"  {name:34} {time:9.2f} µs a post   {ratio:26} {same}")


def peer(
    name: str,
    count: Callable[[Iterable[str]], Result],
    posts: tuple[str, ...],
    ours: Result,
    wanted: str,
) -> None:
    try:
        report(name, count(posts), ours, wanted)
    except Unavailable as reason:
        print(f"  {name:34} skipped: {reason}")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posts", type=int, default=COUNT)
    parser.add_argument("--no-peers", action="store_true")
    chosen = parser.parse_args(arguments)
    posts = texts(chosen.posts)
    size = sum(map(len, posts)) / len(posts)
    print(f"{len(posts)} posts of {size:.0f} code points in the mean, one core")
    print("Length on X")
    ours = timed(lambda post: measure(post, "x").length, posts)
    report("measure(post, 'x')", ours, ours)
    if not chosen.no_peers:
        peer("npm twitter-text", npm_twitter_text, posts, ours, " (≥ 1)")
        few = posts[: max(1, len(posts) // 10)]
        ours_few = ours[0], sum(measure(post, "x").length for post in few)
        parser_name = f"PyPI twitter-text-parser, {len(few)}"
        peer(parser_name, twitter_text_parser, few, ours_few, " (≥ 60)")
    print("Graphemes")
    ours = timed(count_graphemes, posts)
    report("count_graphemes(post)", ours, ours)
    report("regex where joined", timed(regex_where_joined, posts), ours, " (≥ 1)")
    for network in ("bluesky", "mastodon", "threads", "linkedin"):
        counted = timed(lambda post, to=network: measure(post, to).length, posts)
        print(f"measure(post, {network!r}): {counted[0]:.2f} µs a post")
    print("Posts of a page for seven networks (≤ 1 ms)")
    for draft in (EVENT, CAMPAIGN):
        print(f"  {draft.kind:34} {a_page(draft, posts):9.2f} ms, median")


if __name__ == "__main__":
    main()
