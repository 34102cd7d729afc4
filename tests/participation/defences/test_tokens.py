"""Tokens: signed, dated, of one purpose, spent once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.models import FormToken

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def spend(token: str = "a token") -> bool:
    return tokens.spend(token, timezone.now() + timedelta(hours=1))


def test_a_token_brings_its_parts_back() -> None:
    token = tokens.issue("vote", "one", "deux é")
    assert tokens.read("vote", token, 60) == ("one", "deux é")


def test_no_token_is_like_another() -> None:
    assert tokens.issue("vote", "one") != tokens.issue("vote", "one")


def test_a_token_of_another_purpose_is_none() -> None:
    assert tokens.read("feedback", tokens.issue("vote", "one"), 60) is None


@pytest.mark.parametrize("token", ["", "a", "a:b:c", "\ud800", "é:1:2", "a\0b"])
def test_nonsense_is_no_token(token: str) -> None:
    assert tokens.read("vote", token, 60) is None


def test_a_changed_token_is_none() -> None:
    token = tokens.issue("vote", "one")
    for place in range(len(token)):
        changed = "A" if token[place] != "A" else "B"
        forged = token[:place] + changed + token[place + 1 :]
        assert tokens.read("vote", forged, 60) is None


def test_a_token_grows_old() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        token = tokens.issue("vote", "one")
        clock.shift(60)
        assert tokens.read("vote", token, 60) == ("one",)
        clock.shift(1)
        assert tokens.read("vote", token, 60) is None


@pytest.mark.django_db
def test_a_token_is_spent_once_and_only_its_digest_is_kept() -> None:
    assert [spend(), spend(), spend("another")] == [True, False, True]
    assert FormToken.objects.count() == 2
    assert "a token" not in str(list(FormToken.objects.values()))


@pytest.mark.django_db
def test_spending_is_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        spend()


@pytest.mark.django_db
def test_what_failed_did_not_spend_its_token() -> None:
    with transaction.atomic():
        assert spend()
        transaction.set_rollback(True)
    assert spend()
