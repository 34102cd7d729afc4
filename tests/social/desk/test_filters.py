"""Filters of the desk: by address, combined, and what makes no sense."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from tests.testapp.models import RecommendationPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin")]

DESK = "/admin/culture-social/desk/"


def titles(client: Client, query: str) -> set[str]:
    """The titles that month and list show with these filters; they agree."""
    response = client.get(f"{DESK}list/?first=&{query}")
    assert response.status_code == 200
    days = response.context["days"]
    found = {mark.title for _day, pairs in days for mark, _post in pairs}
    grid = client.get(f"{DESK}?{query}").context["grid"]
    entries = [entry for day in grid.days for entry in day.entries]
    assert {entry.title for entry in entries} == found
    return found


@pytest.fixture
def posts() -> None:
    book = planned.news("Book", model=RecommendationPage)
    planned.plan(planned.news("News"), network="x")
    planned.plan(book, language="fr")
    planned.plan(planned.news("Gone"), NOW - DAY, status="posted")
    planned.plan(planned.news("Skipped"), NOW + DAY, status="skipped")
    planned.plan(planned.news("Withdrawn"), NOW + DAY, status="withdrawn")
    planned.plan(planned.news("Late"), NOW - HOUR)
    planned.plan(planned.news("Draft", live=False), NOW + 2 * DAY)


ALL = {"News", "Book", "Gone", "Skipped", "Withdrawn", "Late", "Draft"}


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("network=x", {"News"}),
        ("language=fr", {"Book"}),
        ("kind=testapp.recommendationpage", {"Book"}),
        ("kind=testapp.newspage", ALL - {"Book"}),
        ("kind=hand", set()),
        ("state=planned", {"News", "Book", "Late", "Draft"}),
        ("state=posted", {"Gone"}),
        ("state=skipped", {"Skipped"}),
        ("state=withdrawn", {"Withdrawn"}),
        ("state=late", {"Late"}),
        ("state=ready", {"News", "Book", "Late"}),
        ("state=not-ready", {"Draft"}),
        ("state=ready&network=x", {"News"}),
    ],
)
def test_filters_leave_what_is_asked_for(
    client: Client, query: str, expected: set[str]
) -> None:
    assert titles(client, query) == expected


def test_person_is_who_wrote_approved_posted_or_owns(
    client: Client, admin: User
) -> None:
    person = User.objects.create_user("marie", first_name="Marie", last_name="Brun")
    planned.plan(planned.news("Wrote"), edited_by=person)
    planned.plan(planned.news("Approved"), approved_by=person)
    planned.plan(planned.news("Posted"), status="posted", posted_by=person)
    planned.plan(planned.news("Owns", owner=person))
    planned.plan(planned.news("Somebody else"), edited_by=admin)
    assert titles(client, f"person={person.pk}") == {
        "Wrote",
        "Approved",
        "Posted",
        "Owns",
    }
    choices = client.get(DESK).context["form"].fields["person"].choices
    assert [name for _key, name in choices] == ["All", "admin", "Marie Brun"]


NONSENSE = [
    "network=myspace",
    "language=xx",
    "kind=auth.user",
    "kind=../../etc",
    "state=unknown",
    "person=999999",
    "person=%00",
]


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_is_told_and_left_out(client: Client, query: str) -> None:
    assert titles(client, query) == ALL
    html = client.get(f"{DESK}?{query}").content.decode()
    assert "A filter makes no sense" in html
    assert "Select a valid choice" in html


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("view", ["", "week/"])
def test_a_wrong_day_is_told_and_today_shown(
    client: Client, view: str, day: str
) -> None:
    response = client.get(f"{DESK}{view}?day={day}")
    assert "A filter makes no sense" in response.content.decode()
    assert any(one.is_today for one in response.context["grid"].days)


def test_days_in_the_wrong_order_are_told(client: Client) -> None:
    html = client.get(f"{DESK}list/?first=2026-12-01&last=2026-11-01")
    assert "The last day is before the first." in html.content.decode()


@pytest.mark.parametrize("day", ["1970-01-01", "2100-12-31"])
def test_the_first_and_the_last_year_can_be_seen(client: Client, day: str) -> None:
    for view in ("", "week/"):
        assert client.get(f"{DESK}{view}?day={day}").status_code == 200


def test_filters_go_along_to_other_views_and_days(client: Client) -> None:
    html = client.get(f"{DESK}?network=x&day=2026-12-05").content.decode()
    assert "?network=x&amp;day=2026-11-30" in html
    assert f"{DESK}week/?network=x&amp;day=2026-12-05" in html
    assert f"{DESK}list/?network=x&amp;first=2026-12-01&amp;last=2026-12-31" in html
    assert "Filters are set" in html


def test_the_way_out_of_filters_keeps_the_days(client: Client) -> None:
    response: Any = client.get(f"{DESK}?network=x&state=late&day=2026-12-05")
    assert response.context["clear_url"] == "?day=2026-12-05"
