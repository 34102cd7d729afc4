"""Posts that went out, are skipped or are moved: what is noted, what is refused."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from wagtail.models import ModelLogEntry

from tests.social.posts.people import a_page, a_row
from wagtail_culture_social.conf import now
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.models.posts import PostStatus
from wagtail_culture_social.social.posts import actions, history
from wagtail_culture_social.social.posts.actions import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unplanned")]

PARIS = ZoneInfo("Europe/Paris")


def stored(row: SocialPost) -> SocialPost:
    return SocialPost.objects.get(pk=row.pk)


def logged(row: SocialPost) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(row)
    return list(entries.order_by("pk").values_list("action", flat=True))


def test_what_went_out_is_frozen_and_can_be_taken_back(author: User) -> None:
    row = a_row()
    address = "https://bsky.app/profile/quays.example.org/post/3k"
    actions.mark_posted(row, author, text="Said\r\n", alt="A room", url=address)
    kept = stored(row)
    assert kept.status == PostStatus.POSTED
    assert (kept.posted_text, kept.posted_alt) == ("Said", "A room")
    assert (kept.posted_url, kept.posted_by, kept.posted_at) == (address, author, now())
    for attempt in (
        lambda: actions.edit(row, "Other", author),
        lambda: actions.skip(row, author),
        lambda: actions.approve(row, author, "Said"),
        lambda: actions.mark_posted(row, author, text="Again"),
        lambda: actions.move(row, now() + timedelta(days=1), author),
    ):
        with pytest.raises(Refused):
            attempt()
    actions.undo_posted(row, author)
    kept = stored(row)
    assert (kept.status, kept.posted_text) == (PostStatus.PLANNED, "")
    assert (kept.posted_by, kept.posted_at) == (None, None)
    assert logged(row) == [history.POSTED, history.UNDONE]
    assert ModelLogEntry.objects.first().data == {"text": "Said", "url": address}
    with pytest.raises(Refused):
        actions.undo_posted(row, author)


@pytest.mark.parametrize(
    "noted",
    [
        {"text": " "},
        {"text": "Said", "url": "javascript:alert(1)"},
        {"text": "Said", "url": "not an address"},
        {"text": "Said", "url": f"https://example.org/{'a' * 200}"},
        {"text": "Said", "at": datetime(2026, 11, 26, tzinfo=PARIS)},
    ],
)
def test_nonsense_is_not_noted(author: User, noted: dict[str, Any]) -> None:
    row = a_row()
    with pytest.raises(Refused):
        actions.mark_posted(row, author, **noted)
    assert stored(row).status == PostStatus.PLANNED


def test_a_skipped_post_can_be_planned_again(author: User) -> None:
    row = a_row()
    with pytest.raises(Refused):
        actions.restore(row, author)
    actions.skip(row, author)
    assert stored(row).status == PostStatus.SKIPPED
    with pytest.raises(Refused, match="skipped"):
        actions.skip(row, author)
    actions.restore(row, author)
    assert stored(row).status == PostStatus.PLANNED
    assert logged(row) == [history.SKIPPED, history.RESTORED]


def test_a_withdrawn_post_is_not_changed(author: User) -> None:
    row = a_row()
    SocialPost.objects.update(status=PostStatus.WITHDRAWN.value)
    with pytest.raises(Refused, match="withdrawn"):
        actions.edit(row, "Mine", author)


def test_a_person_chooses_the_instant(author: User) -> None:
    row = a_row()
    due = now() + timedelta(days=2)
    actions.move(row, due, author)
    assert (stored(row).due, stored(row).keeps_due) == (due, True)
    with pytest.raises(Refused, match="past"):
        actions.move(row, now() - timedelta(minutes=1), author)
    actions.move(row, datetime(2026, 12, 1, 9), author)  # noqa: DTZ001
    assert stored(row).due == datetime(2026, 12, 1, 9, tzinfo=PARIS)


def test_shifted_posts_keep_the_hour_of_the_clock(author: User) -> None:
    page = a_page()
    rows = [a_row(page, network) for network in ("x", "bluesky", "threads", "mastodon")]
    saturday = datetime(2027, 3, 27, 9, tzinfo=PARIS)
    SocialPost.objects.update(due=saturday)
    SocialPost.objects.filter(network="x").update(due=None)
    SocialPost.objects.filter(network="threads").update(status="skipped")
    assert actions.shift(rows, 1, author) == 2
    sunday = datetime(2027, 3, 28, 9, tzinfo=PARIS)
    assert sunday - saturday.astimezone(ZoneInfo("UTC")) == timedelta(hours=23)
    moved = SocialPost.objects.filter(keeps_due=True)
    assert set(moved.values_list("network", "due")) == {
        ("bluesky", sunday),
        ("mastodon", sunday),
    }


@pytest.mark.parametrize("days", [0, 367, -400])
def test_nonsense_is_not_shifted(author: User, days: int) -> None:
    with pytest.raises(Refused):
        actions.shift([a_row()], days, author)


def test_all_posts_are_shifted_or_none(author: User) -> None:
    page = a_page()
    rows = [a_row(page, network) for network in ("x", "bluesky")]
    for row, days in zip(rows, (9, 1), strict=True):
        SocialPost.objects.filter(pk=row.pk).update(due=now() + timedelta(days=days))
    with pytest.raises(Refused):
        actions.shift(rows, -2, author)
    assert not SocialPost.objects.filter(keeps_due=True).exists()
    assert not ModelLogEntry.objects.for_instance(rows[0]).exists()


def test_the_log_says_what_was_done(author: User) -> None:
    row = a_row()
    actions.skip(row, author)
    entry = ModelLogEntry.objects.for_instance(row).get()
    assert entry.message == "Post skipped"
    assert entry.label == "The reading room · Bluesky · published · en"
