"""A visitor who answers whether a page helped, as a browser does."""

from datetime import timedelta
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

OWN = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


def address(page: Any) -> str:
    return f"/culture/{page.pk}/feedback/"


def opened(client: Client, page: Any) -> dict[str, str]:
    """The fields of the form as it is shown, with their values."""
    soup = BeautifulSoup(client.get(address(page)).content, "html.parser")
    fields = soup.select("form.wcs-form [name]:not([type=radio])")
    return {field["name"]: field.get("value", "") for field in fields}


def send(client: Client, page: Any, data: dict[str, Any], **headers: str) -> Any:
    """Send a form ten seconds later."""
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        return client.post(address(page), data, headers=headers or OWN)


def answer(client: Client, page: Any, helpful: str = "yes", sentence: str = "") -> Any:
    """Open the form, fill it in and send it."""
    fields = opened(client, page)
    return send(client, page, {**fields, "helpful": helpful, "sentence": sentence})
