"""What a vote asks of a visitor, mode by mode: whose vote it is, and how many."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from wagtail_culture_social.domain.ballots import (
    RANKED,
    BallotFault,
    Rules,
    check,
    ranking,
)
from wagtail_culture_social.domain.voting_codes import normal
from wagtail_culture_social.participation.defences.origins import is_same_origin
from wagtail_culture_social.participation.defences.texts import VisitorEmailField
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls import proofs
from wagtail_culture_social.participation.polls.states import state_of
from wagtail_culture_social.participation.polls.tickets import MAIL, Ticket, age_of
from wagtail_culture_social.participation.polls.voters import (
    ForgedVoter,
    voter_in,
    voter_of_code,
    voter_of_mailbox,
)

Limit = tuple[str, int, int]
FLOOD: Limit = ("vote", 600, 60)
"""Votes of a network in a minute: a full library may vote at once, a program less."""
UNPROVED: Limit = ("vote-unproved", 20, 60 * 60)
"""Votes of a network in an hour without a computation."""
MAILS: Limit = ("vote-mail", 300, 60 * 60)
IN_COOKIE = frozenset({Poll.Mode.COOKIE, Poll.Mode.PROOF})
"""Modes in which the browser itself is the voter."""
LEAST_AGE = 1
"""Seconds in which nobody reads a question and answers it."""


class VoteFault(Exception):
    """A vote that is not counted; ``code`` names the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that may be counted: whose it is, what it says, which limit it is under.

    ``address`` is where the question goes whether it is meant.
    """

    ticket: Ticket
    choices: tuple[str, ...]
    limit: Limit = FLOOD
    address: str = ""


def read_vote(poll: Poll, request: HttpRequest) -> Vote:
    """Return the vote that a form sends; nothing is read from the database.

    Raises ``VoteFault``.
    """
    must_be_open(poll)
    if not is_same_origin(request):
        raise VoteFault("elsewhere")
    if request.POST.get("more"):
        raise VoteFault("trap")
    token = request.POST.get("token", "")
    ticket = Ticket.read(poll, token)
    if ticket is None:
        raise VoteFault("stale")
    if age_of(token) <= LEAST_AGE:
        raise VoteFault("quick")
    choices = read_choices(poll, request)
    return _READERS[poll.mode](poll, request, ticket, choices)


def read_link(poll: Poll, token: str) -> Ticket:
    """Return the vote that an e-mail carries; raise ``VoteFault``.

    It is checked anew: before the first vote, rules may change while it lies there.
    """
    must_be_open(poll)
    ticket = Ticket.read(poll, token, MAIL)
    if ticket is None or poll.mode != Poll.Mode.EMAIL:
        raise VoteFault("link")
    try:
        choices = check(Rules.from_json(poll.rules), ticket.choices)
    except BallotFault as fault:
        raise VoteFault("changed") from fault
    return replace(ticket, choices=choices)


def must_be_open(poll: Poll) -> None:
    """Raise ``VoteFault`` before a poll opens and after it closes."""
    state = state_of(poll)
    if state != "open":
        raise VoteFault(state)


def read_choices(poll: Poll, request: HttpRequest) -> tuple[str, ...]:
    """Return the choices of a form, checked; raise ``VoteFault``."""
    rules, sent = Rules.from_json(poll.rules), request.POST
    try:
        if rules.kind == RANKED:
            ranks = {key: sent.get(f"rank-{key}", "") for key in rules.options}
            return check(rules, ranking(ranks))
        return check(rules, sent.getlist("choice"))
    except BallotFault as fault:
        raise VoteFault(fault.code) from fault


def _by_cookie(
    poll: Poll, request: HttpRequest, ticket: Ticket, choices: tuple[str, ...]
) -> Vote:
    """The form's token makes a voter, unless the browser has become one since."""
    try:
        known = voter_in(request)
    except ForgedVoter as error:
        raise VoteFault("cookie") from error
    return Vote(_of(known or ticket.voter, ticket), choices)


def _by_proof(
    poll: Poll, request: HttpRequest, ticket: Ticket, choices: tuple[str, ...]
) -> Vote:
    """A solution, or a minute's wait under a strict limit where nothing computes.

    It is for the voter of its form alone: with the cookies of others, which are cheap
    elsewhere, one solution would count as often as there are cookies.
    """
    vote = _by_cookie(poll, request, ticket, choices)
    if vote.ticket.voter != ticket.voter:
        raise VoteFault("stale")
    token, payload = request.POST.get("token", ""), request.POST.get("proof", "")
    if not payload:
        if age_of(token) <= proofs.WAIT:
            raise VoteFault("wait")
        return Vote(vote.ticket, choices, UNPROVED)
    if not proofs.is_solved(token, payload):
        raise VoteFault("proof")
    return vote


def _by_email(
    poll: Poll, request: HttpRequest, ticket: Ticket, choices: tuple[str, ...]
) -> Vote:
    try:
        address = VisitorEmailField().clean(request.POST.get("email", ""))
    except ValidationError as error:
        raise VoteFault("email") from error
    voter = voter_of_mailbox(poll, address)
    return Vote(Ticket(voter), choices, MAILS, address)


def _by_code(
    poll: Poll, request: HttpRequest, ticket: Ticket, choices: tuple[str, ...]
) -> Vote:
    """The code is looked up together with the poll (``places.poll_at``)."""
    if not getattr(poll, "has_code", False):
        raise VoteFault("code")
    code = normal(request.POST.get("code", ""))
    return Vote(_of(voter_of_code(poll, code), ticket), choices)


def _of(voter: str, ticket: Ticket) -> Ticket:
    """Return the ticket where it is this voter's, else that of their first vote."""
    return ticket if ticket.voter == voter else Ticket(voter)


_READERS = {
    Poll.Mode.COOKIE: _by_cookie,
    Poll.Mode.PROOF: _by_proof,
    Poll.Mode.EMAIL: _by_email,
    Poll.Mode.CODE: _by_code,
}
