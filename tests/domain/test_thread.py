"""Threads: nothing of the summary is lost where one post is not enough."""

from dataclasses import replace

import pytest

from tests.domain.drafts import CREDIT, EVENT, URL
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.snippets import compose, compose_thread
from wagtail_culture_social.domain.thread import THREAD_MAX

LONG = " ".join(f"Voici la phrase numéro {n} de ce long résumé." for n in range(1, 13))


def test_a_post_that_fits_is_no_thread() -> None:
    assert compose_thread(EVENT, "mastodon") == (compose(EVENT, "mastodon"),)


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "threads"])
def test_every_sentence_is_said_once_and_in_order(network: str) -> None:
    posts = compose_thread(replace(EVENT, summary=LONG), network)
    assert len(posts) > 1
    assert all(post.measure.fits for post in posts)
    assert CREDIT in posts[0].text
    assert URL in posts[0].text
    assert "#MusiqueAuxQuais" in posts[0].text or network == "threads"
    marks = [f" ({n}/{len(posts)})" for n in range(2, len(posts) + 1)]
    replies = [
        post.text.removesuffix(mark)
        for post, mark in zip(posts[1:], marks, strict=True)
    ]
    assert " ".join(replies) == LONG
    assert all(post.hashtags == () and not post.link for post in posts[1:])
    assert "summary-shortened" not in posts[0].warnings


def test_a_sentence_too_long_for_a_post_is_parted_between_words() -> None:
    endless = " ".join(["abcdefghi"] * 90)
    posts = compose_thread(replace(EVENT, summary=endless), "x")
    words = " ".join(post.text.rpartition(" ")[0] for post in posts[1:])
    assert words == endless


def test_a_thread_has_an_end_and_says_so() -> None:
    narrow = replace(NETWORKS["mastodon"], limit=200)
    posts = compose_thread(replace(EVENT, summary="Une phrase. " * 400), narrow)
    assert len(posts) == THREAD_MAX
    assert "thread-shortened" in posts[0].warnings


def test_what_is_cancelled_is_not_told_in_replies() -> None:
    long_title = "Un titre vraiment très long " * 12
    draft = replace(EVENT, state="cancelled", title=long_title, summary=LONG)
    (post,) = compose_thread(draft, "x")
    assert "summary-shortened" not in post.warnings
    assert "title-shortened" in post.warnings
    assert "phrase numéro" not in post.text
