"""What waits for whom: one query, one panel, and one mail a day with numbers only."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories
from tests.participation.contests import calling
from tests.participation.moderation.deciders import LIST, editor_of, waiting
from tests.participation.polls import asking
from tests.participation.reports.reporting import reported
from wagtail_culture_social.participation.digest import tell_moderators
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.waiting import waiting_for

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def everything() -> None:
    """One of each kind that waits, and two entries that wait besides."""
    contest = calling.contest()
    waiting(contest)
    waiting(contest, status=EntryStatus.FLAGGED)
    reported(waiting(contest, status=EntryStatus.APPROVED))
    _page, poll = asking.question()
    asking.answer(poll, "Kept.", Status.PENDING)


def test_what_waits_is_told_in_one_query_the_most_urgent_first(
    admin: Any, django_assert_num_queries: Any
) -> None:
    everything()
    with django_assert_num_queries(1):
        found = waiting_for(admin)
    assert [one.words for one in found] == [
        "1 report is waiting for you",
        "2 entries are waiting for you",
        "1 answer is waiting for you",
    ]


def test_the_home_page_leads_to_what_waits(admin_client: Client) -> None:
    assert "waiting for you" not in admin_client.get(HOME).content.decode()
    everything()
    html = admin_client.get(HOME).content.decode()
    assert f"{LIST}?status=pending&amp;status=flagged" in html
    for link in ("report is", "entries are", "answer is"):
        assert f"{link} waiting for you" in html


def test_of_others_pages_nothing_waits(django_user_model: Any) -> None:
    mine, _theirs = waiting(), waiting()
    editor = editor_of(mine.contest.page, django_user_model, "change_entry")
    html = editor.get(HOME).content.decode()
    assert "1 entry is waiting for you" in html


def test_the_mail_comes_once_a_day_while_something_waits(
    admin: Any, settings: Any
) -> None:
    tell_moderators()
    assert mail.outbox == []
    everything()
    assert tell_moderators().endswith(": 1.")
    assert tell_moderators().endswith(": 0.")
    (letter,) = mail.outbox
    assert letter.to == ["admin@example.org"]
    settings.CULTURE_SOCIAL_NOW = "2026-11-26T03:00:00+01:00"
    assert tell_moderators().endswith(": 1.")


def test_the_mail_has_numbers_and_whole_addresses_and_nobody_in_it(
    admin: Any, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://admin.example.org"
    everything()
    tell_moderators()
    (letter,) = mail.outbox
    html = str(letter.alternatives[0][0])
    assert "2 entries are waiting for you" in letter.body
    assert f"https://admin.example.org{LIST}?status=pending" in letter.body
    for word in ("Quay", "Secret", "secret@example.org", "Ada", "Kept."):
        assert word not in letter.subject + letter.body + html


def test_who_wants_no_notifications_or_may_not_decide_gets_none(
    admin: Any, django_user_model: Any
) -> None:
    entry = waiting()
    editor_of(entry.contest.page, django_user_model, "change_entry", name="mod")
    editor_of(entry.contest.page, django_user_model, name="writer")
    editor_of(factories.home(), django_user_model, "change_answer", name="answers")
    profile = UserProfile.get_for_user(admin)
    profile.submitted_notifications = False
    profile.save()
    tell_moderators()
    assert [letter.to for letter in mail.outbox] == [["mod@example.org"]]
