"""How an e-mail goes out, in the visitor's language; no address is written in a log."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation

from wagtail_culture_social.domain.plain_text import one_line

logger = logging.getLogger(__name__)
FOLDER = "wagtail_culture_social/mails"


def send(to: str, template: str, language: str, context: Mapping[str, Any]) -> bool:
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
    try:
        return message.send() == 1
    except (OSError, ValueError) as error:
        # A fault of SMTP, or an address that no header can hold.
        # The words of the error may hold the address.
        logger.warning("Mail “%s” not sent: %s", template, type(error).__name__)
        return False


def _plain(name: str, context: Mapping[str, Any]) -> str:
    """Render a template of plain text: nothing in it is escaped for HTML."""
    found = engines["django"].get_template(f"{FOLDER}/{name}").template
    return found.render(Context(context, autoescape=False))
