"""The posts of the four families, as files that a person can read.

After a wanted change: ``UPDATE_GOLDEN=1 pytest tests/golden``, then read the diff.
"""

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from wagtail.models import Page, Site

from tests import examples, factories
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.snippets import Snippet
from wagtail_culture_social.social.services import page_snippets

HERE = Path(__file__).parent
FAMILIES = ("event", "tutorial", "spotlight", "campaign")
LANGUAGES = ("en", "fr")
NAMES = [f"{family}-{language}" for family in FAMILIES for language in LANGUAGES]
DAY_TAG = {"en": "#BackstageMW", "fr": "#CoulissesMW"}
CREDIT = "The Metropolitan Museum of Art"
STOP_WORDS = {
    "en": "the and of for with your from by to in at today live step discover what "
    "online painting woman free behind only place week works days",
    "fr": "le la les des et du de pour avec votre depuis chez un une aujourd’hui pas "
    "découvrir ligne tableau femme gratuit dans plus qui en jour œuvres",
}
BREAKING = re.compile(r"(?<=[^\s(\[]) (?=[;:!?»%€])|« |(?<=\d) h(?=[\s\d]|$)")
NO_BREAK = re.compile(r"[⍽·][;:!?]")
ADDRESS = re.compile(r"https?://\S+")
SECTION = re.compile(
    r"^=== (?P<network>[^\n]+?) · (?P<length>\d+) / (?P<limit>\d+)\n"
    r"(?P<text>.*?)\n--- alt: (?P<alt>.*?)\n---",
    re.DOTALL | re.MULTILINE,
)


class Post(NamedTuple):
    """One section of a golden file."""

    network: str
    length: str
    limit: str
    text: str
    alt: str

    @property
    def words(self) -> set[str]:
        """Its words without address, tags and the museum’s own name."""
        text = ADDRESS.sub("", f"{self.text}\n{self.alt}").replace(CREDIT, "")
        return set(re.findall(r"(?<!#)\b[^\W\d_][\w’-]*", text.casefold()))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def posts(name: str) -> list[Post]:
    text = file_of(name).read_text(encoding="utf-8")
    return [Post(**found.groupdict()) for found in SECTION.finditer(text)]


def file_of(name: str) -> Path:
    return HERE / f"{name}.txt"


def page_of(name: str) -> Page:
    family, language = name.split("-")
    campaign = examples.campaign()
    if family == "campaign":
        return campaign[LANGUAGES.index(language)]
    return getattr(examples, family)(campaign[0])[LANGUAGES.index(language)]


def as_text(snippets: tuple[Snippet, ...]) -> str:
    """One section per network; a no-break space is shown as ⍽, a narrow one as ·."""
    sections = []
    for post in snippets:
        length = f"{post.measure.length} / {post.measure.limit}"
        share = (post.share_url or "copy only").partition("=")[0]
        lines = [f"=== {NETWORKS[post.network].name} · {length}", visible(post.text)]
        lines.append(f"--- alt: {visible(post.alt_text)}")
        lines.append(f"--- warnings: {', '.join(post.warnings) or 'none'}")
        lines.append(f"--- share: {share}")
        sections.append("\n".join(lines))
    return "\n\n".join(sections) + "\n"


def visible(text: str) -> str:
    return text.replace("\u00a0", "⍽").replace("\u202f", "·")


@pytest.mark.django_db
def test_posts_are_as_agreed(name: str, settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "quays.example.org", 443
    site.save()
    text = as_text(page_snippets(page_of(name)))
    if os.environ.get("UPDATE_GOLDEN"):
        file_of(name).write_text(text, encoding="utf-8")
    assert text == file_of(name).read_text(encoding="utf-8")


def test_every_network_has_its_post(posts: list[Post]) -> None:
    assert [post.network for post in posts] == [n.name for n in NETWORKS.values()]


def test_posts_fit(posts: list[Post]) -> None:
    assert [post.network for post in posts if int(post.length) > int(post.limit)] == []


def test_posts_hold_link_credit_and_tags(name: str, posts: list[Post]) -> None:
    language = name.rpartition("-")[2]
    single = {network.name for network in NETWORKS.values() if network.hashtag_max == 1}
    for post in posts:
        assert f"https://quays.example.org/{language}/" in post.text
        assert CREDIT in post.text + post.alt
        assert DAY_TAG[language] in post.text
        assert "#MuseumWeek" in post.text or post.network in single


def test_posts_hold_no_word_of_the_other_language(name: str, posts: list[Post]) -> None:
    other = "fr" if name.endswith("en") else "en"
    for post in posts:
        assert post.words & set(STOP_WORDS[other].split()) == set()


def test_posts_hold_the_right_spaces(name: str, posts: list[Post]) -> None:
    wrong = BREAKING if name.endswith("fr") else NO_BREAK
    for post in posts:
        assert wrong.findall(ADDRESS.sub("", post.text)) == []
        assert "'" not in post.text
