"""Whatever leaves the desk: no text over its limit goes without a visible warning."""

import csv
from io import StringIO

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from wagtail.models import Site

from tests.conformance.ical_js import read as read_by_ical_js
from tests.social.desk.planned import NETWORKS, NOW
from wagtail_culture_social.domain.calendars import Heading
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import NETWORKS as TABLE
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.desk import told
from wagtail_culture_social.social.desk.entries import Mark, Reading, state_of
from wagtail_culture_social.social.feed_formats import FORMATS, About
from wagtail_culture_social.social.posts.composing import post_by_hand

SITE = Site(hostname="quais.example", port=443)
HEADING = Heading(name="Posts", language="en")
WARNING = "⚠"

texts = st.one_of(
    st.text(max_size=80), st.text(st.sampled_from("aé ,\n👩‍🎨=@#;\\"), max_size=700)
)


def reading(text: str, network: str) -> Reading:
    row = SocialPost(
        pk=1, site_id=1, network=network, language="en", text=text, due=NOW
    )
    post = post_by_hand(row, TABLE[network], None, needs_approval=False)
    return Mark(row, "6 p.m.", state_of(row), clashes=False), post


@pytest.fixture(autouse=True)
def _english() -> None:
    translation.activate("en")


@given(text=texts, network=st.sampled_from(NETWORKS))
def test_a_text_over_its_limit_is_told_everywhere(text: str, network: str) -> None:
    mark, post = reading(text, network)
    is_over = not measure(post.text, network).fits
    assert is_over == (told.warning_of(post) != "")

    table = told.as_table([(mark, post)]).removeprefix("\ufeff")
    (cells,) = csv.DictReader(StringIO(table, newline=""))
    assert cells["text"].startswith(WARNING) == (is_over or text.startswith(WARNING))
    assert (cells["warning"] != "") == is_over

    calendar = Calendar.from_ical(told.as_calendar([(mark, post)], SITE, HEADING))
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"].startswith(WARNING) == is_over
    if is_over:
        assert event["DESCRIPTION"].startswith(WARNING)

    (item,) = told.as_items([(mark, post)], SITE)
    assert item.title.startswith(WARNING) == is_over
    assert item.text.startswith(WARNING) == (is_over or post.text.startswith(WARNING))


@given(text=st.text(max_size=200))
def test_any_text_can_be_told_in_every_form(text: str) -> None:
    pairs = [reading(text, "facebook")]
    about = About(
        title="Posts",
        description="",
        language="en",
        author="Quays",
        url="https://quais.example",
        feed_url="https://quais.example/feed",
        modified=None,
    )
    for form in ("rss", "json"):
        response = FORMATS[form](about, told.as_items(pairs, SITE))
        assert response.status_code == 200


def test_ical_js_reads_the_calendar_too() -> None:
    text = "Fermé ; demain, à 10 h\n#Neige \\o/"
    calendar = told.as_calendar([reading(text, "mastodon")], SITE, HEADING).decode()
    (found,) = read_by_ical_js({"posts": calendar})["posts"]
    assert found["description"] == text
    assert (found["start"], found["end"]) == (
        "2026-11-25T17:00:00Z",
        "2026-11-25T17:15:00Z",
    )
