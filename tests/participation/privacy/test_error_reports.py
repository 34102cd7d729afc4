"""What a report of an error tells administrators: nothing of what a visitor sent."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.participation.contests import calling
from tests.participation.entries import entrants
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.registrations.admin import dealing
from wagtail_culture_social.participation.urls import urlpatterns

pytestmark = pytest.mark.django_db


def test_an_error_in_a_form_is_reported_without_what_was_sent(
    client: Client,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.ADMINS = [("Admin", "admin@museum.example")]
    monkeypatch.setattr(DefendedForm, "least_age", -1)
    contest = calling.contest()
    url = entrants.enter_url(contest, "en")
    token = entrants.token_on(entrants.text(client.get(url)))

    def fails(*_args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(DefendedForm, "is_valid", fails)
    client.raise_request_exception = False
    data = entrants.filled(contest, token=token)
    assert entrants.post(client, url, data).status_code == 500
    (report,) = mail.outbox
    told = f"{report.body} {caplog.text}"
    assert "agree_rules" in told
    for said in (entrants.ADDRESS, "Ada", "gulls"):
        assert said not in told


def test_every_public_address_and_the_telephone_are_reported_so() -> None:
    assert len(urlpatterns) > 20
    for view in (*(pattern.callback for pattern in urlpatterns), dealing.add):
        assert "sensitive_post_parameters" in view.__code__.co_qualname
