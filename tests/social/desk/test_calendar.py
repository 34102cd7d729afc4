"""The desk as a month, a week and a list."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site
from wagtail.users.models import UserProfile

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.posts.access import ACTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin")]

MONTH = "/admin/culture-social/desk/"
WEEK = f"{MONTH}week/"
LIST = f"{MONTH}list/"
VIEWS = [MONTH, WEEK, LIST]


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def queries(client: Client, address: str) -> int:
    shown(client, address)
    with CaptureQueriesContext(connection) as found:
        shown(client, address)
    return len(found)


@pytest.mark.parametrize("role", ["administrator", "editor", "all that editors may"])
def test_month_needs_few_queries_however_many_posts_there_are(
    client: Client, role: str
) -> None:
    if role != "administrator":
        actions = ACTIONS if role != "editor" else ["change"]
        client.force_login(planned.editor("writer", factories.home(), *actions))
    planned.many(200)
    few = queries(client, MONTH)
    planned.many(1800)
    assert queries(client, MONTH) == few
    assert few <= 12


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_names_the_post(client: Client, address: str) -> None:
    row = planned.plan(planned.news("Night of museums"))
    html = shown(client, address)
    assert "Night of museums" in html
    assert "publication" in html
    assert "7 p.m." in html
    assert "Bluesky" in html
    assert "Planned" in html
    assert f"{MONTH}post/{row.pk}/" in html


@pytest.mark.parametrize("address", VIEWS)
def test_a_desk_without_posts_offers_to_write_one(client: Client, address: str) -> None:
    html = shown(client, address)
    assert "Nothing is planned" in html
    assert f'href="{MONTH}new/"' in html


def test_month_is_a_table_with_caption_and_headings(client: Client) -> None:
    planned.plan(planned.news())
    html = shown(client, MONTH).partition('<table class="wcs-desk-grid')[2]
    assert "November 2026: 1 post</caption>" in html
    assert html.partition("</table>")[0].count('<th scope="col">') == 7
    assert html.count('aria-current="date"') == 1


def test_networks_that_say_the_same_are_one_entry(client: Client) -> None:
    page = planned.news("Night of museums")
    for network in planned.NETWORKS:
        planned.plan(page, network=network)
    html = shown(client, MONTH)
    assert html.count('class="wcs-desk-entry"') == 1
    assert html.count("wcs-desk-mark--planned") == 7


def test_a_full_day_leads_to_its_list(client: Client) -> None:
    for number in range(6):
        planned.plan(planned.news(f"News {number}"), NOW + number * HOUR / 2)
    html = shown(client, MONTH)
    assert html.count('class="wcs-desk-entry"') == 4
    assert "+ 2<" in html
    found = shown(client, f"{LIST}?first=2026-11-25&last=2026-11-25")
    assert "6 posts" in found


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        (MONTH, "?day=2026-10-31", "?day=2026-12-01"),
        (WEEK, "?day=2026-11-22", "?day=2026-11-30"),
    ],
)
def test_there_is_a_way_to_the_days_beside(
    client: Client, address: str, before: str, after: str
) -> None:
    html = shown(client, address)
    assert before in html
    assert after in html
    assert ">Today</a>" not in html
    assert ">Today</a>" in shown(client, address + after)


def test_times_are_those_of_the_site_whatever_the_person_prefers(
    client: Client, admin: User
) -> None:
    UserProfile.objects.create(user=admin, current_time_zone="Pacific/Auckland")
    planned.plan(planned.news(), NOW.replace(hour=23, minute=30))
    html = shown(client, f"{LIST}?first=2026-11-25&last=2026-11-25")
    assert "11:30 p.m." in html
    assert "Wednesday 25 November 2026" in html


def test_what_is_gone_by_is_late(client: Client) -> None:
    planned.plan(planned.news(), NOW - HOUR)
    assert "Late" in shown(client, MONTH)
    assert "wcs-desk-row--late" in shown(client, f"{LIST}?state=late")


def test_posts_of_one_account_too_close_are_marked(client: Client) -> None:
    page, other = planned.news(), planned.news("Another")
    planned.plan(page, NOW + HOUR)
    planned.plan(page, NOW + HOUR, network="mastodon")
    near = planned.plan(other, NOW + HOUR + timedelta(minutes=29))
    assert shown(client, LIST).count("Too close to another post") == 2
    SocialPost.objects.filter(pk=near.pk).update(due=NOW + 1.5 * HOUR)
    assert "Too close" not in shown(client, LIST)


def test_what_was_posted_is_too_close_to_nothing(client: Client) -> None:
    page, other = planned.news(), planned.news("Another")
    planned.plan(page, NOW + HOUR)
    planned.plan(other, NOW + HOUR, status="posted")
    assert "Too close" not in shown(client, LIST)


def test_the_list_begins_today_and_says_so(client: Client) -> None:
    planned.plan(planned.news("Yesterday"), NOW - DAY)
    planned.plan(planned.news("Tomorrow"), NOW + DAY)
    html = shown(client, LIST)
    assert 'value="2026-11-25"' in html
    assert "Tomorrow" in html
    assert "Yesterday" not in html
    assert "Yesterday" in shown(client, f"{LIST}?first=")


def test_a_long_list_has_pages(client: Client) -> None:
    planned.many(120)
    html = shown(client, f"{LIST}?first=")
    assert html.count('name="post"') == 50
    assert "Page 1 of 3" in html
    assert "All 120 posts that the filters leave" in html
    assert shown(client, f"{LIST}?first=&p=3").count('name="post"') == 20
    assert "Page 3 of 3" in shown(client, f"{LIST}?first=&p=99")


def test_the_list_needs_as_many_queries_for_many_posts(client: Client) -> None:
    page = planned.news()
    planned.plan(page)
    few = queries(client, LIST)
    for network in planned.NETWORKS:
        planned.plan(page, network=network, phase="reminder")
    assert queries(client, LIST) == few


def test_words_that_are_not_planned_are_not_on_the_desk(client: Client) -> None:
    planned.plan(planned.news("Only written"), due=None)
    assert "Only written" not in shown(client, f"{LIST}?first=")


class TestSites:
    @pytest.fixture
    def other(self) -> Site:
        root = factories.home().get_parent()
        page = factories.add_page(type(factories.home()), root, title="Annex")
        return Site.objects.create(
            hostname="annex.example", root_page=page, site_name="Annex"
        )

    def test_each_site_has_its_own_desk(self, client: Client, other: Site) -> None:
        planned.plan(planned.news("In the museum"))
        planned.plan(planned.news("In the annex", other.root_page))
        here, there = shown(client, MONTH), shown(client, f"{MONTH}?site={other.pk}")
        assert "In the museum" in here
        assert "In the annex" not in here
        assert "In the annex" in there
        assert "In the museum" not in there

    def test_the_way_to_the_other_site_keeps_the_filters(
        self, client: Client, other: Site
    ) -> None:
        html = shown(client, f"{MONTH}?network=x")
        assert f"?network=x&amp;site={other.pk}" in html

    def test_one_site_needs_no_switch(self, client: Client) -> None:
        assert 'aria-label="Sites"' not in shown(client, MONTH)

    @pytest.mark.parametrize("asked", ["999", "x", "1;"])
    def test_a_foreign_site_is_not_found(
        self, client: Client, other: Site, asked: Any
    ) -> None:
        assert client.get(f"{MONTH}?site={asked}", follow=True).status_code == 404
