"""Naughty strings in every public field: no fault, nothing that runs, no formula.

The fields are found in the forms themselves; ``test_public_forms`` sees to it that no
form is forgotten. What a browser makes of the pages is in
``quality/test_naughty_pages``.
"""

from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.participation import naughty
from tests.participation.naughty import STRINGS, live_nodes
from tests.participation.public_forms import Place, VoteForm, every_form, places
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.defences.limiter import Attempt
from wagtail_culture_social.participation.entries.links import (
    CONFIRMING,
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.feedback import reports as remarks
from wagtail_culture_social.participation.models import (
    Answer,
    Entry,
    Institution,
    Participation,
    Seating,
)
from wagtail_culture_social.participation.polls import modes
from wagtail_culture_social.participation.registrations.admin.names import address
from wagtail_culture_social.participation.viewsets import ParticipationGroup

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TAKEN = {302, 303}
REFUSED = {422}
MOST = 30
"""Forms of each kind that are sent with what others collected; fields read it all."""


@pytest.fixture(autouse=True)
def _present(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fixed clock, and a visitor who may be as quick and as busy as they like."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    for kind in every_form():
        monkeypatch.setattr(kind, "least_age", -1)
    monkeypatch.setattr(modes, "LEAST_AGE", -1)
    monkeypatch.setattr(Attempt, "is_allowed", lambda _attempt: True)


class Writer:
    """Somebody who fills in one form again and again, each time with a new token."""

    def __init__(self, client: Client, place: Place) -> None:
        self.client, self.place = client, place
        self.fields = place.texts(client)
        self.usual = live_nodes(client.get(place.url))
        self.form = None if place.kind is VoteForm else place.form(client)
        self.paper = place.token(client)
        self.numbers = count()

    def send(self, **said: str) -> Any:
        """Send the form; see that nothing of it runs."""
        answer = self.place.send(self.client, token=self._token(), **said)
        assert answer.status_code in TAKEN | REFUSED, (self.place.kind, said)
        if answer.status_code in REFUSED:
            assert live_nodes(answer) == self.usual, (self.place.kind, said)
        return answer

    def write(self, texts: tuple[str, ...]) -> int:
        """Write every text that a field takes into it; return how many forms came."""
        good = {
            name: naughty.accepted(field, texts) for name, field in self.fields.items()
        }
        taken = 0
        for number in range(max(map(len, good.values()))):
            said = {
                name: one[number] for name, one in good.items() if number < len(one)
            }
            taken += self._sent_without_faults(said)
        return taken

    def insist(self, texts: tuple[str, ...]) -> None:
        """Write every text into every field, whatever it says to that."""
        names = list(self.fields)
        for first in range(len(texts)):
            said = {
                name: texts[(first + number) % len(texts)]
                for number, name in enumerate(names)
            }
            self.send(**said)

    def _sent_without_faults(self, said: dict[str, str]) -> bool:
        """Send a form, and where fields do not fit together, once more without them."""
        own = {"email": f"ada{next(self.numbers)}@example.org"}
        said = (own if "email" in self.fields else {}) | said
        answer = self.send(**said)
        if answer.status_code in REFUSED and self.form is not None:
            wrong = answer.context["form"].errors
            answer = self.send(
                **{name: said[name] for name in said if name not in wrong}
            )
        return answer.status_code in TAKEN

    def _token(self) -> str:
        if self.form is None:
            return self.paper
        return tokens.issue(self.form.purpose, *self.form.parts)


def test_every_text_in_every_field_is_taken_or_refused_in_words(
    client: Client,
) -> None:
    for place in places():
        Writer(client, place).insist(STRINGS)


@pytest.mark.skipif(
    not naughty.LISTS, reason="the naughty strings are not here (../shared)"
)
def test_texts_that_others_collected_are_taken_or_refused_in_words(
    client: Client,
) -> None:
    texts = [line for file in naughty.LISTS for line in naughty.lines(file)]
    for place in places():
        writer = Writer(client, place)
        for field in writer.fields.values():
            naughty.accepted(field, tuple(texts))
        names = list(writer.fields)
        for first in range(0, len(texts), max(len(names), len(texts) // MOST)):
            writer.send(**dict(zip(names, texts[first:], strict=False)))


def test_what_is_taken_runs_nowhere_and_is_no_formula(
    client: Client, admin_client: Client
) -> None:
    for place in places():
        taken = Writer(client, place).write(STRINGS)
        assert taken >= 5, place.kind
    show_everything()
    for url in pages():
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        assert not [one for one in live_nodes(answer) if "alert" in one], url
    for url in tables():
        found = list(naughty.cells(admin_client.get(url)))
        assert any("1+1" in cell for cell in found), url
        assert [cell for cell in found if not naughty.is_neutral(cell)] == [], url
        if url.endswith("export=csv"):
            book = admin_client.get(url.replace("csv", "xlsx"))
            assert naughty.formulas(book) == [], url


def show_everything() -> None:
    """Approve what was sent, children with the leave of a parent."""
    Entry.objects.update(status="approved", is_minor=False)
    Answer.objects.update(status="approved")
    Institution.objects.update(status="approved")


def pages() -> list[str]:
    """The public pages on which what was sent is read, and those behind links."""
    found = []
    for entry in Entry.objects.select_related("contest__page"):
        found.append(f"/culture/entry/{entry.key}/")
        found += [path_to(entry, link) for link in (CONFIRMING, GUARDIAN, MANAGING)]
    contest = Entry.objects.first().contest
    root = f"/culture/contest/{contest.twin_key}/{contest.block_id}/entries/"
    found += [f"{root}?page={number}" for number in (1, 2, 3)]
    poll = Answer.objects.first().poll
    root = f"/culture/poll/{poll.twin_key}/{poll.block_id}/answers/"
    found += [f"{root}?page={number}" for number in (1, 2)]
    found += [contest.page.url, poll.page.url]
    return found


def tables() -> list[str]:
    """The tables in which the staff, or everybody, reads what was sent."""
    lists = [
        reverse(f"wagtailsnippets_{one.model._meta.label_lower.replace('.', '_')}:list")
        for one in ParticipationGroup.items
        if isinstance(one.list_export, list)
    ]
    key = Participation.objects.first().twin_key
    campaign = Page.objects.filter(translation_key=key).first()
    return [
        *(f"{one}?export=csv" for one in (*lists, reverse(remarks.REMARKS))),
        reverse("wagtail_culture_social:participants_csv", args=[campaign.pk]),
        address("csv", Seating.objects.first().pk),
    ]
