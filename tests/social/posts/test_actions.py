"""What people do to posts: what is kept, what is refused, what the log says."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry, Page, Site

from tests import examples, factories
from tests.social.posts.people import a_page, a_row, person
from tests.testapp.models import PlainPage
from wagtail_culture_social.conf import now
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.posts import actions, history
from wagtail_culture_social.social.posts.actions import Refused
from wagtail_culture_social.social.posts.reading import read_posts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unplanned")]

PARIS = ZoneInfo("Europe/Paris")


def stored(row: SocialPost) -> SocialPost:
    return SocialPost.objects.get(pk=row.pk)


def logged(row: SocialPost) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(row)
    return list(entries.order_by("pk").values_list("action", flat=True))


def by_hand(**fields: Any) -> SocialPost:
    values = {"network": "x", "language": "en", "phase": "by_hand", "text": "Closed."}
    site = Site.objects.get(is_default_site=True)
    return SocialPost.objects.create(site=site, **(values | fields))


def test_a_row_is_made_once_and_is_not_planned() -> None:
    page = a_page()
    row = actions.row_for(page, "x", "published")
    assert actions.row_for(page, "x", "published") == row
    assert (row.due, row.language, row.site) == (None, "en", page.get_site())


@pytest.mark.parametrize(
    ("network", "phase", "date"),
    [
        ("nowhere", "published", ""),
        ("x", "j7", ""),
        ("x", "", ""),
        ("x", "published", "20261125T180000"),
    ],
)
def test_a_row_of_what_the_page_does_not_have_is_refused(
    network: str, phase: str, date: str
) -> None:
    page = a_page()
    with pytest.raises(Refused):
        actions.row_for(page, network, phase, date)
    assert not SocialPost.objects.exists()


def test_a_page_outside_every_site_has_no_rows() -> None:
    page = a_page()
    Site.objects.all().delete()
    with pytest.raises(Refused):
        actions.row_for(type(page).objects.get(), "x", "published")


def test_a_row_may_be_of_one_date() -> None:
    schedule = [factories.on(factories.TODAY + timedelta(days=9))]
    page = factories.add_page(EventPage, factories.home(), schedule=schedule)
    key = page.culture_occurrences.get().recurrence_id
    assert actions.row_for(page, "x", "j1", key).recurrence_id == key


def test_a_row_may_be_of_one_day_of_a_campaign() -> None:
    campaign, _event = examples.campaign()
    slot = campaign.days[0].id
    assert actions.row_for(campaign, "x", "day", slot).recurrence_id == slot


def test_a_page_of_another_kind_has_no_posts() -> None:
    plain = factories.add_page(PlainPage, factories.home())
    with pytest.raises(Refused, match="type"):
        actions.row_for(Page.objects.get(pk=plain.pk), "x", "published")


def test_a_text_is_kept_with_what_its_author_saw(author: User) -> None:
    row = a_row()
    actions.edit(row, " Come in!\r\nNow. ", author, written_from="Automatic")
    for kept in (row, stored(row)):
        assert (kept.text, kept.written_from) == ("Come in!\nNow.", "Automatic")
        assert (kept.edited_by, kept.edited_at) == (author, now())
    assert logged(row) == [history.EDITED]
    entry = ModelLogEntry.objects.for_instance(row).get()
    assert (entry.user, entry.data["after"]) == (author, "Come in!\nNow.")


@pytest.mark.parametrize("text", ["", "  \r\n", "Automatic\r\ntext"])
def test_no_text_or_the_automatic_one_makes_a_post_automatic(
    author: User, text: str
) -> None:
    row = a_row()
    actions.edit(row, "Mine", author)
    actions.edit(row, text, author, written_from="Automatic\ntext")
    assert (stored(row).text, stored(row).written_from) == ("", "")


def test_a_post_by_hand_needs_a_text(author: User) -> None:
    row = by_hand()
    with pytest.raises(Refused):
        actions.edit(row, " ", author)
    with pytest.raises(Refused):
        actions.reset(row, author)
    actions.edit(row, "Closed.", author, written_from="Closed.")
    assert stored(row).text == "Closed."


def test_a_huge_text_is_refused(author: User) -> None:
    row = a_row()
    with pytest.raises(Refused, match="20000|20,000"):
        actions.edit(row, "a" * 20_001, author)
    assert stored(row).text == ""


def test_the_second_of_two_editors_hears_of_the_first(
    author: User, chief: User
) -> None:
    row = a_row()
    actions.edit(stored(row), "First", author, seen_at=None)
    with pytest.raises(Refused, match=r"author.*First"):
        actions.edit(row, "Second", chief, seen_at=row.edited_at)
    assert stored(row).text == "First"
    actions.edit(row, "Second", chief, seen_at=stored(row).edited_at)
    assert stored(row).text == "Second"


def test_the_second_editor_hears_of_a_reset(author: User, chief: User) -> None:
    row = a_row()
    actions.edit(row, "First", author)
    seen = row.edited_at
    SocialPost.objects.update(edited_at=seen - timedelta(seconds=1))
    actions.reset(row, author)
    with pytest.raises(Refused, match="Somebody"):
        actions.edit(row, "Second", chief, seen_at=seen - timedelta(seconds=1))


def test_a_reset_text_follows_the_page_again(author: User) -> None:
    row = a_row()
    actions.edit(row, "Mine", author, written_from="Automatic")
    actions.reset(row, author)
    assert (row.text, row.written_from, row.edited_by) == ("", "", None)
    assert logged(row) == [history.EDITED, history.RESET]


def test_a_locked_text_is_neither_changed_nor_reset(author: User) -> None:
    row = a_row()
    actions.edit(row, "Mine", author)
    actions.lock(row, author)
    for attempt in (
        lambda: actions.edit(row, "Other", author),
        lambda: actions.reset(row, author),
        lambda: actions.lock(row, author),
    ):
        with pytest.raises(Refused, match="unlock"):
            attempt()
    actions.unlock(row, author)
    assert (stored(row).text, stored(row).is_locked) == ("Mine", False)
    with pytest.raises(Refused):
        actions.unlock(row, author)


def test_a_locked_automatic_text_stays_when_the_page_changes(author: User) -> None:
    page = a_page(title="Old title")
    row = a_row(page)
    actions.lock(row, author)
    page.title = "New title"
    factories.publish(page)
    assert "Old title" in stored(row).text
    actions.unlock(row, author)
    assert stored(row).text == ""


def test_somebody_else_approves_exactly_this_text(author: User, chief: User) -> None:
    row = a_row()
    actions.edit(row, "Mine", author)
    with pytest.raises(Refused, match="else"):
        actions.approve(row, author, "Mine")
    with pytest.raises(Refused, match="read it again"):
        actions.approve(row, chief, "What I read")
    with pytest.raises(Refused):
        actions.approve(row, chief, "")
    actions.approve(row, chief, "Mine")
    kept = stored(row)
    assert (kept.approved_text, kept.approved_by) == ("Mine", chief)
    assert logged(row)[-1] == history.APPROVED


def test_an_automatic_text_is_approved_by_anybody_who_may(author: User) -> None:
    row = a_row()
    actions.approve(row, author, read_posts([row])[0].text)
    assert stored(row).approved_at == now()


def test_a_post_by_hand_is_approved_with_its_link(chief: User) -> None:
    row = by_hand(link="https://quays.example.org/")
    actions.approve(row, chief, "Closed.\nhttps://quays.example.org/")
    assert stored(row).approved_by == chief


def test_nothing_is_done_without_permission() -> None:
    row = a_row()
    reader = person("reader", factories.home(), actions=())
    SocialPost.objects.update(due=now())
    for attempt in (
        lambda: actions.edit(row, "Mine", reader),
        lambda: actions.reset(row, reader),
        lambda: actions.lock(row, reader),
        lambda: actions.unlock(row, reader),
        lambda: actions.mark_posted(row, reader, text="Said"),
        lambda: actions.undo_posted(row, reader),
        lambda: actions.skip(row, reader),
        lambda: actions.restore(row, reader),
        lambda: actions.approve(row, reader, "Mine"),
        lambda: actions.move(row, now() + timedelta(days=1), reader),
        lambda: actions.shift([row], 1, reader),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert not ModelLogEntry.objects.for_instance(row).exists()


def test_a_post_that_is_gone_is_said_to_be(author: User) -> None:
    row = a_row()
    SocialPost.objects.all().delete()
    with pytest.raises(Refused, match="gone"):
        actions.skip(row, author)
