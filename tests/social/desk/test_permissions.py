"""Who has a desk, and whose posts are on it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.social.desk import planned
from tests.social.desk.test_calendar import queries

pytestmark = pytest.mark.django_db

DESK = "/admin/culture-social/desk/"
PLACES = ["", "week/", "list/", "new/", "export/?form=csv", "feeds/", "bulk/"]


def sign_in(client: Client, user: User) -> None:
    client.force_login(user)


@pytest.mark.parametrize("place", PLACES)
def test_a_stranger_is_sent_to_sign_in(client: Client, place: str) -> None:
    response = client.get(DESK + place)
    assert response.status_code == 302
    assert "/login/" in response["Location"]


@pytest.mark.parametrize("place", PLACES)
def test_who_may_nothing_with_posts_has_no_desk(client: Client, place: str) -> None:
    sign_in(client, planned.editor("nobody", factories.home()))
    assert client.get(DESK + place).status_code == 302


def test_the_menu_shows_the_desk_to_those_who_have_one(client: Client) -> None:
    sign_in(client, planned.editor("nobody", factories.home()))
    home = reverse("wagtailadmin_home")
    assert "Social desk" not in client.get(home).content.decode()
    sign_in(client, planned.editor("writer", factories.home(), "change"))
    assert "Social desk" in client.get(home).content.decode()


def test_an_editor_sees_nothing_of_another_section(client: Client) -> None:
    mine, other = planned.news("My section"), planned.news("Other section")
    own = planned.plan(planned.news("Mine", mine))
    foreign = planned.plan(planned.news("Theirs", other))
    sign_in(client, planned.editor("writer", mine, "change", "mark", "export"))
    for place in ("", "week/", "list/", "export/?form=csv", "export/?form=ics"):
        html = client.get(DESK + place).content.decode()
        assert "Mine" in html
        assert "Theirs" not in html
    assert client.get(f"{DESK}post/{own.pk}/").status_code == 200
    assert client.get(f"{DESK}post/{foreign.pk}/", follow=True).status_code == 404


def test_a_month_of_an_editor_needs_as_many_queries_for_many_posts(
    client: Client,
) -> None:
    sign_in(client, planned.editor("writer", factories.home(), "change"))
    planned.many(50)
    few = queries(client, DESK)
    planned.many(250)
    assert queries(client, DESK) == few


def test_who_may_only_look_is_offered_nothing_to_do(client: Client) -> None:
    row = planned.plan(planned.news())
    sign_in(client, planned.editor("exporter", factories.home(), "export"))
    listed = client.get(f"{DESK}list/").content.decode()
    assert 'name="post"' not in listed
    assert "New post" not in listed
    html = client.get(f"{DESK}post/{row.pk}/").content.decode()
    assert "You may look at this post, not change it." in html


def test_who_may_not_take_posts_away_is_not_offered_to(client: Client) -> None:
    sign_in(client, planned.editor("writer", factories.home(), "change"))
    html = client.get(DESK).content.decode()
    assert "CSV" not in html
    assert client.get(f"{DESK}export/?form=csv").status_code == 302
    assert client.get(f"{DESK}feeds/").status_code == 302
