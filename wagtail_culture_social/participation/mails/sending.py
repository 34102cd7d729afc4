"""How an e-mail goes out, in the visitor's language; no address is written in a log."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation

from wagtail_culture_social.domain.plain_text import one_line

logger = logging.getLogger(__name__)
FOLDER = "wagtail_culture_social/mails"

TIMEOUT = 10
"""Seconds to wait for a mail server where ``EMAIL_TIMEOUT`` says nothing."""

File = tuple[str, str, str]
"""What goes along with a mail: its name, its text, its type."""


class _Line:
    """A connection to the mail server; where none answers, nothing more is tried."""

    def __init__(self) -> None:
        self._connection = get_connection()
        if getattr(self._connection, "timeout", 0) is None:
            self._connection.timeout = TIMEOUT
        self._is_away = False

    def send(self, message: EmailMultiAlternatives) -> bool:
        """Send one mail; a fault ends the connection, and the next begins another."""
        if self._is_away:
            return False
        try:
            self._is_away = True
            self._connection.open()
            self._is_away = False
            return self._connection.send_messages([message]) == 1
        except (OSError, ValueError):
            self.close()
            raise

    def close(self) -> None:
        """End the connection, whatever the server says to it."""
        with suppress(OSError):
            self._connection.close()


_line: ContextVar[_Line | None] = ContextVar("line", default=None)


@contextmanager
def one_connection() -> Iterator[_Line]:
    """Send all mails that are sent within over one connection."""
    if known := _line.get():
        yield known
        return
    line = _Line()
    token = _line.set(line)
    try:
        yield line
    finally:
        _line.reset(token)
        line.close()


def send(
    to: str,
    template: str,
    language: str,
    context: Mapping[str, Any],
    files: Iterable[File] = (),
) -> bool:
    """Send ``mails/<template>``: ``.subject.txt``, ``.txt`` and ``.html``.

    Tell whether it went out. Send after the transaction, never in it.
    """
    with translation.override(language):
        site = getattr(settings, "WAGTAIL_SITE_NAME", "")
        context = {"site_name": site, **context, "language": language}
        subject = one_line(_plain(f"{template}.subject.txt", context))
        context["subject"] = subject
        text = _plain(f"{template}.txt", context).strip() + "\n"
        html = render_to_string(f"{FOLDER}/{template}.html", context)
    message = EmailMultiAlternatives(subject, text, to=[to])
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    message.attach_alternative(html, "text/html")
    for name, content, kind in files:
        message.attach(name, content, kind)
    try:
        with one_connection() as line:
            return line.send(message)
    except (OSError, ValueError) as error:
        # A fault of SMTP, or an address that no header can hold.
        # The words of the error may hold the address.
        logger.warning("Mail “%s” not sent: %s", template, type(error).__name__)
        return False


def _plain(name: str, context: Mapping[str, Any]) -> str:
    """Render a template of plain text: nothing in it is escaped for HTML."""
    found = engines["django"].get_template(f"{FOLDER}/{name}").template
    return found.render(Context(context, autoescape=False))
