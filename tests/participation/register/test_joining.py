"""An institution of the register joins one more campaign through the public form."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.participation.register.registers import institution
from tests.participation.register.sending import ADDRESS, SAID, link, send
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import Consent, Institution
from wagtail_culture_social.participation.register import service
from wagtail_culture_social.participation.register.deciding import decide
from wagtail_culture_social.participation.register.forms import RegistrationForm
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RegistrationForm, "least_age", -1)


@pytest.fixture
def known(twins: tuple[Page, Page]) -> Institution:
    return institution(twins[0], website="https://known.example")


@pytest.fixture
def other(twins: tuple[Page, Page]) -> Page:
    return factories.add_page(CampaignPage, factories.home(), title="Another week")


def confirmed(client: Client, page: Page, **said: Any) -> Institution:
    assert send(client, page, **said).status_code == 303
    client.post(link())
    return Institution.objects.get(status="pending")


def test_known_institution_joins_once_it_is_confirmed_and_approved(
    twins: tuple[Page, Page],
    known: Institution,
    other: Page,
    client: Client,
    admin_user: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    row = confirmed(client, other)
    assert service.participants_count(twin_key(twins[0])) == 1
    assert service.participants_count(twin_key(other)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert decide([row], "approved", admin_user) == 1
    joined = Institution.objects.get()
    assert (joined.pk, joined.website) == (known.pk, "https://known.example")
    assert joined.email == ""
    assert service.participants_count(twin_key(twins[0])) == 1
    assert service.participants_count(twin_key(other)) == 1
    assert Consent.objects.get().subject == known.key
    assert mail.outbox[-1].to == [ADDRESS]
    assert f"{other.full_url}participants/" in mail.outbox[-1].body


def test_refused_wish_to_join_leaves_the_institution_where_it_is(
    twins: tuple[Page, Page],
    known: Institution,
    other: Page,
    client: Client,
    admin_user: Any,
) -> None:
    assert decide([confirmed(client, other)], "refused", admin_user) == 1
    known.refresh_from_db()
    assert known.status == "approved"
    assert service.participants_count(twin_key(other)) == 0
    assert "has registered already" in send(client, other).content.decode()


def test_institution_that_was_refused_meanwhile_joins_nothing(
    known: Institution, other: Page, client: Client, admin_user: Any
) -> None:
    row = confirmed(client, other)
    decide([known], "refused", admin_user)
    assert decide([row], "approved", admin_user) == 0
    row.refresh_from_db()
    assert row.status == "pending"


def test_institution_that_is_gone_meanwhile_is_the_new_row(
    known: Institution, other: Page, client: Client, admin_user: Any
) -> None:
    row = confirmed(client, other)
    own = known.identity
    known.delete()
    assert decide([row], "approved", admin_user) == 1
    row.refresh_from_db()
    assert (row.status, row.identity) == ("approved", own)
    assert row.website == SAID["website"]


def test_wish_to_join_is_not_kept_twice(
    known: Institution, other: Page, client: Client
) -> None:
    send(client, other, email="wrong@museum.example")
    confirmed(client, other)
    assert Institution.objects.count() == 2
    assert "has registered already" in send(client, other).content.decode()
