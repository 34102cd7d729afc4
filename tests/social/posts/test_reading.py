"""Posts as they are read: whose words, which reasons, at how many queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from tests import examples, factories
from tests.social.posts.people import a_page, a_row
from tests.testapp.models import PlainPage
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.models.posts import PostStatus
from wagtail_culture_social.pages.models import EventPage, SpotlightPage, TutorialPage
from wagtail_culture_social.social.posts import actions
from wagtail_culture_social.social.posts.actions import row_for
from wagtail_culture_social.social.posts.reading import by_hand, posts_of, read_posts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unplanned")]


def hand_row(**fields: Any) -> SocialPost:
    values = {"network": "mastodon", "language": "en", "phase": "by_hand"}
    site = Site.objects.get(is_default_site=True)
    return SocialPost.objects.create(site=site, **(values | fields))


def fresh() -> list[SocialPost]:
    return list(SocialPost.objects.order_by("pk"))


def an_event(number: int, **fields: Any) -> EventPage:
    days = timedelta(days=number % 20 + 1)
    values = {
        "title": f"Concert {number}",
        "schedule": [factories.on(factories.TODAY + days)],
        "hashtags": ("Concert", f"Tag{number}"),
    }
    return factories.add_page(EventPage, factories.home(), **(values | fields))


def test_the_words_of_a_person_go_before_ours(author: User) -> None:
    row = a_row()
    automatic = read_posts([row])[0]
    assert not automatic.is_edited
    assert automatic.text == automatic.automatic.text
    actions.edit(row, "My words", author, written_from=automatic.text)
    post = read_posts([row])[0]
    assert (post.text, post.measure.length) == ("My words", 8)
    assert post.is_edited
    assert not post.is_outdated


def test_a_page_that_changes_makes_own_words_outdated(author: User) -> None:
    page = a_page()
    row = a_row(page)
    actions.edit(row, "My words", author, read_posts([row])[0].text)
    page.title = "The reading garden"
    factories.publish(page)
    assert read_posts(fresh())[0].is_outdated


def test_what_was_posted_stays_as_it_went_out(author: User) -> None:
    page = a_page()
    row = a_row(page)
    actions.mark_posted(row, author, text="Said", alt="A quiet room")
    page.title = "The reading garden"
    page.live = False
    page.save()
    post = read_posts(fresh())[0]
    assert (post.text, post.alt_text) == ("Said", "A quiet room")
    assert (post.status, post.reasons) == (PostStatus.POSTED, ())
    assert not post.is_ready


def test_own_words_without_the_credit_give_it_in_the_description(author: User) -> None:
    row = a_row()
    actions.edit(row, "My words", author)
    assert read_posts([row])[0].alt_text == (
        "A room\nJohn Frederick Kensett, The Metropolitan Museum of Art — CC0"
    )


def test_an_unsaved_page_has_no_rows_of_others() -> None:
    hand_row(text="By hand", phase="published")
    page = TutorialPage(title="New", locale=factories.locale("en"))
    assert {post.row for post in posts_of(page)} == {None}


def test_both_ways_to_read_say_the_same(author: User) -> None:
    page = a_page()
    rows = [a_row(page, network) for network in ("x", "threads")]
    actions.edit(rows[0], "My words", author)
    ways = posts_of(page, phase="published"), read_posts(rows)
    said = [{(p.network.id, p.text, p.reasons) for p in way} for way in ways]
    assert said[1] < said[0]


def test_many_events_say_what_each_of_them_says() -> None:
    story_hour = factories.every(factories.TODAY - timedelta(weeks=20))
    series = factories.add_page(EventPage, factories.home(), schedule=[story_hour])
    past = an_event(1, title="Past")
    past.schedule = [factories.on(factories.TODAY - timedelta(days=3))]
    pages = [series, factories.publish(past), an_event(2, live=False), an_event(3)]
    one_by_one = {
        (post.page.pk, post.text)
        for page in pages
        for post in posts_of(page, phase="j1", networks=[NETWORKS["mastodon"]])
    }
    posts = read_posts([row_for(page, "mastodon", "j1") for page in pages])
    assert {(post.page.pk, post.text) for post in posts} == one_by_one


def test_rows_of_what_the_site_no_longer_has_are_left_out() -> None:
    plain = factories.add_page(PlainPage, factories.home())
    kept = a_row()
    hand_row(network="gone", text="Hello")
    hand_row(page=plain)
    assert [post.row for post in read_posts(fresh())] == [kept]


def test_a_moment_that_the_page_lost_is_a_reason() -> None:
    row = a_row()
    SocialPost.objects.update(phase="j7")
    post = read_posts(fresh())[0]
    assert (post.row, post.phase) == (row, "j7")
    assert [reason.code for reason in post.reasons] == ["no-moment"]


def test_a_post_by_hand_ends_with_its_link_and_the_tags_of_its_day() -> None:
    campaign, _event = examples.campaign()
    row = hand_row(
        text="The third post of today",
        link="https://quays.example.org/",
        campaign=campaign,
        campaign_day=examples.MONDAY,
    )
    common, of_the_day = campaign.tags_on(examples.MONDAY, "en")
    post = by_hand(row)
    assert post.text.splitlines() == [
        "The third post of today",
        "https://quays.example.org/",
        f"#{common} #{of_the_day}",
    ]
    assert (post.automatic, post.page, post.is_ready) == (None, None, True)


def test_a_post_by_hand_passes_the_same_gate() -> None:
    image = factories.picture(credited=False)
    row = hand_row(text="a" * 501, image=image)
    reasons = {reason.code: reason.url for reason in by_hand(row).reasons}
    assert reasons.keys() == {"no-alt", "no-rights", "too-long"}
    here = reverse("wagtail_culture_social_desk_post", args=[row.pk])
    assert reasons["no-alt"] == reasons["too-long"] == here
    assert by_hand(row).warnings == ("no-alt", "too-long")


def test_a_post_by_hand_carries_the_credit() -> None:
    row = hand_row(text="Look", image=factories.picture(), image_alt="The sea")
    post = by_hand(row)
    assert post.is_ready
    assert post.alt_text == f"The sea\n{post.credit}"


def test_posts_come_in_the_order_of_their_rows() -> None:
    page = a_page()
    rows = [a_row(page, "x"), hand_row(text="Hi"), a_row(page, "threads")]
    assert [post.row for post in read_posts(rows[::-1])] == rows[::-1]


def count(rows: list[SocialPost]) -> int:
    with CaptureQueriesContext(connection) as queries:
        posts = read_posts(rows)
    assert len(posts) == len(rows)
    return len(queries)


def many(number: int) -> None:
    """Three posts each: of an event, of a spotlight, and by hand."""
    campaign, _event = examples.campaign()
    row_for(campaign, "bluesky", "day")
    for index in range(number):
        shared = {"campaign": campaign, "social_image": factories.picture()}
        event = an_event(index, **shared)
        spotlight = factories.add_page(
            SpotlightPage, factories.home(), title=f"Book {index}", **shared
        )
        row_for(event, "bluesky", "j1")
        row_for(spotlight, "bluesky", "published")
        hand_row(text="Hi", image=shared["social_image"], campaign=campaign)


@pytest.mark.slow
def test_queries_do_not_grow_with_the_rows() -> None:
    many(33)
    read_posts(fresh())  # warms the caches of content types and of site roots
    few, all_rows = fresh()[:5], fresh()
    assert len(all_rows) == 100
    assert count(few) == count(all_rows) <= 20
