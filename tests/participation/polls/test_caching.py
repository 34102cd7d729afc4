"""Caches keep no vote, and no page of a poll past its opening or its close."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from wagtail.models import Page

from tests import factories, polls
from tests.participation.polls import electing
from wagtail_culture_social.conf import now
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import Poll

pytestmark = pytest.mark.django_db


def asked(client: Client, poll: Poll) -> Any:
    return client.get(Page.objects.get(pk=poll.page_id).url)


@pytest.mark.parametrize("boundary", ["opens_at", "closes_at"])
def test_page_is_kept_up_to_the_next_change_of_its_poll(
    client: Client, boundary: str
) -> None:
    poll = electing.poll(closes_at=None)
    electing.change(poll, **{boundary: now() + timedelta(minutes=5)})
    assert asked(client, poll)["Cache-Control"] == "max-age=300"


@pytest.mark.parametrize("ahead", [None, timedelta(days=1), -timedelta(days=1)])
def test_a_change_that_is_far_or_past_says_nothing_about_caches(
    client: Client, ahead: timedelta | None
) -> None:
    poll = electing.poll(closes_at=None)
    electing.change(poll, closes_at=ahead and now() + ahead)
    assert "Cache-Control" not in asked(client, poll)


def test_the_nearest_change_of_several_polls_counts(client: Client) -> None:
    page = factories.add_page(
        CampaignPage,
        factories.home(),
        body=[("poll", polls.poll()), ("poll", polls.poll(question="And this?"))],
    )
    one, other = Poll.objects.filter(page=page.pk)
    electing.change(one, closes_at=now() + timedelta(minutes=9))
    electing.change(other, closes_at=now() + timedelta(minutes=4))
    assert client.get(page.url)["Cache-Control"] == "max-age=240"


def test_who_is_signed_in_gets_a_new_page(client: Client) -> None:
    poll = electing.poll()
    electing.change(poll, closes_at=now() + timedelta(minutes=5))
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "somebody"
    assert "Cache-Control" not in asked(client, poll)


def test_no_cache_keeps_what_becomes_of_a_vote(client: Client) -> None:
    poll = electing.poll()
    refused = electing.vote(client, poll)
    counted = electing.vote(client, poll, 0)
    assert [refused.status_code, counted.status_code] == [422, 303]
    assert "no-store" in refused["Cache-Control"]
    assert "no-store" in counted["Cache-Control"]
