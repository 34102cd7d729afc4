"""Every vote has an end, with which whatever ties its rows is gone."""

from datetime import timedelta
from typing import Any

import pytest

from tests import factories
from tests.participation.polls import electing
from tests.polls import options, wall
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls import closing
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voting import cast

pytestmark = pytest.mark.django_db


def assert_untied(poll: Poll, keys: set[str]) -> None:
    """Nothing of a poll tells any more who its voters were."""
    poll.refresh_from_db()
    assert (poll.secret, poll.result["total"]) == ("", len(keys))
    left = set(poll.ballots.values_list("voter_key", flat=True))
    assert len(left) == len(keys)
    assert not left & keys


def a_poll_without_end() -> tuple[Poll, set[str]]:
    """With two votes."""
    poll = electing.poll(options=options("A", "B"), closes_at=None)
    for voter in ("one", "two"):
        cast(poll, Ticket(voter), (poll.rules["options"][0],))
    return poll, set(poll.ballots.values_list("voter_key", flat=True))


def test_a_poll_without_end_ends_a_year_after_its_page_was_published(
    settings: Any,
) -> None:
    (poll, _keys), day = a_poll_without_end(), timedelta(days=1)
    published = now()
    settings.CULTURE_SOCIAL_NOW = published + 300 * day
    factories.publish(poll.page.specific)
    poll.refresh_from_db()
    settings.CULTURE_SOCIAL_NOW = published + 664 * day
    assert closing.close_due() == 0
    assert electing.cast_new(poll, 0) == "counted"
    keys = set(poll.ballots.values_list("voter_key", flat=True))
    settings.CULTURE_SOCIAL_NOW = published + 665 * day
    assert electing.cast_new(poll, 0) == "closed"
    assert closing.close_due() == 1
    assert_untied(poll, keys)


def test_a_poll_that_is_to_open_later_has_its_year_from_then(settings: Any) -> None:
    opens_at = wall("2027-06-01 09:00")
    poll = electing.poll(opens_at=opens_at, closes_at=None)
    assert poll.closes_at == poll.opens_at + timedelta(days=365)


@pytest.mark.parametrize("what", ["block", "page"])
def test_a_poll_that_no_page_shows_ends_after_three_months(
    settings: Any, what: str
) -> None:
    poll, keys = a_poll_without_end()
    page, day = poll.page.specific, timedelta(days=1)
    body = page.body
    if what == "page":
        page.unpublish()
    else:
        page.body = []
        factories.publish(page)
    withdrawn = now()
    settings.CULTURE_SOCIAL_NOW = withdrawn + 89 * day
    if what == "block":
        factories.publish(page)  # however often: its time goes on
    assert closing.close_due() == 0
    settings.CULTURE_SOCIAL_NOW = withdrawn + 91 * day
    assert closing.close_due() == 1
    assert_untied(poll, keys)
    page.body = body
    factories.publish(page)
    assert_untied(poll, keys)


def test_a_poll_that_is_shown_again_in_time_goes_on(settings: Any) -> None:
    poll, _keys = a_poll_without_end()
    page, first = poll.page.specific, now()
    page.unpublish()
    settings.CULTURE_SOCIAL_NOW = first + timedelta(days=89)
    factories.publish(page)
    settings.CULTURE_SOCIAL_NOW = first + timedelta(days=91)
    assert closing.close_due() == 0
    assert electing.cast_new(poll, 0) == "counted"


def test_an_end_that_comes_sooner_stays_when_a_page_is_taken_offline() -> None:
    poll = electing.poll(closes_at=wall("2026-12-01 18:00"))
    poll.page.specific.unpublish()
    assert Poll.objects.get().closes_at == poll.closes_at


def test_a_row_that_has_no_end_gets_one_at_night(settings: Any) -> None:
    poll, keys = a_poll_without_end()
    Poll.objects.update(closes_at=None)
    assert closing.close_due() == 0
    settings.CULTURE_SOCIAL_NOW = now() + timedelta(days=366)
    assert closing.close_due() == 1
    assert_untied(poll, keys)


def test_an_open_question_needs_no_end() -> None:
    """Nothing of who answered is kept under its secret."""
    poll = electing.poll(kind="open", options=[], closes_at=None)
    closing.close_due()
    assert Poll.objects.get(pk=poll.pk).closes_at is None
