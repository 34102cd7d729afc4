"""What campaigns ask of this app for their figures: how many, of how many countries."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories, polls
from tests.participation.register.registers import institution
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls import service as poll_service
from wagtail_culture_social.participation.polls.projection import project_polls
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voting import cast
from wagtail_culture_social.participation.register import service
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def campaign(**fields: Any) -> CampaignPage:
    return factories.add_page(
        CampaignPage, factories.home(), start_date=factories.TODAY, **fields
    )


def voted(page: Page, question: str, votes: int, **changes: Any) -> Poll:
    """A poll of the page in which so many people have voted."""
    poll = Poll.objects.get(twin_key=twin_key(page), question=question)
    option = (poll.rules["options"] or ["1"])[0]
    for number in range(votes):
        cast(poll, Ticket(f"voter {number}"), (option,))
    return poll


def test_approved_institutions_are_counted_with_their_countries(
    django_assert_num_queries: Any,
) -> None:
    page, other = campaign(), campaign()
    for name, country in (("A", "FR"), ("B", "FR"), ("C", "BE")):
        institution(page, name, country=country)
    institution(page, "D", country="CH", status="pending")
    institution(other, "E", country="IT")
    keys = [twin_key(page), twin_key(other), uuid4()]
    with django_assert_num_queries(1):
        counts = service.counts(keys)
    assert counts == {keys[0]: (3, 2), keys[1]: (1, 1)}
    assert counts[keys[0]] == (
        service.participants_count(keys[0]),
        service.countries_count(keys[0]),
    )


def test_votes_of_a_page_are_counted_whoever_sees_them_but_editors_alone() -> None:
    page = campaign(
        body=[
            ("poll", polls.poll(question="First")),
            ("poll", polls.poll(question="Second", visibility="after_close")),
            ("poll", polls.poll(question="Ours", visibility="staff")),
            ("poll", polls.poll(question="Words", kind="open", options=[])),
        ]
    )
    project_polls(CampaignPage, page)
    for question, votes in (("First", 3), ("Second", 2), ("Ours", 5)):
        voted(page, question, votes)
    assert poll_service.votes_count(CampaignPage.objects.get(pk=page.pk)) == 5


def test_page_without_polls_asks_for_no_votes(django_assert_num_queries: Any) -> None:
    page = campaign()
    with django_assert_num_queries(0):
        assert poll_service.votes_count(page) == 0


def test_page_of_a_campaign_shows_what_was_counted(client: Client) -> None:
    page = campaign()
    for name, country in (("A", "FR"), ("B", "FR"), ("C", "BE")):
        institution(page, name, country=country)
    html = client.get(page.url).content.decode()
    for words in ("Institutions taking part", "Countries taking part"):
        assert words in html
    assert html.count("Counted by this site") == 2
