"""Today's posts on the home page of Wagtail's admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from wagtail_culture_social.models import SocialSettings

pytestmark = pytest.mark.django_db

HOME = "/admin/"


def panel(client: Client) -> str:
    html = client.get(HOME).content.decode()
    return html.partition('id="culture-social-today-section"')[2]


def test_what_is_due_today_and_late_is_listed(client: Client, admin: User) -> None:
    late = planned.plan(planned.news("Missed"), NOW - DAY)
    planned.plan(planned.news("Tonight"), NOW + HOUR)
    planned.plan(planned.news("Tomorrow"), NOW + DAY)
    planned.plan(planned.news("Out"), NOW - HOUR, status="posted")
    planned.plan(planned.news("Forgotten"), NOW - 20 * DAY)
    html = panel(client)
    assert html.index("Missed") < html.index("Still to come today")
    assert html.index("Still to come today") < html.index("Tonight")
    for absent in ("Tomorrow", "Out –", "Forgotten"):
        assert absent not in html
    assert f"/admin/culture-social/desk/post/{late.pk}/" in html
    assert "data-wcs-copy=" in html


def test_a_post_is_marked_from_there(client: Client, admin: User) -> None:
    row = planned.plan(planned.news("Tonight"), NOW + HOUR)
    html = panel(client)
    text = html.partition('name="text" value="')[2].partition('"')[0]
    data = {"do": "mark", "text": text, "alt": "", "next": HOME}
    response = client.post(f"/admin/culture-social/desk/post/{row.pk}/", data)
    assert response["Location"] == HOME
    row.refresh_from_db()
    assert (row.status, row.posted_by) == ("posted", admin)
    assert "Tonight" in row.posted_text


def test_an_empty_day_offers_to_write(client: Client, admin: User) -> None:
    html = panel(client)
    assert "Nothing is due today." in html
    assert "/admin/culture-social/desk/new/" in html


def test_texts_that_wait_for_a_second_person_are_listed(
    client: Client, admin: User
) -> None:
    row = planned.plan(planned.news("To approve"), NOW + 2 * DAY)
    mine = planned.plan(planned.news("My own"), NOW + 2 * DAY, edited_by=admin)
    assert "To approve" not in panel(client)
    SocialSettings.objects.update_or_create(
        site=row.site, defaults={"needs_approval": True}
    )
    html = panel(client)
    assert "Waiting for your approval" in html
    assert "To approve" in html
    assert mine.page.title not in html


def test_only_those_with_a_desk_have_the_panel(client: Client) -> None:
    client.force_login(planned.editor("nobody", factories.home()))
    assert panel(client) == ""


def test_posts_of_another_section_are_left_out(client: Client) -> None:
    mine = planned.news("My section")
    planned.plan(planned.news("Mine", mine), NOW + HOUR)
    planned.plan(planned.news("Theirs"), NOW + HOUR)
    client.force_login(planned.editor("marker", mine, "mark"))
    html = panel(client)
    assert "Mine" in html
    assert "Theirs" not in html
    assert "Write a post" not in html


def test_what_finds_no_room_is_on_the_list(client: Client, admin: User) -> None:
    page = planned.news("Tonight")
    for number in range(21):
        planned.plan(page, NOW + HOUR, phase=f"phase-{number}")
    html = panel(client)
    assert html.count('class="wcs-desk-due__post"') == 20
    assert "/desk/list/?last=2026-11-25" in html


def test_a_text_that_is_too_long_says_so_beside_its_button(
    client: Client, admin: User
) -> None:
    planned.plan(planned.news("Tonight"), NOW + HOUR, text="a" * 301)
    html = panel(client)
    assert "too long for Bluesky: 301 instead of 300" in html
