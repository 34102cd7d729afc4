"""Somebody enters a contest: what is asked, kept, refused, and never lost."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override

from tests import factories
from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.entries.entrants import send, text
from tests.participation.register.registers import BROKEN_BACKEND
from tests.participation.uploads.sending import stored
from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.models import Consent, Entry, Upload
from wagtail_culture_social.participation.privacy.retention import purge

pytestmark = pytest.mark.django_db


def test_an_entry_is_kept_with_everything_that_was_asked(client: Client) -> None:
    contest = calling.contest()
    answer = send(client, contest)
    assert answer.status_code == 303, text(answer)
    assert 'role="status"' in text(client.get(answer["Location"]))
    entry, upload = Entry.objects.get(), Upload.objects.get()
    assert (entry.status, entry.title, entry.credit) == (
        "unconfirmed",
        "Quay at two",
        "Ada L.",
    )
    assert (entry.licence, entry.language) == (LICENCES[1], "en")
    assert entry.answers == {
        calling.key_of(contest, "choice"): calling.choice_of(contest),
        calling.key_of(contest, "long"): "Nobody there but gulls.",
    }
    assert upload.entry == entry
    assert upload.field == calling.key_of(contest, "image")
    assert upload.alt_text == "A quay under one lamp."
    assert entry.place > 0


def test_the_page_of_the_contest_leads_to_the_form(client: Client) -> None:
    contest = calling.contest()
    page = contest.page.specific
    shown = text(client.get(page.url))
    assert enter_url(contest, "en").replace("&", "&amp;") in shown
    form = client.get(enter_url(contest, "en"))
    assert "no-store" in form["Cache-Control"]
    assert form["X-Robots-Tag"] == "noindex"
    assert not form.cookies


def test_nothing_is_ticked_before(client: Client) -> None:
    shown = text(client.get(enter_url(calling.contest(), "en")))
    assert "checked" not in shown
    for name in ("rules", "publication", "image_rights"):
        assert f'name="agree_{name}"' in shown


def test_every_consent_is_kept_in_the_words_that_were_shown(client: Client) -> None:
    contest = calling.contest()
    url = enter_url(contest, "en")
    shown = text(client.get(url))
    send(client, contest)
    entry = Entry.objects.get()
    found = {one.purpose: one for one in Consent.objects.filter(subject=entry.key)}
    assert set(found) == {
        "entry.rules",
        "entry.publication",
        "entry.image_rights",
        "entry.licence",
    }
    for consent in found.values():
        assert consent.text.text in shown
        assert consent.text.language == "en"
        assert consent.given_at == entry.sent_at
    ceded = found["entry.licence"].text.text
    for words in ("free of charge", "whole world", "as long as", "credit line"):
        assert words in ceded


def test_consents_are_those_of_the_language(client: Client) -> None:
    contest = calling.contest()
    twin = calling.twin_of(contest)
    data = twin.body.get_prep_value()
    data[0]["value"]["agree_rules"] = "J’accepte le règlement."
    twin.body = twin._meta.get_field("body").to_python(data)
    factories.publish(twin)
    assert send(client, contest, "fr").status_code == 303
    entry = Entry.objects.get()
    consent = Consent.objects.get(subject=entry.key, purpose="entry.rules")
    assert (consent.text.language, consent.text.text) == (
        "fr",
        "J’accepte le règlement.",
    )
    assert entry.language == "fr"


def test_words_that_changed_while_the_form_was_open_are_agreed_to_anew(
    client: Client,
) -> None:
    contest = calling.contest()
    url = enter_url(contest, "en")
    token = entrants.token_on(text(client.get(url)))
    page = contest.page.specific
    data = page.body.get_prep_value()
    data[0]["value"]["agree_publication"] = "The museum may sell my entry."
    page.body = page._meta.get_field("body").to_python(data)
    factories.publish(page)
    answer = entrants.post(client, url, entrants.filled(contest, token=token))
    assert answer.status_code == 422
    assert "may sell my entry" in text(answer)
    assert "checked" not in text(answer).split('name="agree_rules"')[1]
    assert not Entry.objects.exists()


def test_what_is_ceded_is_never_other_than_what_was_shown(client: Client) -> None:
    contest = entrants.in_words()
    url = enter_url(contest, "en")
    token = entrants.token_on(text(client.get(url)))
    page = contest.page.specific
    data = page.body.get_prep_value()
    data[0]["value"]["licences"] = []
    page.body = page._meta.get_field("body").to_python(data)
    factories.publish(page)
    said = {**entrants.WORDS, "token": token}
    answer = entrants.post(client, url, said)
    assert answer.status_code == 422
    assert "until I withdraw it" in text(answer)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "required"),
        ({"title": "😀" * 255}, "too long"),
        ({"name": "😀" * 255}, "too long"),
        ({"name": "\u202eevil"}, "hidden sign"),
        ({"name": "Win at https://evil.example"}, "no web address"),
        ({"credit": "write to ada@example.org"}, "leave out e-mail"),
        ({"email": "ada"}, "valid email address"),
        (
            {"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"},
            "254",
        ),
        ({"licence": "https://example.org/mine"}, "valid choice"),
        ({"licence": None}, "required"),
        ({"agree_rules": None}, "Without this"),
        ({"agree_publication": None}, "Without this"),
        ({"agree_image_rights": None}, "Without this"),
        ({"more": "x"}, "leave the last field empty"),
        ({"token": "x"}, "stood open"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, said: dict[str, Any], words: str
) -> None:
    answer = send(client, calling.contest(), **said)
    assert answer.status_code == 422
    assert words in text(answer)
    assert "Nobody there but gulls." in text(answer)
    assert not Entry.objects.exists()
    assert mail.outbox == []


def test_a_file_is_kept_while_another_field_has_a_fault(client: Client) -> None:
    contest = calling.contest()
    field = f"answer_{calling.key_of(contest, 'image')}"
    first = text(send(client, contest, title=""))
    assert "quay.jpg" in first
    word = first.split(f'name="{field}_kept" value="')[1].split('"')[0]
    again = send(client, contest, **{field: None, f"{field}_kept": word})
    assert again.status_code == 303
    assert Upload.objects.get().entry == Entry.objects.get()
    assert len(stored()) == 1


def test_a_picture_needs_words_for_those_who_do_not_see_it(client: Client) -> None:
    contest = calling.contest()
    alt = f"alt_{calling.key_of(contest, 'image')}"
    answer = send(client, contest, **{alt: ""})
    assert answer.status_code == 422
    assert "say what the picture shows" in text(answer)


def test_a_form_that_comes_twice_counts_once(client: Client) -> None:
    contest = calling.contest()
    url = enter_url(contest, "en")
    token = entrants.token_on(text(client.get(url)))
    for _time in range(2):
        data = entrants.filled(contest, token=token)
        assert entrants.post(client, url, data).status_code == 303
    assert Entry.objects.count() == 1
    assert len(mail.outbox) == 1


def test_a_mail_that_cannot_be_sent_keeps_nothing_but_the_file(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN_BACKEND
    answer = send(client, contest)
    assert "could not be sent" in text(answer)
    assert not Entry.objects.exists()
    assert not Consent.objects.exists()
    settings.EMAIL_BACKEND = backend
    field = f"answer_{calling.key_of(contest, 'image')}"
    word = text(answer).split(f'name="{field}_kept" value="')[1].split('"')[0]
    again = send(client, contest, **{field: None, f"{field}_kept": word})
    assert again.status_code == 303
    assert Upload.objects.get().entry == Entry.objects.get()


def test_a_mailbox_is_not_flooded(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = "wagtail_culture_social.participation.entries.views.MAILBOX"
    monkeypatch.setattr(target, (2, 3600))
    contest = entrants.in_words()
    codes = [entrants.write(client, contest).status_code for _ in range(3)]
    assert codes == [303, 303, 422]
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("kind", ["post", "video"])
def test_a_pasted_address_is_https_and_only_a_link(client: Client, kind: str) -> None:
    field = {**entrants.FIELD, "kind": kind, "required": True}
    contest = calling.contest(fields=[field])
    name = f"answer_{calling.key_of(contest, kind)}"
    for wrong in (
        "",
        "http://social.example/1",
        "javascript:alert(1)",
        "https://museum.example@evil.example/",
        "https://",
        "https://a b.example/",
        "https://social.example/" + "a" * 500,
    ):
        assert entrants.write(client, contest, **{name: wrong}).status_code == 422
    address = "https://social.example/@ada/1?a=1&b=2"
    assert entrants.write(client, contest, **{name: address}).status_code == 303
    shown = text(client.get(entrants.link()))
    assert 'href="https://social.example/@ada/1?a=1&amp;b=2"' in shown
    for loads in ("<iframe", "<script src", "<img"):
        assert loads not in shown.split("wcs-form-page")[1].split("</main>")[0]


def test_without_licences_what_the_organisers_may_do_is_said(client: Client) -> None:
    contest = entrants.in_words(licences=[])
    shown = text(client.get(enter_url(contest, "en")))
    assert 'name="licence"' not in shown
    assert entrants.write(client, contest).status_code == 303
    consent = Consent.objects.get(purpose="entry.licence")
    assert consent.text.text in shown
    assert "until I withdraw it" in consent.text.text
    assert Entry.objects.get().licence == ""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_is_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    contest = calling.contest()
    calling.twin_of(contest)
    answer = send(client, contest, language)
    assert client.get(answer["Location"])["Content-Language"] == language
    client.post(entrants.link())
    with override(language):
        subjects = [
            gettext(words) % {"title": "The town by night"}
            for words in (
                "Please confirm your entry: %(title)s",
                "We have your entry: %(title)s",
            )
        ]
    assert [message.subject for message in mail.outbox] == subjects
    html = mail.outbox[1].alternatives[0][0]
    assert f'lang="{language}"' in html
    assert entrants.link() in html
    assert client.get(entrants.link())["Content-Language"] == language


def test_who_never_confirmed_is_deleted_with_the_files(
    client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    contest = calling.contest()
    send(client, contest)
    assert len(stored()) == 1
    settings.CULTURE_SOCIAL_NOW = "2026-12-24T03:00:00+01:00"
    with django_capture_on_commit_callbacks(execute=True):
        purge()
    assert not Entry.objects.exists()
    assert not Consent.objects.exists()
    assert stored() == []
