"""Polls that are open now, and visitors who vote in them as a browser would."""

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.participation.origins import SAME_ORIGIN
from tests.participation.polls import asking
from wagtail_culture_social.participation.models import Ballot, Poll
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import COOKIE, new_voter
from wagtail_culture_social.participation.polls.voting import Outcome, cast


def poll(**value: Any) -> Poll:
    """A poll of a live page, written by its publication."""
    page = asking.page_with(value)
    return Poll.objects.get(page=page.pk)


def change(one: Poll, **fields: Any) -> Poll:
    """The same poll with other dates or the like."""
    Poll.objects.filter(pk=one.pk).update(**fields)
    one.refresh_from_db()
    return one


def address(one: Poll, language: str = "en", name: str = "poll") -> str:
    path = reverse(f"wagtail_culture_social:{name}", args=[one.twin_key, one.block_id])
    return f"{path}?lang={language}"


def form(client: Client, one: Poll, language: str = "en", **more: str) -> Any:
    """What the form of a poll shows to a browser."""
    return client.get(address(one, language), more or None).context["paper"]


def send(client: Client, one: Poll, language: str = "en", **data: Any) -> Any:
    return client.post(address(one, language), data, **SAME_ORIGIN)


def vote(client: Client, one: Poll, *options: int, **more: Any) -> Any:
    """Open the form, choose options by number, send it."""
    paper = form(client, one)
    keys = [one.rules["options"][number] for number in options]
    return send(client, one, **{"token": paper.token, "choice": keys, **more})


def cast_new(one: Poll, *options: int) -> Outcome:
    """The vote of somebody new, without form."""
    keys = tuple(one.rules["options"][number] for number in options)
    return cast(one, Ticket(new_voter()), keys)


def counted(one: Poll) -> dict[str, int]:
    """The counters of a poll that are not nought."""
    rows = one.counters.exclude(value=0).values_list("key", "value")
    return dict(rows)


def said(one: Poll) -> list[list[str]]:
    return list(Ballot.objects.filter(poll=one).values_list("choices", flat=True))


def link_in(text: str) -> str:
    """The address in an e-mail that confirms a vote."""
    return next(line for line in text.splitlines() if line.startswith("http"))


def confirm(text: str) -> Any:
    """Follow the link of an e-mail and press its button, on another device."""
    client, link = Client(), link_in(text)
    token = client.get(link).context["token"]
    return client.post(link, {"token": token}, **SAME_ORIGIN)


def refused(answer: Any, status: int, words: str) -> None:
    """Nothing was counted, no voter made, and the page says why."""
    assert answer.status_code == status
    assert COOKIE not in answer.cookies or not answer.cookies[COOKIE].value
    assert words in answer.content.decode()
    assert Ballot.objects.count() == 0
