"""Visitors who report what others sent, as a browser does, and their reports."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.participation.contests import calling
from tests.participation.origins import SAME_ORIGIN
from wagtail_culture_social.participation.models import Entry, Report

NAME = "wagtailsnippets_wagtail_culture_social_participation_report:{}"
LIST = reverse(NAME.format("list"))
SAID = {
    "reason": "rights",
    "explanation": "I took this picture myself.",
    "name": "Nadia Visitor",
    "email": "nadia@example.org",
    "is_sincere": "on",
}


def address_of(item: Any, language: str = "en") -> str:
    """Where an entry or an answer is reported."""
    kind = "entry" if isinstance(item, Entry) else "answer"
    path = reverse("wagtail_culture_social:report", args=[kind, item.key])
    return f"{path}?lang={language}"


def filled(client: Client, address: str, **changes: str) -> dict[str, str]:
    """The form as somebody fills it in."""
    form = client.get(address).context["form"]
    return {"token": form["token"].value(), **SAID, **changes}


def send(client: Client, address: str, data: dict[str, str]) -> Any:
    """Send the form from a page of the site."""
    return client.post(address, data, **SAME_ORIGIN)


def reported(item: Any, **facts: Any) -> Report:
    """A report of an entry or an answer that waits for a decision."""
    told = {
        "kind": "entry" if isinstance(item, Entry) else "answer",
        "subject": getattr(item, "key", None) or uuid4(),
        "url": "http://localhost/culture/entry/",
        "reason": "rights",
        "explanation": "I took this picture myself.",
        "name": "Nadia Visitor",
        "email": "nadia@example.org",
        "language": "en",
        "sent_at": calling.SENT,
        **facts,
    }
    return Report.objects.create(**told)
