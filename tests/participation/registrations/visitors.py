"""Somebody who fills in the form of a registration, and opens the links of mails."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation.models import RegistrationOffer
from wagtail_culture_social.participation.registrations.shown import form_url

TOKEN = re.compile(r'name="token" value="([^"]+)"')
LINK = re.compile(r"https?://[^/]+(/culture/registration/[^\s\"]+)")
ADDRESS = "ada@example.org"
SAID = {"name": "Ada", "email": ADDRESS, "adults": "2", "needs": ""}


def url(language: str = "en") -> str:
    return form_url(RegistrationOffer.objects.get(), language)


def sent(client: Client, language: str = "en", **said: Any) -> Any:
    """What the server answers to somebody who fills in the form."""
    shown = client.get(url(language)).content.decode()
    found = TOKEN.search(shown)
    assert found
    date = seats.seating().recurrence_id
    return post(client, {**SAID, "date": date, "token": found[1], **said}, language)


def post(client: Client, data: dict[str, Any], language: str = "en") -> Any:
    headers = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
    return client.post(url(language), data, headers=headers)


def link() -> str:
    """The last link of the last mail."""
    return LINK.findall(str(mail.outbox[-1].body))[-1]


def text(answer: Any) -> str:
    return answer.content.decode()
