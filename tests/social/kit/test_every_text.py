"""Whatever a text is: its card copies all of it, and says when it is too long."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from tests.social.desk.planned import NETWORKS, NOW
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import NETWORKS as TABLE
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.posts.composing import post_by_hand

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What XML cannot hold no browser shows either.
signs = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe"
)
texts = st.one_of(
    st.text(signs, max_size=80),
    st.text(st.sampled_from("aé .\u202f👩‍🎨=@#<&"), max_size=700),
    st.sampled_from(["a", "é ", "🎨", "#Tag "]).map(lambda one: one * 600),
)


@settings(max_examples=60, deadline=None)
@given(text=texts, network=st.sampled_from(NETWORKS), language=st.sampled_from("fe"))
def test_card_tells_what_does_not_fit(text: str, network: str, language: str) -> None:
    site = Site.objects.get(is_default_site=True)
    code = {"f": "fr", "e": "en"}[language]
    row = SocialPost(site=site, network=network, language=code, text=text, due=NOW)
    post = post_by_hand(row, TABLE[network], None, needs_approval=False)
    with translation.override(code):
        html = render_to_string(
            "wagtail_culture_social/social/includes/post.html", {"post": post}
        )
    card = BeautifulSoup(html, "html.parser")
    is_over = not measure(post.text, network).fits
    assert card.select_one("[data-wcs-copy]")["data-wcs-copy"] == post.text
    assert ("wcs-post--over" in card.article["class"]) == is_over
    assert bool(card.select("del.wcs-post__over")) == is_over
    assert bool(card.select_one('[data-wcs-part="warnings"] *')) >= is_over
