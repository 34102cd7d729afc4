"""An institution registers: what is kept, what goes out, what counts once."""

from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import Page

from tests.participation.register.registers import BROKEN_BACKEND, institution
from tests.participation.register.sending import (
    ADDRESS,
    SAID,
    form,
    link,
    post,
    send,
    token_in,
)
from wagtail_culture_social.participation.models import (
    Consent,
    ConsentText,
    Institution,
    Participation,
)
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.register import service
from wagtail_culture_social.participation.register.forms import RegistrationForm
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RegistrationForm, "least_age", -1)


@pytest.mark.parametrize("which", [0, 1])
def test_registration_waits_for_its_link_then_for_an_editor(
    twins: tuple[Page, Page], client: Client, which: int
) -> None:
    page = twins[which]
    answer = send(client, page)
    assert answer.status_code == 303
    assert client.get(answer["Location"]).status_code == 200
    row = Institution.objects.get()
    assert row.status == "unconfirmed"
    assert row.handles == {"x": "@quais", "mastodon": "@quais@social.example"}
    assert row.languages == ["fr", "fsl"]
    assert row.language == ("en", "fr")[which]
    assert Participation.objects.get().twin_key == twin_key(twins[0])
    assert client.post(link()).status_code == 303
    row.refresh_from_db()
    assert row.status == "pending"
    assert service.participants_count(twin_key(page)) == 0


@pytest.mark.parametrize("which", [0, 1])
def test_message_is_text_and_html_in_the_language_of_the_page(
    twins: tuple[Page, Page], client: Client, which: int
) -> None:
    send(client, twins[which])
    language = ("en", "fr")[which]
    with override(language):
        told = {"campaign": twins[which].title}
        words = gettext("Please confirm the registration for “%(campaign)s”")
        subject = words % told
        action = gettext("Confirm the registration")
    (message,) = mail.outbox
    html = message.alternatives[0][0]
    assert message.subject == subject
    assert message.to == [ADDRESS]
    assert link() in html
    assert f">{action}</a>" in html
    assert f'lang="{language}"' in html


def test_what_was_agreed_to_is_kept_in_its_language(
    twins: tuple[Page, Page], client: Client
) -> None:
    send(client, twins[1])
    consent = Consent.objects.select_related("text").get()
    assert consent.subject == Institution.objects.get().key
    assert consent.purpose == "register"
    assert consent.text.language == "fr"
    assert consent.text.text in client.get(
        service.register_url(twins[1])
    ).content.decode().replace("&#x27;", "'")


def test_link_that_is_only_looked_at_confirms_nothing(
    twins: tuple[Page, Page], client: Client
) -> None:
    send(client, twins[0])
    assert client.get(link()).status_code == 200
    assert client.head(link()).status_code == 200
    assert Institution.objects.get().status == "unconfirmed"


@pytest.mark.parametrize("end", ["", "x"])
def test_page_of_a_link_leaves_alone_what_the_site_calls_its_institution(
    twins: tuple[Page, Page], client: Client, end: str
) -> None:
    send(client, twins[0])
    answer = client.get(f"{link().rstrip('/')}{end}/")
    assert "registered" in answer.context
    assert "institution" not in answer.context


def test_link_counts_once(twins: tuple[Page, Page], client: Client) -> None:
    send(client, twins[0])
    client.post(link())
    Institution.objects.update(status="unconfirmed")  # as if it were of use again
    client.post(link())
    assert Institution.objects.get().status == "unconfirmed"


def test_link_never_undoes_a_decision(twins: tuple[Page, Page], client: Client) -> None:
    send(client, twins[0])
    Institution.objects.update(status="refused")
    client.post(link())
    assert Institution.objects.get().status == "refused"


def test_old_or_forged_link_says_so(twins: tuple[Page, Page], client: Client) -> None:
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        send(client, twins[0])
        address = link()
    with time_machine.travel("2026-11-23T10:00:01Z", tick=False):
        answer = client.post(address)
        assert answer.status_code == 410
        assert "Please register again" in answer.content.decode()
    assert client.get(f"{service.register_url(twins[0])}nonsense/").status_code == 410
    assert Institution.objects.get().status == "unconfirmed"


def test_double_click_keeps_one_row_and_sends_one_message(
    twins: tuple[Page, Page], client: Client
) -> None:
    data = form(client, twins[0])
    first, second = post(client, twins[0], data), post(client, twins[0], data)
    assert first.status_code == second.status_code == 303
    assert Institution.objects.count() == len(mail.outbox) == 1


