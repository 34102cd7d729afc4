"""A poll whose lead is gone goes on where a twin still asks it."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from tests.participation.polls import asking, electing
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.asked import lead_answers

pytestmark = pytest.mark.django_db


def in_two_languages() -> tuple[Page, Page, Poll]:
    """A lead, its French twin, and the poll of both."""
    french = Locale.objects.get_or_create(language_code="fr")[0]
    lead = asking.page_with({})
    twin = lead.copy_for_translation(french, copy_parents=True)
    twin.save_revision().publish()
    return lead, twin, Poll.objects.get(page=lead.pk)


def test_links_in_the_language_of_an_unpublished_lead_lead_to_its_twin(
    client: Client,
) -> None:
    lead, _twin, poll = in_two_languages()
    lead.unpublish()
    answer = client.get(electing.address(poll, "en"))
    assert answer.status_code == 200
    assert 'lang="fr"' in answer.content.decode()


def test_votes_and_words_outlive_the_lead(client: Client) -> None:
    lead, _twin, poll = in_two_languages()
    assert electing.vote(client, poll, 0).status_code == 303
    lead.delete()
    poll.refresh_from_db()
    assert electing.vote(Client(), poll, 0).status_code == 303
    assert [one.text for one in lead_answers(poll)] == ["The Sea", "The Reader"]


def test_a_poll_whose_pages_are_all_deleted_has_no_words() -> None:
    lead, twin, poll = in_two_languages()
    lead.delete()
    twin.delete()
    poll.refresh_from_db()
    assert lead_answers(poll) == []
