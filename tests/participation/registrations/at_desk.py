"""What tests of the desk of registrations ask and send."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.participation.registrations import seating as given
from wagtail_culture_social.participation.registrations.admin.names import (
    SEATINGS,
    address,
)

LIST = reverse(f"{SEATINGS}:index")
VIEWS = ("date", "attendance", "print", "add", "seats", "write", "csv")
CHANGES = ("add", "seats", "write", "sending")
CALL = {"name": "Ada", "language": "en", "adults": "1"}


def shown(client: Client, name: str, **query: Any) -> str:
    answer = client.get(address(name, given.seating().pk), query)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, view: str, **data: Any) -> Any:
    return client.post(address(view, given.seating().pk), data, follow=True)


def words_of(answer: Any) -> str:
    return answer.content.decode()


def logged() -> list[tuple[str, dict[str, Any]]]:
    rows = ModelLogEntry.objects.filter(action__contains="culture_social")
    return [(row.action.rpartition(".")[2], row.data) for row in rows.order_by("pk")]
