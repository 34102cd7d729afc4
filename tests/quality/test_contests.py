"""Votes on entries and juries in a browser: by keyboard, without script, accessible."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.participation.contests import holding
from tests.participation.contests.choosing import address, begun, key_of
from tests.participation.polls import electing
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.contests.admin import names
from wagtail_culture_social.participation.models import Contest, Upload
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.polls.viewsets import (
    address_of as poll_address,
)

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: Any, settings: Any) -> None:
    """Let a browser that is no person answer at once, on a day of the vote."""
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:00:00+01:00"


WALL = """[...document.querySelectorAll(".wcs-contest-wall__item")]
    .map(item => item.getBoundingClientRect().left)"""
ICONS = """[...document.querySelectorAll("main .button svg")]
    .map(icon => icon.getBoundingClientRect().height)"""


def give_pictures(contest: Contest) -> None:
    (field,) = [one for one in contest.rules["fields"] if one["kind"] == "image"]
    for entry in contest.entries.all():
        Upload.objects.create(
            entry=entry,
            field=field["id"],
            kind="image",
            image=factories.picture(entry.title),
            alt_text=f"A street at night, {entry.title}",
            sent_at=entry.sent_at,
        )


def is_sound(page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(TOO_WIDE) == []
    assert violations(page) == []


def test_one_votes_for_entries_without_a_script(
    new_context: Any, live_server: Any
) -> None:
    contest, poll = begun("ABC")
    give_pictures(contest)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + contest.page.url)
    page.get_by_role("link", name="Vote").click()
    page.get_by_label("Choose – B").check()
    page.get_by_role("button", name="Vote for what I chose").click()
    assert page.get_by_label("B – Photo by B").is_checked()
    page.get_by_role("button", name="Vote").click()
    assert page.get_by_text("your vote is counted").is_visible()
    assert electing.counted(poll) == {key_of(contest, "B"): 1, "*": 1}


def test_pages_of_a_vote_are_accessible_and_fit_a_phone(
    page: Any, live_server: Any
) -> None:
    contest, poll = begun("ABC")
    give_pictures(contest)
    page.goto(live_server.url + address(contest))
    is_sound(page)
    chosen = f"&choice={key_of(contest, 'A')}"
    page.goto(live_server.url + electing.address(poll) + chosen)
    is_sound(page)


@pytest.mark.parametrize(("name", "least"), [("contest", 2), ("vote", 4)])
def test_a_wall_stands_in_columns_on_a_screen_of_medium_width(
    page: Any, live_server: Any, name: str, least: int
) -> None:
    contest, _poll = begun("ABCDEFGH")
    give_pictures(contest)
    page.set_viewport_size({"width": 1100, "height": 800})
    url = address(contest) if name == "vote" else contest.page.url
    page.goto(live_server.url + url)
    assert len(set(page.evaluate(WALL))) == least


def test_a_juror_judges_by_keyboard(editor_page: Any, live_server: Any) -> None:
    contest = holding.contest()
    holding.entries(contest, "AB")
    give_pictures(contest)
    one = holding.a_round(contest)
    contest.jurors.set([_admin()])
    editor_page.goto(f"{live_server.url}/admin/culture-social/jury/{contest.pk}/")
    first = editor_page.get_by_role("radio", name="5 stars").first
    first.focus()
    editor_page.keyboard.press("Space")
    editor_page.keyboard.press("ArrowDown")
    editor_page.keyboard.press("Tab")
    editor_page.keyboard.press("Space")
    with editor_page.expect_navigation():
        editor_page.keyboard.press("Enter")
    assert sorted(one.marks.values_list("value", flat=True))[-1] == 4
    assert violations(editor_page) == []


def test_screens_of_a_contest_are_accessible(
    editor_page: Any, live_server: Any
) -> None:
    contest, poll = begun("AB")
    holding.a_round(contest)
    contest.jurors.set([_admin()])
    views = [names.address(view, contest.pk) for view in ("inspect", "jury")]
    views += [names.address("close_round", contest.pk, 1)]
    for view in (*views, f"/admin/culture-social/jury/{contest.pk}/"):
        editor_page.goto(live_server.url + view)
        assert violations(editor_page) == [], view
    for view in (names.address("inspect", contest.pk), poll_address("inspect", poll)):
        editor_page.goto(live_server.url + view)
        heights = editor_page.evaluate(ICONS)
        assert 0 < max(heights) < 24, view


def _admin() -> Any:
    return User.objects.get(username="admin")
