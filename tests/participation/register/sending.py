"""A visitor who fills in the form of a campaign, and opens the link of the message."""

import re
from typing import Any

from django.core import mail
from django.test import Client
from wagtail.models import Page

from wagtail_culture_social.participation.register import service

TOKEN = re.compile(r'name="token" value="([^"]+)"')
LINK = re.compile(r"https?://testserver(/culture/\d+/register/[^\s\"]+)")
ADDRESS = "registrar@museum.example"
SAID = {
    "name": "Musée des Quais",
    "kind": "museum",
    "city": "Port-aux-Quais",
    "country": "FR",
    "website": "https://quais.example",
    "languages": ["fr", "fsl"],
    "account_x": "https://x.com/quais",
    "account_mastodon": "@quais@social.example",
    "email": ADDRESS,
    "agrees": "on",
}


def form(client: Client, page: Page) -> dict[str, Any]:
    """What a visitor sends who fills in the form of a page."""
    shown = client.get(service.register_url(page))
    found = TOKEN.search(shown.content.decode())
    assert found
    return {**SAID, "token": found[1]}


def send(client: Client, page: Page, **said: Any) -> Any:
    return post(client, page, {**form(client, page), **said})


def post(client: Client, page: Page, data: dict[str, Any]) -> Any:
    headers = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
    return client.post(service.register_url(page), data, headers=headers)


def link() -> str:
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found[1]


def token_in(shown: str) -> dict[str, str]:
    found = TOKEN.search(shown)
    assert found
    return {"token": found[1]}
