"""Whatever somebody types: posts fit, and lose neither link, tags nor credit."""

import tomllib
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from wagtail_culture_social.domain.facets import facets, validate
from wagtail_culture_social.domain.hashtags import accent_twin, extract, key_of
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import graphemes, measure
from wagtail_culture_social.domain.networks import NETWORKS, Network
from wagtail_culture_social.domain.phases import PHASES
from wagtail_culture_social.domain.plain_text import one_line, paragraphs
from wagtail_culture_social.domain.snippets import (
    Contributor,
    Draft,
    Snippet,
    compose,
    compose_all,
)
from wagtail_culture_social.domain.typography import spaced

WORDS = {
    "french": "L'été des musées : « l'œuvre » d'aujourd'hui ! Où ? À 18h30 ; qu’elle",
    "english": "Behind the scenes: the curator's choice, 6:30 p.m. Where? Here! “Art”",
    "arabic": "متحف الفن الحديث مفتوح اليوم، مرحبا! أين؟ هنا.",
    "chinese": "美术馆今天开放。欢迎参观！博物馆之夜 図書館で本を読みます。",
    "emoji": "👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷🇬🇧 👍🏽 ❤️ 🎨 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "marks": "q\u0323\u0301 n\u0303o\u0308 Z\u0351\u036b क्षि ที่ ᄒ\u1161\u11ab x\u20dd",
    "decomposed": "e\u0301te\u0301 a\u0300 Noe\u0308l c\u0327a fe\u0302te",
    "broken": "\ud800 a\x00b \u202eabc\u202c \u200b \ufeff \x1b[0m \r\n \u2028 a\udfff",
    "tricky": "#Orgue @quais@example.social a.fr https://b.fr/c?d=e#f l' ( [ … — *",
}
"""Words of one script each; phrases mix two of them."""

GOOD_TAGS = ("MuseumWeek", "ilEtaitUneFoisMW", "Médiathèque", "Mediatheque", "Œuvre")
GOOD_TAGS += ("Noe\u0308l", "متحف", "博物館", "14Juillet", "X" + "y" * 49)
BAD_TAGS = ("", "2026", "🎨", "#", "a" * 60, "\u202e", "'")
URL = "https://quais.example.org/fr/"
ADDRESSES = ("", URL, f"{URL}été/?a=b#c", f"{URL}{'a' * 400}/", "https://a.fr", "a b")
SOURCES = ("", "Monet", "Photo : Jean-Noël & l'Atelier, Musée — CC BY 4.0")


def words_of(scripts: list[str]) -> list[str]:
    return [word for name in scripts for word in WORDS[name].split(" ")]


