"""Whatever a text is: ZIP, share links and posts to copy tell when it is too long."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.social.desk.planned import NETWORKS
from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.posts.archive import archive_of
from wagtail_culture_social.social.sharing import post_to_copy, share_bar

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FEW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TIGHT = {"x": 60, "mastodon": 80, "bluesky": 70, "threads": 12, "linkedin": 5}
"""Limits so low that posts of our own get over them, too."""

signs = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe"
)
texts = st.one_of(
    st.text(signs, min_size=1, max_size=80),
    st.sampled_from(["a", "é ", "🎨", "#Tag "]).map(lambda one: one * 600),
).filter(lambda text: text == text.strip() != "")


@pytest.fixture
def tutorial(settings: Any) -> TutorialPage:
    settings.CULTURE_SOCIAL_NETWORK_TABLE = {
        network: {"limit": limit} for network, limit in TIGHT.items()
    }
    return factories.add_page(TutorialPage, factories.home(), title="Renew")


@FEW
@given(text=texts)
def test_kit_as_a_zip(tutorial: TutorialPage, text: str) -> None:
    rows = SocialPost.objects.filter(page=tutorial, phase="published")
    rows.update(text=text, written_from="")
    fresh = TutorialPage.objects.get(pk=tutorial.pk)
    archive = ZipFile(BytesIO(b"".join(archive_of(fresh, {}))))
    table = StringIO(archive.read("all.csv").decode().removeprefix("\ufeff"))
    cells = {(one["Moment"], one["Network"]): one for one in csv.DictReader(table)}
    for network in site_networks():
        is_over = not measure(text, network).fits
        name = f"texts/published/{network.id}{'-too-long' if is_over else ''}.txt"
        assert archive.read(name).decode() == text
        assert (cells["Publication", network.name]["Warning"] != "") == is_over


@FEW
@given(title=texts)
def test_share_links(tutorial: TutorialPage, title: str) -> None:
    fresh = TutorialPage.objects.get(pk=tutorial.pk)
    fresh.title = title[:255]
    networks = {network.id: network for network in site_networks()}
    links = share_bar(fresh).links
    assert links
    for link in links:
        for text in parse_qs(urlsplit(link.url).query).get("text", ()):
            assert measure(text, networks[link.id]).fits


@FEW
@given(text=texts, name=st.sampled_from(NETWORKS))
def test_post_to_copy(tutorial: TutorialPage, text: str, name: str) -> None:
    post = post_to_copy(tutorial, name)
    measured = measure(text, post.network)
    snippet = replace(post.snippet, text=text, measure=measured)
    html = render_to_string(
        "wagtail_culture_social/social/post_block.html",
        {"post": replace(post, snippet=snippet)},
    )
    assert ("wcs-words__warning" in html) == (not measured.fits)
    assert not (snippet.share_url and "wcs-share__link" in html) or measured.fits
