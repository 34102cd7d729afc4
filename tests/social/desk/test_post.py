"""One post of the desk: what it shows, what may be done, what is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, HOUR, NOW
from wagtail_culture_social.models import SocialPost, SocialSettings
from wagtail_culture_social.social.posts.reading import read_posts

pytestmark = pytest.mark.django_db

DESK = "/admin/culture-social/desk/"


@pytest.fixture
def row(admin: User) -> SocialPost:
    return planned.plan(planned.news("Night of museums"), NOW + DAY)


def shown(client: Client, row: SocialPost) -> str:
    return client.get(f"{DESK}post/{row.pk}/").content.decode()


def do(client: Client, row: SocialPost, name: str, **data: Any) -> str:
    """Do something, follow where it leads, and read the post again."""
    response = client.post(f"{DESK}post/{row.pk}/", {"do": name, **data}, follow=True)
    assert response.status_code == 200
    row.refresh_from_db()
    return response.content.decode()


def test_it_shows_when_where_and_how_it_would_go_out(
    client: Client, row: SocialPost
) -> None:
    html = shown(client, row)
    assert "Thursday 26 November 2026, 6 p.m." in html
    assert 'data-network="bluesky"' in html
    assert f"/admin/pages/{row.page_id}/edit/" in html
    assert "Nobody has changed this post yet." in html


def test_a_text_is_kept_and_noted(client: Client, row: SocialPost) -> None:
    html = do(client, row, "edit", text="Come!", written_from="", seen="")
    assert row.text == "Come!"
    assert "The text is kept." in html
    assert "Text of a post written" in html
    assert "Back to the automatic text" in html


def test_a_text_can_be_automatic_again(client: Client, row: SocialPost) -> None:
    do(client, row, "edit", text="Come!")
    do(client, row, "reset")
    assert row.text == ""


def test_what_somebody_else_wrote_meanwhile_is_not_lost_nor_mine(
    client: Client, row: SocialPost
) -> None:
    other = User.objects.create_user("marie")
    SocialPost.objects.filter(pk=row.pk).update(
        text="Hers", edited_by=other, edited_at=NOW
    )
    html = do(client, row, "edit", text="Mine", written_from="", seen="")
    assert row.text == "Hers"
    assert "marie changed this text meanwhile" in html
    assert ">\nMine</textarea>" in html


def test_a_locked_text_is_not_written(client: Client, row: SocialPost) -> None:
    do(client, row, "edit", text="Come!")
    do(client, row, "lock")
    assert row.is_locked
    html = do(client, row, "edit", text="Mine", seen=row.edited_at.isoformat())
    assert row.text == "Come!"
    assert "locked" in html
    do(client, row, "unlock")
    assert not row.is_locked


def test_what_the_page_says_since_is_shown(client: Client, row: SocialPost) -> None:
    (post,) = read_posts([row])
    do(client, row, "edit", text="Come!", written_from=post.text)
    assert "something else" not in shown(client, row)
    Page.objects.filter(pk=row.page_id).update(title="Day of museums")
    html = shown(client, row)
    assert "The page says something else since" in html
    assert "<del>Night" in html
    assert "<ins>Day" in html


def test_what_was_withdrawn_can_only_be_looked_at(
    client: Client, row: SocialPost
) -> None:
    SocialPost.objects.filter(pk=row.pk).update(status="withdrawn")
    assert "You may look at this post, not change it." in shown(client, row)


def test_it_can_be_skipped_and_planned_again(client: Client, row: SocialPost) -> None:
    html = do(client, row, "skip")
    assert row.status == "skipped"
    assert "Plan it again" in html
    do(client, row, "restore")
    assert row.status == "planned"


def test_it_can_be_moved_on_the_clock_of_the_site(
    client: Client, row: SocialPost
) -> None:
    html = do(client, row, "move", due="2026-11-28T10:30")
    assert row.due.isoformat() == "2026-11-28T09:30:00+00:00"
    assert "chosen by a person" in html


@pytest.mark.parametrize("due", ["", "soon", "2026-02-30T10:00", "2026-11-24T10:00"])
def test_a_wrong_hour_is_told_and_changes_nothing(
    client: Client, row: SocialPost, due: str
) -> None:
    html = do(client, row, "move", due=due)
    assert "Nothing was changed." in html
    assert row.due == NOW + DAY


def test_what_went_out_stays_as_it_was_seen(client: Client, row: SocialPost) -> None:
    html = do(
        client, row, "mark", text="As seen", url="https://bsky.app/p/1", alt="Sea"
    )
    assert (row.status, row.posted_text, row.posted_alt) == ("posted", "As seen", "Sea")
    assert row.posted_at == NOW
    assert "https://bsky.app/p/1" in html
    assert "It did not go out: undo" in html
    do(client, row, "undo")
    assert (row.status, row.posted_text) == ("planned", "")


@pytest.mark.parametrize(
    "data",
    [
        {"text": ""},
        {"text": "Seen", "url": "javascript:alert(1)"},
        {"text": "Seen", "at": "2030-01-01T10:00"},
        {"text": "Seen", "at": "then"},
        {"text": "long" * 6000},
    ],
)
def test_wrong_notes_are_told_and_nothing_is_marked(
    client: Client, row: SocialPost, data: dict[str, str]
) -> None:
    html = do(client, row, "mark", **data)
    assert row.status == "planned"
    assert "Nothing was changed." in html


def test_a_huge_text_is_told_and_kept_in_the_form(
    client: Client, row: SocialPost
) -> None:
    html = do(client, row, "edit", text="été " * 6000)
    assert row.text == ""
    assert "été été" in html
    assert "20000" in html.replace("\u00a0", "").replace(",", "")


def test_a_second_person_approves_where_the_site_asks_for_it(
    client: Client, row: SocialPost
) -> None:
    assert "Approve this text" not in shown(client, row)
    SocialSettings.objects.update_or_create(
        site=row.site, defaults={"needs_approval": True}
    )
    assert "Approve this text" in shown(client, row)
    (post,) = read_posts([row])
    do(client, row, "approve", text="Something else")
    assert row.approved_text == ""
    do(client, row, "approve", text=post.text)
    assert row.approved_text == post.text
    assert "Approve this text" not in shown(client, row)


@pytest.mark.parametrize("name", ["", "delete", "__init__"])
def test_an_unknown_deed_is_told(client: Client, row: SocialPost, name: str) -> None:
    assert "This cannot be done to a post." in do(client, row, name)


def test_a_deed_leads_back_where_it_was_done(client: Client, row: SocialPost) -> None:
    address = f"{DESK}post/{row.pk}/"
    data = {"do": "skip", "next": "/admin/"}
    assert client.post(address, data)["Location"] == "/admin/"
    data = {"do": "restore", "next": "https://elsewhere.example/"}
    assert client.post(address, data)["Location"] == address


def test_a_foreign_post_is_not_found(client: Client, admin: User) -> None:
    for pk in (0, 99999):
        address = f"{DESK}post/{pk}/"
        assert client.get(address, follow=True).status_code == 404
        posted = client.post(address, {"do": "skip"}, follow=True)
        assert posted.status_code == 404


def test_who_may_not_write_is_refused_whatever_the_form_says(client: Client) -> None:
    row = planned.plan(planned.news(), NOW + HOUR)
    client.force_login(planned.editor("marker", factories.home(), "mark"))
    html = shown(client, row)
    assert "Keep this text" not in html
    assert "Mark as posted" in html
    client.post(f"{DESK}post/{row.pk}/", {"do": "skip"})
    row.refresh_from_db()
    assert row.status == "planned"
