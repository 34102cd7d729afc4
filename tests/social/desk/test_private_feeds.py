"""Feeds that external schedulers read at private addresses."""

import re
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.contrib.auth.models import User
from django.test import Client
from icalendar import Calendar

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from wagtail_culture_social.models import PostFeed
from wagtail_culture_social.social.desk.private_feeds import create_feed

pytestmark = pytest.mark.django_db

FEEDS = "/admin/culture-social/desk/feeds/"
FORMS = ["json", "rss", "ics"]


@pytest.fixture
def reader() -> User:
    return planned.editor("reader", factories.home(), "export")


@pytest.fixture
def key(reader: User) -> str:
    site = factories.home().get_site()
    return create_feed(site, reader, "Postiz")[1]


def address(key: str, form: str = "json") -> str:
    return f"/culture/posts/{key}.{form}"


def titles(client: Client, key: str) -> list[str]:
    items = client.get(address(key)).json()["items"]
    return [item["title"].rpartition(" – ")[2] for item in items]


class TestReading:
    def test_json_says_what_a_scheduler_needs(self, client: Client, key: str) -> None:
        image = factories.picture()
        page = planned.news("Night", social_image=image, social_image_alt="The sea")
        planned.plan(page, NOW + DAY)
        response = client.get(address(key))
        assert response["Content-Type"] == "application/feed+json"
        feed = response.json()
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        (item,) = feed["items"]
        assert item["title"] == "Bluesky – publication – Night"
        assert item["date_published"] == "2026-11-26T17:00:00+00:00"
        assert item["url"] == page.full_url
        assert item["id"].startswith("urn:uuid:")
        more = item["_culture_social"]
        assert (more["network"], more["language"]) == ("bluesky", "en")
        assert "sea" in more["alt_text"]
        assert more["warning"] == ""

    def test_rss_and_ics_say_the_same(self, client: Client, key: str) -> None:
        planned.plan(planned.news("Night"), NOW + DAY)
        rss = feedparser.parse(client.get(address(key, "rss")).content)
        assert not rss.bozo
        assert [entry.title for entry in rss.entries] == [
            "Bluesky – publication – Night"
        ]
        assert "Night" in rss.entries[0].summary
        ics = Calendar.from_ical(client.get(address(key, "ics")).content)
        (event,) = ics.walk("VEVENT")
        assert event["SUMMARY"] == "Bluesky – publication – Night"

    @pytest.mark.parametrize("form", FORMS)
    def test_nobody_keeps_or_finds_it(
        self, client: Client, key: str, form: str
    ) -> None:
        response = client.get(address(key, form))
        assert response.status_code == 200
        assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
        assert response["X-Robots-Tag"] == "noindex"
        assert client.post(address(key, form)).status_code == 405

    def test_only_what_is_ready_and_near_is_told(
        self, client: Client, key: str
    ) -> None:
        for title, due, more in [
            ("Long ago", NOW - 8 * DAY, {}),
            ("Lately", NOW - 6 * DAY, {}),
            ("Soon", NOW + 59 * DAY, {}),
            ("Far", NOW + 61 * DAY, {}),
            ("Posted", NOW, {"status": "posted"}),
            ("Skipped", NOW, {"status": "skipped"}),
            ("Too long", NOW, {"text": "a" * 301}),
        ]:
            planned.plan(planned.news(title), due, **more)
        planned.plan(planned.news("Draft", live=False), NOW)
        assert titles(client, key) == ["Lately", "Soon"]

    def test_a_restriction_on_a_page_above_is_seen_at_once(
        self, client: Client, key: str
    ) -> None:
        above = planned.news("Above")
        planned.plan(planned.news("Below", above), NOW + DAY)
        assert titles(client, key) == ["Below"]
        above.view_restrictions.create(restriction_type="login")
        assert titles(client, key) == []


class TestOwner:
    """It shows what its owner may see when it is read."""

    def test_posts_of_another_section_are_left_out(self, client: Client) -> None:
        mine = planned.news("My section")
        planned.plan(planned.news("Mine", mine), NOW + DAY)
        planned.plan(planned.news("Theirs"), NOW + DAY)
        owner = planned.editor("owner", mine, "export")
        _feed, key = create_feed(mine.get_site(), owner, "Feed")
        assert titles(client, key) == ["Mine"]

    @pytest.mark.parametrize("form", FORMS)
    def test_who_is_no_longer_active_has_no_feed(
        self, client: Client, reader: User, key: str, form: str
    ) -> None:
        User.objects.filter(pk=reader.pk).update(is_active=False)
        assert client.get(address(key, form)).status_code == 404

    def test_who_may_no_longer_export_has_no_feed(
        self, client: Client, reader: User, key: str
    ) -> None:
        reader.groups.clear()
        assert client.get(address(key)).status_code == 404

    @pytest.mark.parametrize("wrong", ["x", "é", "a" * 500, "..", "%00"])
    def test_a_wrong_key_is_not_found(
        self, client: Client, key: str, wrong: str
    ) -> None:
        assert client.get(address(wrong), follow=True).status_code == 404
        assert client.get(address(key + wrong), follow=True).status_code == 404

    def test_reading_is_noted_now_and_then(
        self, client: Client, key: str, settings: Any
    ) -> None:
        def noted(clock: Any) -> Any:
            settings.CULTURE_SOCIAL_NOW = clock
            client.get(address(key))
            return PostFeed.objects.get().last_read_at

        assert noted(NOW) == NOW
        assert noted(NOW + timedelta(minutes=59)) == NOW
        assert noted(NOW + 2 * HOUR) == NOW + 2 * HOUR


class TestMaking:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client: Client, reader: User) -> None:
        client.force_login(reader)

    def test_the_address_is_shown_once_and_only_a_digest_kept(
        self, client: Client
    ) -> None:
        response = client.post(FEEDS, {"name": "Postiz"})
        html = response.content.decode()
        assert "no-store" in response["Cache-Control"]
        found = re.search(r"https?://[^<]+/culture/posts/([\w-]+)\.json", html)
        assert found is not None
        key = found[1]
        assert len(key) >= 43
        assert client.get(address(key)).status_code == 200
        feed = PostFeed.objects.get()
        assert key not in repr(vars(feed))
        assert key not in client.get(FEEDS).content.decode()

    def test_a_feed_needs_a_name(self, client: Client) -> None:
        for name in ("", " ", "n" * 101):
            html = client.post(FEEDS, {"name": name}).content.decode()
            assert "w-field__errors" in html
        assert not PostFeed.objects.exists()

    def test_a_revoked_feed_is_dead(self, client: Client, key: str) -> None:
        assert ">Postiz<" in client.get(FEEDS).content.decode()
        client.post(FEEDS, {"revoke": PostFeed.objects.get().pk})
        assert client.get(address(key)).status_code == 404

    def test_feeds_of_others_are_neither_shown_nor_revoked(
        self, client: Client, key: str
    ) -> None:
        client.force_login(planned.editor("other", factories.home(), "export"))
        assert ">Postiz<" not in client.get(FEEDS).content.decode()
        for pk in (PostFeed.objects.get().pk, "x", 99999):
            found = client.post(FEEDS, {"revoke": pk}, follow=True)
            assert found.status_code == 404
        assert client.get(address(key)).status_code == 200
