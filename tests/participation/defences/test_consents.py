"""Consents: the words somebody agreed to, once, until the row is forgotten."""

from typing import Any
from uuid import uuid4

import pytest

from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Consent, ConsentText

pytestmark = pytest.mark.django_db
WORDS = "I agree that my name is shown."


def test_a_consent_leads_to_the_words_and_their_language() -> None:
    consents.record(uuid4(), "publication", WORDS, "en")
    consent = Consent.objects.get()
    assert (consent.text.text, consent.text.language) == (WORDS, "en")
    assert consent.given_at


def test_who_agrees_twice_agreed_once() -> None:
    subject = uuid4()
    consents.record(subject, "publication", WORDS, "en")
    consents.record(subject, "publication", "Other words.", "en")
    assert Consent.objects.get().text.text == WORDS


def test_the_same_words_are_kept_once_a_language() -> None:
    for language in ("en", "en", "fr"):
        consents.record(uuid4(), "publication", WORDS, language)
    assert Consent.objects.count() == 3
    assert ConsentText.objects.count() == 2


def test_all_that_somebody_agrees_to_is_kept_in_two_queries(
    django_assert_num_queries: Any,
) -> None:
    agreed = {"rules": (WORDS, "en"), "publication": (WORDS, "fr")}
    agreed["image"] = agreed["rules"]  # the same words for two purposes
    consents.record_all(uuid4(), agreed)
    subject = uuid4()
    with django_assert_num_queries(2):
        consents.record_all(subject, agreed)
    kept = Consent.objects.filter(subject=subject).select_related("text")
    assert {one.purpose: (one.text.text, one.text.language) for one in kept} == agreed
    assert ConsentText.objects.count() == 2


def test_what_is_forgotten_takes_words_along_that_nobody_else_agreed_to() -> None:
    first, second = uuid4(), uuid4()
    consents.record(first, "publication", WORDS, "en")
    consents.record(second, "publication", WORDS, "en")
    consents.record(second, "rules", "I have read the rules.", "en")
    consents.forget([second])
    assert Consent.objects.get().subject == first
    assert ConsentText.objects.get().text == WORDS


def test_words_that_were_left_alone_go_at_night() -> None:
    consents.record(uuid4(), "publication", WORDS, "en")
    Consent.objects.get().delete()
    consents.record(uuid4(), "publication", WORDS, "fr")
    consents.forget_unused()
    assert ConsentText.objects.get().language == "fr"
