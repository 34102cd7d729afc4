"""E-mails: in the visitor's language, as text and HTML, never in a log."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from wagtail_culture_social.participation.mails.sending import send

ADDRESS = "visitor@example.org"
FILES = {
    "hello.subject.txt": "{% load i18n %}{% translate 'Yes' %},\n {{ name }}\n",
    "hello.txt": "{% extends 'wagtail_culture_social/mails/letter.txt' %}"
    "{% block words %}{{ name }}: {{ url }}{% endblock %}",
    "hello.html": "{% extends 'wagtail_culture_social/mails/letter.html' %}"
    "{% block words %}<p>{{ name }}</p>{% endblock %}",
}
WORDS = {"name": "L’Île & <b>Co</b>\r\nBcc: x@example.org", "url": "/a?b=1&c=2"}


class Broken(BaseEmailBackend):
    """A server that refuses, and names the address while it does."""

    fault: type[Exception] = ConnectionRefusedError

    def send_messages(self, messages: Any) -> int:
        raise self.fault(f"no mailbox {messages[0].to}")


@pytest.fixture(autouse=True)
def _templates(settings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "wagtail_culture_social/mails"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.mark.parametrize(("language", "yes"), [("en", "Yes"), ("fr", "Oui")])
def test_a_mail_is_in_the_language_of_the_visitor(language: str, yes: str) -> None:
    assert send(ADDRESS, "hello", language, WORDS)
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    assert message.subject == f"{yes}, L’Île & <b>Co</b> Bcc: x@example.org"
    assert f'<html lang="{language}" dir="ltr">' in message.alternatives[0][0]


def test_text_is_plain_and_html_is_escaped() -> None:
    send(ADDRESS, "hello", "en", WORDS)
    (message,) = mail.outbox
    assert "L’Île & <b>Co</b>" in message.body
    assert "/a?b=1&c=2" in message.body
    assert "Tests sent this e-mail" in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert "L’Île &amp; &lt;b&gt;Co&lt;/b&gt;" in html
    assert "<title>Yes, L’Île &amp; &lt;b&gt;" in html
    assert "src=" not in html


def test_a_mail_is_no_answer_to_answer() -> None:
    send(ADDRESS, "hello", "en", WORDS)
    headers = mail.outbox[0].message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Bcc"] is None


def test_a_subject_is_one_line_whatever_breaks_lines() -> None:
    send(ADDRESS, "hello", "fr", {"name": "Musée\u2028des\x85Quais\x0b\u202e\u00a0?"})
    assert mail.outbox[0].subject == "Oui, Musée des Quais\u00a0?"


@pytest.mark.parametrize("fault", [ConnectionRefusedError, UnicodeError])
def test_a_failure_is_told_without_the_address(
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    fault: type[Exception],
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    monkeypatch.setattr(Broken, "fault", fault)
    assert not send(ADDRESS, "hello", "en", WORDS)
    assert fault.__name__ in caplog.text
    assert ADDRESS not in caplog.text