def phrases(most: int) -> st.SearchStrategy[str]:
    """Up to that many words of one or two scripts; a dozen of them come again."""
    scripts = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=2)
    words = scripts.flatmap(
        lambda names: st.lists(st.sampled_from(words_of(names)), max_size=min(most, 12))
    )
    times = st.integers(min_value=1, max_value=max(1, most // 12))
    return st.builds(lambda some, number: " ".join(some * number), words, times)


pytestmark = pytest.mark.slow

TAGS = st.sampled_from(GOOD_TAGS + BAD_TAGS)
PEOPLE = st.builds(
    Contributor,
    name=phrases(4),
    handles=st.sampled_from([{}, {"x": "quais", "mastodon": "@quais@example.social"}]),
)
DRAFTS = st.builds(
    Draft,
    kind=st.sampled_from(sorted(PHASES)),
    language=st.sampled_from(["fr", "en", "en-GB", "ar", "zh-hans", "nonsense"]),
    title=phrases(30),
    url=st.sampled_from(ADDRESSES),
    summary=phrases(150),
    date=phrases(8),
    time=phrases(3),
    place=phrases(12),
    price=phrases(6),
    people=st.lists(PEOPLE, max_size=2).map(tuple),
    organisation=phrases(6),
    state=st.sampled_from(["scheduled", "cancelled", "rescheduled", "full"]),
    attendance=st.sampled_from(["on_site", "mixed", "online"]),
    live_now=st.booleans(),
    theme=phrases(8),
    prompt=phrases(40),
    campaign_tag=TAGS,
    day_tag=TAGS,
    tags=st.lists(TAGS, max_size=6).map(tuple),
    credit=st.sampled_from(SOURCES) | phrases(60),
    alt_text=phrases(30),
    image_url=st.sampled_from(["", f"{URL}orgue.jpg"]),
)
PHASE_NUMBERS = st.none() | st.integers(min_value=0, max_value=6)
thoroughly = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def composed(draft: Draft, number: int | None) -> list[tuple[Network, Snippet]]:
    """The post of every network, in the phase of that number."""
    posts = compose_all(draft, phase=phase_of(draft, number))
    return list(zip(NETWORKS.values(), posts, strict=True))


def phase_of(draft: Draft, number: int | None) -> str | None:
    phases = PHASES[draft.kind]
    return None if number is None else phases[number % len(phases)]


def one_tag(tag: str, network: Network) -> str:
    """What makes two tags one there: X and Mastodon do not mind accents."""
    folds = network.id in ("x", "mastodon", "pixelfed")
    return key_of(accent_twin(tag) or tag) if folds else key_of(tag)


def test_there_are_enough_networks() -> None:
    assert len(NETWORKS) >= 10


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_a_post_fits_and_comes_out_the_same_twice(
    draft: Draft, number: int | None
) -> None:
    for network, post in composed(draft, number):
        other = compose(replace(draft), network.id, phase=phase_of(draft, number))
        assert measure(post.text, network).fits
        assert post.measure == measure(post.text, network)
        assert post.text.encode() == other.text.encode()
        assert post == other
        assert network.alt_limit is None or len(post.alt_text) <= network.alt_limit


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_the_link_is_whole_or_a_warning_says_why(
    draft: Draft, number: int | None
) -> None:
    assume(draft.url.startswith("https://"))
    for _network, post in composed(draft, number):
        if "link-dropped" in post.warnings:
            assert len(draft.url) > 200
            continue
        assert post.link == draft.url
        assert draft.url in post.text.split("\n")
        assert draft.url in [link.url for link in find_links(post.text)]


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_the_day_s_and_the_campaign_s_tags_are_detected(
    draft: Draft, number: int | None
) -> None:
    tags = [tag for tag in (draft.day_tag, draft.campaign_tag) if tag in GOOD_TAGS]
    for network, post in composed(draft, number):
        if not network.hashtags:
            continue
        most = network.hashtag_max
        found = {one_tag(tag, network) for tag in extract(post.text, network)}
        wanted = list(dict.fromkeys(one_tag(tag, network) for tag in tags))
        assert set(wanted[:most]) <= found
        assert wanted[:most] == wanted or "tags-dropped" in post.warnings
        assert {one_tag(tag, network) for tag in post.hashtags} <= found
        assert most is None or len(found) <= most


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_the_credit_is_there_or_a_warning_says_where(
    draft: Draft, number: int | None
) -> None:
    credit = one_line(draft.credit)
    for _network, post in composed(draft, number):
        assert post.credit == credit
        if credit and credit not in post.text:
            assert "credit-moved-to-alt" in post.warnings
            assert credit in post.alt_text or "alt-shortened" in post.warnings


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_no_character_is_cut(draft: Draft, number: int | None) -> None:
    for network, post in composed(draft, number):
        allowed = ours() | theirs(draft, narrow=network.narrow_spaces)
        assert [one for one in graphemes(post.text) if one not in allowed] == []


@thoroughly
@given(DRAFTS, PHASE_NUMBERS)
def test_facets_of_a_post_point_at_its_link_and_tags(
    draft: Draft, number: int | None
) -> None:
    post = compose(draft, "bluesky", phase=phase_of(draft, number))
    found = facets(post.text)
    assert validate(post.text, found) == ()
    raw = post.text.encode()
    for one in found:
        shown = raw[one.byte_start : one.byte_end].decode()
        assert one.value.lower() in f"https://{shown}".lower() or shown in one.value
    values = [one.value for one in found]
    assert set(post.hashtags) <= set(values)
    if draft.url.startswith("https://") and "link-dropped" not in post.warnings:
        assert post.link in values


@cache
def ours() -> frozenset[str]:
    """The characters of our own wording, and what joins the parts of a post."""
    folder = files("wagtail_culture_social.domain.data") / "wording"
    texts = [(folder / f"{name}.toml").read_text("utf-8") for name in ("fr", "en")]
    assert all(map(tomllib.loads, texts))
    return frozenset("".join([*texts, "\u00a0\u202f…()@,·&%"]))


def theirs(draft: Draft, *, narrow: bool) -> set[str]:
    """The characters of the draft, each as a reader sees it."""
    values = [getattr(draft, field.name) for field in fields(draft)]
    texts = [value for value in values if isinstance(value, str)]
    texts += draft.tags
    texts += [one.name for one in draft.people]
    found = set()
    for text in texts:
        for clean in (one_line(text), paragraphs(text)):
            printed = spaced(clean, draft.language, narrow=narrow)
            for form in (clean, printed, printed[:1].upper() + printed[1:]):
                found.update(graphemes(form))
    return found
