"""People who fill in the form of a contest, and open the links of their mails."""

import re
from typing import Any

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.participation.contests import calling
from tests.participation.uploads.sending import jpeg
from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.entries.links import lost_link_url
from wagtail_culture_social.participation.models import Contest, Entry

TOKEN = re.compile(r'name="token" value="([^"]+)"')
LINK = re.compile(r"https?://[^/]+(/culture/entry/[^\s\"]+)")
SAME_ORIGIN = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
ADDRESS, PARENT = "ada@example.org", "parent@example.org"
WORDS = {
    "title": "Quay at two",
    "credit": "Ada L.",
    "name": "Ada Lace",
    "email": ADDRESS,
    "licence": LICENCES[1],
    "agree_rules": "on",
    "agree_publication": "on",
    "agree_image_rights": "on",
}


def photo(name: str = "quay.jpg", content: bytes = b"") -> SimpleUploadedFile:
    """A photograph, as a browser sends it."""
    return SimpleUploadedFile(name, content or jpeg())


def filled(contest: Contest, **said: Any) -> dict[str, Any]:
    """A form with everything that the usual contest asks for."""
    picture = calling.key_of(contest, "image")
    return {
        **WORDS,
        f"answer_{picture}": photo(),
        f"alt_{picture}": "A quay under one lamp.",
        f"answer_{calling.key_of(contest, 'choice')}": calling.choice_of(contest),
        f"answer_{calling.key_of(contest, 'long')}": "Nobody there but gulls.",
        **said,
    }


def in_words(**changes: Any) -> Contest:
    """A contest that asks for nothing but a title."""
    return calling.contest(fields=[{**FIELD}], **changes)


FIELD = {
    "label": "Story",
    "kind": "text",
    "help_text": "",
    "required": False,
    "choices": [],
}


def token_on(page: str) -> str:
    """The token of the form on a page."""
    found = TOKEN.search(page)
    assert found
    return found[1]


def post(client: Client, url: str, data: dict[str, Any]) -> Any:
    """Send a form from a page of this site."""
    known = {name: value for name, value in data.items() if value is not None}
    return client.post(url, known, headers=SAME_ORIGIN)


def send(client: Client, contest: Contest, language: str = "en", **said: Any) -> Any:
    """Open the form, fill it in, send it; what is ``None`` is left out."""
    url = enter_url(contest, language)
    token = token_on(client.get(url).content.decode())
    return post(client, url, filled(contest, **{"token": token, **said}))


def write(client: Client, contest: Contest, **said: Any) -> Any:
    """Send a form without a file."""
    url = enter_url(contest, "en")
    token = token_on(client.get(url).content.decode())
    return post(client, url, {**WORDS, "token": token, **said})


def ask_for_links(client: Client, contest: Contest, email: str) -> Any:
    """Ask again for the links to one's entries."""
    url = lost_link_url(contest, "en")
    token = token_on(client.get(url).content.decode())
    return post(client, url, {"email": email, "token": token})


def link(number: int = -1) -> str:
    """The link in a mail, the last one without a number."""
    return LINK.findall(str(mail.outbox[number].body))[-1]


def confirmed(client: Client, contest: Contest, **said: Any) -> Entry:
    """Somebody who sent an entry and confirmed it; the outbox is empty again."""
    assert send(client, contest, **said).status_code == 303
    client.post(link())
    mail.outbox.clear()
    return Entry.objects.latest("pk")


def text(answer: Any) -> str:
    return answer.content.decode()
