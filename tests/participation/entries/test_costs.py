"""What an entry costs the database, statement by statement."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import contests
from tests.participation.contests import calling
from tests.participation.entries import entrants
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.models import Consent, Contest, Entry

pytestmark = pytest.mark.django_db

KINDS = {"SELECT": "read", "INSERT": "write"}
PAGE = ["read"] * 4
"""The contest, its pages with the guard, the words, the hashtag that they name."""
KEPT = ["write", "write", "read", "write"]
"""Token, entry, the words of all consents, all consents: one transaction."""
LIMIT = ["write"]


def called() -> Contest:
    """A contest that asks for a choice and a long text."""
    fields = [one for one in contests.fields() if one["kind"] in ("choice", "long")]
    return calling.contest(fields=fields)


def done(client: Client, contest: Contest) -> list[str]:
    """What a valid entry does in the database, in order."""
    url = enter_url(contest, "en")
    said = {
        **entrants.WORDS,
        f"answer_{calling.key_of(contest, 'choice')}": calling.choice_of(contest),
        f"answer_{calling.key_of(contest, 'long')}": "Nobody there but gulls.",
        "token": entrants.token_on(client.get(url).content.decode()),
    }
    mail.outbox.clear()
    with CaptureQueriesContext(connection) as captured:
        assert entrants.post(client, url, said).status_code == 303
    verbs = [query["sql"].partition(" ")[0] for query in captured]
    return [KINDS[verb] for verb in verbs if verb not in ("SAVEPOINT", "RELEASE")]


def test_an_entry_in_words_is_ten_statements(client: Client) -> None:
    contest = called()
    done(client, contest)  # SQL is written once, and words of consents are kept
    assert done(client, contest) == [*PAGE, *LIMIT, *KEPT, *LIMIT]
    assert len(mail.outbox) == 1
    assert Entry.objects.count() == 2
    assert Consent.objects.count() == 8
