"""The posts of the four families, as files that a person can read.

After a wanted change: ``UPDATE_GOLDEN=1 pytest tests/golden``, then read the diff.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page, Site

from tests import examples, factories
from wagtail_culture_social.conf import settings
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


# With the database tests, which come before those that empty it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def composed(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> dict[str, str]:
    """The posts of real pages, composed at a fixed moment."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media, CULTURE_SOCIAL_NOW=factories.NOW):
            pages = published()
            texts = {name: as_text(page_snippets(page)) for name, page in pages}
        transaction.set_rollback(True)
    cache.clear()
    return texts


def published() -> Iterator[tuple[str, Page]]:
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "quays.example.org", 443
    site.save()
    campaign = examples.campaign()
    twins = {"campaign": campaign}
    for family in FAMILIES[:3]:
        twins[family] = getattr(examples, family)(campaign[0])
    for family, pages in twins.items():
        for language, page in zip(LANGUAGES, pages, strict=True):
            yield f"{family}-{language}", page


def test_posts_are_as_agreed(name: str, composed: dict[str, str]) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        file_of(name).write_text(composed[name], encoding="utf-8")
    assert composed[name] == file_of(name).read_text(encoding="utf-8")


def test_every_network_has_its_post(posts: list[Post]) -> None:
    shown = [NETWORKS[name].name for name in settings.networks]
    assert [post.network for post in posts] == shown


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
