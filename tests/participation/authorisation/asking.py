"""One request of the matrix: what it answers, and which tables it tries to write."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.participation.origins import SAME_ORIGIN

WRITE = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.I
)
QUIET = {
    "django_session",
    "wagtail_culture_social_participation_ratecount",
    "wagtail_culture_social_sharecard",
    "wagtail_culture_social_socialsettings",
    "wagtailimages_rendition",
    "wagtailadmin_editingsession",
    "wagtailusers_userprofile",
}
"""What a look writes: who is there, how often they ask, what is made to be shown."""

SAID = {
    "status": "refused",
    "reason": "topic",
    "message": "No.",
    "statement": "Taken down.",
    "outcome": "removed",
    "do": "withdraw",
    "seats": "9",
    "name": "Somebody",
    "language": "en",
    "adults": "1",
    "method": "stars",
    "quorum": "1",
    "keeps": "1",
    "agrees": "on",
    "accounts-count": "0",
    "opening_hours-count": "0",
    "confirmed": "1",
    "address": "a@example.org",
    "erase": "1",
    "count": "2",
    "came": "1",
    "real": "1",
    "text": "Words",
}
"""What is sent: enough for many a form, so that a door left open lets something in."""

REFUSED = {403, 404, 405, 410}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request."""

    status: int
    place: str
    text: str
    written: frozenset[str]

    @property
    def is_refused(self) -> bool:
        """Tell whether somebody was shown nothing: to the door, or home."""
        return self.status in REFUSED or (self.status == 302 and self._is_door)

    @property
    def _is_door(self) -> bool:
        doors = (reverse("wagtailadmin_login"), reverse("wagtailadmin_home"))
        path = self.place.partition("?")[0]
        # What is not found is looked for in the tree of pages, in a language.
        return path in doors or path.startswith("/en/")


def ask(client: Client, method: str, url: str) -> Outcome:
    """Send a request and take back all that it changed."""
    with transaction.atomic(), watched() as written:
        if method == "post":
            answer = client.post(url, SAID, **SAME_ORIGIN)
        else:
            answer = client.get(url)
        text = _text(answer)
        transaction.set_rollback(True)
    place = answer.headers.get("Location", "")
    return Outcome(answer.status_code, place, text, frozenset(written))


@contextmanager
def watched() -> Iterator[set[str]]:
    """Note the tables into which statements write, whatever becomes of it."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if found := WRITE.match(sql):
            tables.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables
    tables -= QUIET


def _text(answer: Any) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    return answer.content.decode("utf-8", "replace")