@pytest.mark.parametrize("status", ["pending", "approved", "refused"])
def test_known_institution_is_not_kept_twice(
    twins: tuple[Page, Page], client: Client, status: str
) -> None:
    known = institution(twins[0], "MUSEE  des-quais", status=status)
    answer = send(client, twins[0])
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "has registered already" in shown
    assert "https://quais.example" in shown  # nothing that was typed is lost
    assert list(Institution.objects.all()) == [known]
    assert mail.outbox == []
    known.delete()
    assert post(client, twins[0], {**SAID, **token_in(shown)}).status_code == 303


def test_registration_never_confirmed_makes_room(
    twins: tuple[Page, Page], client: Client
) -> None:
    send(client, twins[0], email="wrong@museum.example")
    send(client, twins[0])
    assert Institution.objects.get().email == ADDRESS
    assert Consent.objects.count() == 1


def test_registration_never_confirmed_is_forgotten(
    twins: tuple[Page, Page], client: Client, settings: Any
) -> None:
    send(client, twins[0])
    settings.CULTURE_SOCIAL_NOW = "2026-11-29T18:00:00+01:00"
    purge()
    assert not Institution.objects.exists()
    assert not Consent.objects.exists()
    assert not ConsentText.objects.exists()
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"website": "javascript:alert(1)"}, "is not the address of a website"),
        ({"website": "ftp://quais.example"}, "is not the address of a website"),
        ({"account_x": "not an account"}, "is not an account on X"),
        ({"account_facebook": "https://evil.example/x"}, "is not an account on Face"),
        ({"country": "ZZ"}, "ZZ is not one of the available choices"),
        ({"kind": "castle"}, "castle is not one of the available choices"),
        ({"name": "\u202egnp"}, "hidden sign"),
        ({"name": "…"}, "nothing is given"),
        ({"email": "nobody"}, "valid email address"),
        ({"agrees": ""}, "Without this we keep nothing."),
    ],
)
def test_wrong_form_says_what_is_wrong_and_keeps_nothing(
    twins: tuple[Page, Page], client: Client, said: dict[str, str], words: str
) -> None:
    answer = send(client, twins[0], **said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Institution.objects.exists()
    assert mail.outbox == []


def test_message_that_does_not_go_out_leaves_nothing_behind(
    twins: tuple[Page, Page], client: Client, settings: Any
) -> None:
    data = form(client, twins[0])
    settings.EMAIL_BACKEND = BROKEN_BACKEND
    answer = post(client, twins[0], data)
    shown = answer.content.decode()
    assert "could not be sent" in shown
    assert not Institution.objects.exists()
    assert not Consent.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert post(client, twins[0], {**data, **token_in(shown)}).status_code == 303


def test_form_sets_no_cookie_and_is_never_kept(
    twins: tuple[Page, Page], client: Client
) -> None:
    for answer in (client.get(service.register_url(twins[0])), send(client, twins[0])):
        assert not answer.cookies
    shown = client.get(service.register_url(twins[0]))
    assert "no-store" in shown["Cache-Control"]
    assert shown["X-Robots-Tag"] == "noindex"


def test_form_is_in_the_language_of_its_page(
    twins: tuple[Page, Page], client: Client
) -> None:
    answer = client.get(
        service.register_url(twins[1]), headers={"accept-language": "en"}
    )
    shown = answer.content.decode()
    assert ">Pays-Bas</option>" in shown
    assert service.register_url(twins[0]) in shown  # the way to the other language
    assert answer["Content-Language"] == "fr"


def test_nobody_registers_after_the_end(
    twins: tuple[Page, Page], client: Client, settings: Any
) -> None:
    url, data = service.register_url(twins[0]), form(client, twins[0])
    settings.CULTURE_SOCIAL_NOW = "2026-11-30T12:00:00+01:00"
    answer = client.post(url, data, headers={"sec-fetch-site": "same-origin"})
    assert "This campaign is over" in answer.content.decode()
    assert not Institution.objects.exists()


def test_form_of_what_is_no_campaign_is_not_there(
    twins: tuple[Page, Page], client: Client
) -> None:
    above = twins[0].get_parent()
    twins[0].unpublish()
    for page in (above, twins[0]):
        answer = client.get(f"/culture/{page.pk}/register/", follow=True)
        assert answer.status_code == 404
