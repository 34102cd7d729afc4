"""Several posts changed at once: asked first, done to one's own, told, taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, NOW
from wagtail_culture_social.models import SocialPost

pytestmark = pytest.mark.django_db

DESK = "/admin/culture-social/desk/"
BULK = f"{DESK}bulk/"


def ask(client: Client, query: str = "", **data: Any) -> Any:
    return client.post(f"{BULK}?{query}", data)


def confirm(client: Client, query: str = "", **data: Any) -> list[str]:
    """Do it and return what is told."""
    response = ask(client, query, confirmed="yes", **data)
    assert response.status_code == 302
    assert response["Location"].startswith(f"{DESK}list/")
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def rows(admin: User) -> list[SocialPost]:
    page = planned.news("Night of museums")
    return [
        planned.plan(page, NOW + DAY, network=network)
        for network in ("x", "bluesky", "mastodon")
    ]


def statuses() -> dict[str, str]:
    return dict(SocialPost.objects.values_list("network", "status"))


def test_nothing_is_done_before_it_is_confirmed(
    client: Client, rows: list[SocialPost]
) -> None:
    response = ask(client, action="skip", post=[rows[0].pk, rows[1].pk])
    html = response.content.decode()
    assert "Skip 2 posts?" in html
    assert "Night of museums" in html
    assert set(statuses().values()) == {"planned"}


def test_those_that_are_ticked_are_skipped(
    client: Client, rows: list[SocialPost]
) -> None:
    told = confirm(client, action="skip", post=[rows[0].pk, rows[1].pk])
    assert "2 posts will not go out." in told[0]
    assert statuses() == {"x": "skipped", "bluesky": "skipped", "mastodon": "planned"}


def test_texts_of_those_marked_as_posted_are_kept(
    client: Client, rows: list[SocialPost]
) -> None:
    told = confirm(client, action="mark", post=[row.pk for row in rows])
    assert "3 posts are marked as posted." in told[0]
    for row in SocialPost.objects.all():
        assert row.status == "posted"
        assert "Night of museums" in row.posted_text
        assert row.posted_at == NOW


def test_all_that_the_filters_leave_is_no_more_than_that(
    client: Client, rows: list[SocialPost]
) -> None:
    ask(client, "network=x", action="skip", all="on")
    confirm(client, "network=x", action="skip", all="on")
    assert statuses() == {"x": "skipped", "bluesky": "planned", "mastodon": "planned"}


def test_days_of_the_filter_count_for_all(
    client: Client, rows: list[SocialPost]
) -> None:
    later = planned.plan(planned.news("Later"), NOW + 5 * DAY)
    confirm(client, "first=2026-11-26&last=2026-11-26", action="skip", all="on")
    later.refresh_from_db()
    assert later.status == "planned"


def test_posts_of_another_section_are_never_touched(client: Client) -> None:
    mine, other = planned.news("My section"), planned.news("Other section")
    own = planned.plan(planned.news("Mine", mine), NOW + DAY, network="x")
    foreign = planned.plan(planned.news("Theirs", other), NOW + DAY)
    client.force_login(planned.editor("writer", mine, "change"))
    confirm(client, action="skip", post=[own.pk, foreign.pk])
    assert statuses() == {"x": "skipped", "bluesky": "planned"}
    confirm(client, "first=", action="skip", all="on")
    foreign.refresh_from_db()
    assert foreign.status == "planned"


def test_what_cannot_be_done_is_told_with_its_reason(
    client: Client, rows: list[SocialPost]
) -> None:
    SocialPost.objects.filter(network="x").update(status="posted")
    told = confirm(client, action="skip", post=[row.pk for row in rows])
    assert "2 posts will not go out." in told[0]
    assert "1 post was left as it is: This post went out already." in told[1]


def test_who_may_only_mark_can_skip_nothing(client: Client) -> None:
    row = planned.plan(planned.news(), NOW + DAY)
    client.force_login(planned.editor("marker", factories.home(), "mark"))
    assert "Mark as posted" in client.get(f"{DESK}list/").content.decode()
    told = confirm(client, action="skip", post=[row.pk])
    assert "Select a valid choice" in told[0]
    row.refresh_from_db()
    assert row.status == "planned"


class TestMovingByDays:
    def test_the_hour_stays_across_the_end_of_summer_time(
        self, client: Client, admin: User, settings: Any
    ) -> None:
        settings.CULTURE_SOCIAL_NOW = "2026-10-20T12:00:00+02:00"
        row = planned.plan(planned.news(), NOW.replace(month=10, day=24, hour=7))
        confirm(client, "first=", action="shift", days="1", post=[row.pk])
        row.refresh_from_db()
        assert row.keeps_due
        assert row.due - NOW.replace(month=10, day=24, hour=7) == DAY + timedelta(
            hours=1
        )

    def test_it_can_be_taken_back(self, client: Client, rows: list[SocialPost]) -> None:
        told = confirm(client, action="shift", days="3", post=[rows[0].pk, rows[1].pk])
        assert "2 posts were moved by +3 days." in told[0]
        rows[0].refresh_from_db()
        assert rows[0].due == NOW + 4 * DAY

        address = told[0].partition('href="')[2].partition('"')[0]
        html = client.get(address.replace("&amp;", "&")).content.decode()
        assert "Move 2 posts by -3 days?" in html
        assert "They go back" in html
        run = html.partition('name="run" value="')[2].partition('"')[0]
        confirm(client, action="shift", days="-3", run=run)
        assert {row.due for row in SocialPost.objects.all()} == {NOW + DAY}

    def test_a_run_of_somebody_else_cannot_be_taken_back(
        self, client: Client, rows: list[SocialPost]
    ) -> None:
        told = confirm(client, action="shift", days="3", post=[rows[0].pk])
        run = told[0].partition("run=")[2].partition("&")[0]
        client.force_login(planned.editor("writer", factories.home(), "change"))
        told = confirm(client, action="shift", days="-3", run=run)
        assert "Tick at least one post." in told[-1]
        rows[0].refresh_from_db()
        assert rows[0].due == NOW + 4 * DAY

    def test_what_would_be_past_stays(
        self, client: Client, rows: list[SocialPost]
    ) -> None:
        far = planned.plan(planned.news("Far"), NOW + 9 * DAY)
        keys = [*(row.pk for row in rows), far.pk]
        told = confirm(client, action="shift", days="-5", post=keys)
        assert "1 post was moved by -5 days." in told[0]
        assert "3 posts were left as they are: This moment is past." in told[1]

    @pytest.mark.parametrize("days", ["", "0", "1000", "-999", "two", "1e3"])
    def test_wrong_days_are_told(
        self, client: Client, rows: list[SocialPost], days: str
    ) -> None:
        told = confirm(client, action="shift", days=days, post=[rows[0].pk])
        assert told
        rows[0].refresh_from_db()
        assert rows[0].due == NOW + DAY


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "skip"},
        {"action": "skip", "post": ["x", "-1", "9" * 30, "99999"]},
        {"action": "delete", "post": ["1"]},
        {"action": "skip", "run": "nonsense"},
        {"action": "skip", "run": "6d1f2c1e-0000-4000-8000-000000000000"},
    ],
)
def test_wrong_posts_change_nothing_and_lead_back(
    client: Client, data: dict[str, Any]
) -> None:
    for extra in ({}, {"confirmed": "yes"}):
        response = client.post(BULK, {**data, **extra})
        assert response.status_code == 302
    assert set(statuses().values()) == {"planned"}


def test_a_link_alone_asks_for_nothing(client: Client, rows: list[SocialPost]) -> None:
    response = client.get(f"{BULK}?action=skip&all=on")
    assert response.status_code == 302
    assert set(statuses().values()) == {"planned"}
