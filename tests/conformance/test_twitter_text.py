"""The suite of twitter-text: what concerns posts, weights, tags, mentions and links."""

from dataclasses import replace
from typing import Any

import pytest

from tests.conformance.conftest import SUITES, parsed
from wagtail_culture_social.domain.detection import extract, hashtags, mentions
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import count_weights, measure
from wagtail_culture_social.domain.networks import NETWORKS

VALIDATE = "twitter-text/conformance/validate.yml"
EXTRACT = "twitter-text/conformance/extract.yml"
FIRST_RULES = replace(NETWORKS["x"], counter="characters", limit=140)
"""Config v1, which the oldest group means: one a code point, 140 of them."""

Case = dict[str, Any]


def is_valid(text: str, expected: Case) -> bool:
    found = measure(text, "x")
    assert found.length == expected["weightedLength"]
    return found.fits and bool(text)


@pytest.mark.suite(VALIDATE, "tweets")
def test_posts(case: Case) -> None:
    text = case["text"]
    assert (bool(text) and measure(text, FIRST_RULES).fits) is case["expected"]


@pytest.mark.suite(VALIDATE, "hashtags")
def test_valid_hashtags(case: Case) -> None:
    text = case["text"]
    assert (extract(text, "x") == (text[1:],)) is case["expected"]


@pytest.mark.suite(VALIDATE, "WeightedTweetsCounterTest")
def test_weights_without_emoji(case: Case) -> None:
    text, expected = case["text"], case["expected"]
    links = find_links(text, bare=True)
    rest = count_weights(text) - sum(count_weights(link.url) for link in links)
    length = rest + 23 * len(links)
    # Composed by NFC: only there does measure() change the text.
    if measure(text, "x").text == text:
        assert length == expected["weightedLength"]
        assert (0 < length <= 280) is expected["valid"]
    else:
        assert is_valid(text, expected) is expected["valid"]


@pytest.mark.suite(
    VALIDATE,
    "WeightedTweetsWithDiscountedEmojiCounterTest",
    "UnicodeDirectionalMarkerCounterTest",
)
def test_weights(case: Case) -> None:
    assert is_valid(case["text"], case["expected"]) is case["expected"]["valid"]


@pytest.mark.suite(EXTRACT, "hashtags", "hashtags_from_astral")
def test_hashtags(case: Case) -> None:
    assert list(extract(case["text"], "x")) == case["expected"]


@pytest.mark.suite(EXTRACT, "hashtags_with_indices")
def test_hashtags_with_indices(case: Case) -> None:
    found = [
        {"hashtag": tag.name, "indices": [tag.start, tag.end]}
        for tag in hashtags(case["text"], "x")
    ]
    assert found == case["expected"]


@pytest.mark.suite(EXTRACT, "mentions")
def test_mentions(case: Case) -> None:
    found = [one.name for one in mentions(case["text"])]
    assert found == case["expected"]


@pytest.mark.suite(EXTRACT, "mentions_with_indices")
def test_mentions_with_indices(case: Case) -> None:
    found = [
        {"screen_name": one.name, "indices": [one.start, one.end]}
        for one in mentions(case["text"])
        if not one.list
    ]
    assert found == case["expected"]


@pytest.mark.suite(EXTRACT, "mentions_or_lists_with_indices")
def test_mentions_or_lists_with_indices(case: Case) -> None:
    found = [
        {"screen_name": m.name, "list_slug": m.list, "indices": [m.start, m.end]}
        for m in mentions(case["text"])
    ]
    assert found == case["expected"]


@pytest.mark.suite(EXTRACT, "urls", "tco_urls_with_params")
def test_links(case: Case) -> None:
    found = [link.url for link in find_links(case["text"], bare=True)]
    assert found == case["expected"]


@pytest.mark.suite(EXTRACT, "urls_with_indices", "urls_with_directional_markers")
def test_links_with_indices(case: Case) -> None:
    found = [
        {"url": link.url, "indices": [link.start, link.end]}
        for link in find_links(case["text"], bare=True)
    ]
    assert found == case["expected"]


@pytest.mark.skipif(not SUITES.exists(), reason="the suites are not here (../shared)")
def test_every_group_of_ours_is_there() -> None:
    sizes = {name: len(cases) for name, cases in parsed(EXTRACT)["tests"].items()}
    chosen = {k: n for k, n in sizes.items() if k.split("_")[0] in GROUPS}
    assert sum(chosen.values()) >= 200
    assert len(parsed(VALIDATE)["tests"]["WeightedTweetsCounterTest"]) == 20


GROUPS = {"urls", "hashtags", "mentions", "tco"}
