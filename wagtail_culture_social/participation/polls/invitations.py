"""The e-mail that asks whether a vote is meant; until then no ballot exists."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wagtail_culture_social.participation.defences.limiter import allow
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.polls.asked import Asked
from wagtail_culture_social.participation.polls.modes import (
    Limit,
    Vote,
    VoteFault,
)
from wagtail_culture_social.participation.polls.tickets import MAIL
from wagtail_culture_social.participation.polls.voting import next_ticket

ONE_MAILBOX: Limit = ("vote-mailbox", 3, 60 * 60)
"""E-mails that one mailbox gets in an hour from one network."""


def invite(request: HttpRequest, question: Asked, vote: Vote) -> None:
    """Send the link that counts a vote; it carries the vote, we keep nothing.

    Raises ``VoteFault``: too many e-mails, or none could be sent.
    """
    poll, voter = question.poll, vote.ticket.voter
    for (scope, most, seconds), of in ((vote.limit, poll.pk), (ONE_MAILBOX, voter)):
        if not allow(request, f"{scope}/{of}", most, seconds):
            raise VoteFault("limited")
    ticket = replace(next_ticket(poll, voter), choices=vote.choices)
    address = reverse(
        "wagtail_culture_social:poll_confirm", args=[poll.twin_key, poll.block_id]
    )
    query = {"lang": question.language, "token": ticket.signed(poll, MAIL)}
    told = {
        "question": question.value["question"],
        "url": request.build_absolute_uri(f"{address}?{urlencode(query)}"),
        "is_change": ticket.revision > 0,
    }
    if not send(vote.address, "vote", question.language, told):
        raise VoteFault("mail")
