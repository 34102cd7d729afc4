"""Every public form: none is forgotten, each fits its table, each is read in words."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.test import Client, RequestFactory

from tests import factories
from tests.participation.public_forms import (
    URLENCODED,
    Place,
    VoteForm,
    every_form,
    places,
)
from wagtail_culture_social.participation.urls import urlpatterns

pytestmark = pytest.mark.django_db

WITHOUT_WORDS = {
    "entry_confirm",
    "entry_guardian",
    "entry_mine",
    "poll_confirm",
    "register_confirm",
    "registration_confirm",
    "registration_mine",
}
"""Addresses behind links of mails: buttons are pressed there, nothing is written."""


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def takes_posts(pattern: Any) -> bool:
    """Tell whether something can be sent to an address."""
    try:
        answer = pattern.callback(RequestFactory().post("/"))
    except TypeError:  # it would have gone on, and misses what the address tells
        return True
    return answer.status_code != 405


def longest_of(place: Place, name: str) -> list[int]:
    """How much the columns of a name hold; none where it is kept as JSON or not."""
    found = []
    for model in place.keeps:
        column = "alt_text" if name.startswith("alt_") else name
        try:
            kept = model._meta.get_field(column)
        except FieldDoesNotExist:
            continue
        if isinstance(kept, models.CharField) and kept.max_length:
            found.append(kept.max_length)
    return found


def test_no_public_form_is_forgotten() -> None:
    shown = places()
    assert {place.kind for place in shown} == every_form() | {VoteForm}
    asked = {one.name for one in urlpatterns if takes_posts(one)}
    assert asked == {place.name for place in shown} | WITHOUT_WORDS


def test_what_fits_a_field_fits_its_column(client: Client) -> None:
    """PostgreSQL answers a longer text with a fault of the server."""
    compared = 0
    for place in places():
        for name, field in place.texts(client).items():
            assert isinstance(field, forms.CharField)
            assert field.max_length, (place.kind, name)
            for most in longest_of(place, name):
                assert field.max_length <= most, (place.kind, name)
                compared += 1
    assert compared > 10


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The form could not be read"), ("fr", "Le formulaire n’a pas pu être lu")],
)
def test_thousands_of_parts_are_refused_in_words(
    client: Client, language: str, words: str
) -> None:
    body = "&".join(f"part{number}=x" for number in range(10_000))
    for place in places():
        url = f"{place.url.partition('?')[0]}?lang={language}"
        answer = client.post(url, body, content_type=URLENCODED)
        if place.kind is VoteForm:
            assert answer.status_code == 422
            continue
        assert answer.status_code == 400
        assert words in answer.content.decode(), place.name


def test_a_form_that_is_filled_in_is_taken(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what other tests refuse is refused for what they say."""
    for kind in every_form():
        monkeypatch.setattr(kind, "least_age", -1)
    for place in places():
        if place.kind is VoteForm:
            continue
        assert place.send(client).status_code in {302, 303}, place.kind
