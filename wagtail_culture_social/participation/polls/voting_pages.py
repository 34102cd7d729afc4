"""The pages of a vote: its form, its result, its e-mail; what counts is elsewhere."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from wagtail_culture_social.domain.ballots import ENTRIES, Rules
from wagtail_culture_social.domain.voting_codes import normal
from wagtail_culture_social.participation.contests.vote_words import entries_url
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.asked import Asked
from wagtail_culture_social.participation.polls.faults import STATUS, message_of
from wagtail_culture_social.participation.polls.modes import (
    IN_COOKIE,
    VoteFault,
    read_link,
)
from wagtail_culture_social.participation.polls.pages import poll_page
from wagtail_culture_social.participation.polls.papers import (
    Line,
    Paper,
    Said,
    lines_of,
)
from wagtail_culture_social.participation.polls.proofs import challenge
from wagtail_culture_social.participation.polls.receipts import Receipt
from wagtail_culture_social.participation.polls.results import (
    ShownResult,
    result_of,
    shown_result,
)
from wagtail_culture_social.participation.polls.states import sees_results, state_of
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import (
    COOKIE,
    ForgedVoter,
    new_voter,
    voter_in,
    voter_of_code,
)
from wagtail_culture_social.participation.polls.voting import last_ballot, next_ticket

FIELDS = frozenset({"email", "code"})
"""Faults that are about the one field of that name."""


def form_page(
    request: HttpRequest,
    question: Asked,
    fault: str = "",
    *,
    is_unknown: bool = False,
) -> HttpResponse:
    """Show the form of a vote (``vote.html``), or why there is none.

    Its context, besides that of every page of a poll: ``paper`` (``papers.Paper``,
    ``None`` unless the poll is open), ``fault`` (a message, ``""`` for none),
    ``wrong`` (the end of the id of what it is about), ``is_unknown`` (whether this is
    shown to who has just voted with a browser that keeps no cookie) and ``result``
    (``results.ShownResult``, ``None`` where this visitor sees none).
    """
    poll, rules = question.poll, Rules.from_json(question.poll.rules)
    with translation.override(question.language):
        ticket, token = _ticket(request, poll, fault)
        told = {
            "paper": _paper(request, question, ticket, token),
            "fault": message_of(fault, rules) if fault else "",
            "wrong": fault if fault in FIELDS else "form",
            "is_unknown": is_unknown,
            "result": _result(question, has_voted=ticket.revision > 0),
        }
        status = STATUS.get(fault, 422) if fault else 200
        response = poll_page(request, question, "vote", status, **told)
    if fault == "cookie":
        response.delete_cookie(COOKIE)
    return response


def done_page(request: HttpRequest, question: Asked, receipt: Receipt) -> HttpResponse:
    """Show what became of a vote (``done.html``).

    Its context: ``outcome`` ("counted", "changed" or "already"), ``chosen`` (the
    options of the ballot that counts, in order), ``is_right`` (of a quiz; else
    ``None``), ``right`` (the right options), ``may_change``, ``vote_url``, ``result``.
    """
    poll = question.poll
    ballot = last_ballot(poll, receipt.voter or _known_voter(request))
    if ballot is None:
        is_unknown = not receipt.voter and COOKIE not in request.COOKIES
        return form_page(request, question, is_unknown=is_unknown)
    choices = list(ballot.choices)
    rules = Rules.from_json(poll.rules)
    is_quiz = poll.kind == Poll.Kind.QUIZ
    with translation.override(question.language):
        names = _names(question, rules, choices)
        return poll_page(
            request,
            question,
            "done",
            outcome=str(receipt.outcome),
            chosen=[names[key] for key in choices if key in names],
            is_right=rules.is_right(choices) if is_quiz else None,
            right=[names[key] for key in rules.options if key in rules.right],
            may_change=_may_change(poll) and not is_quiz,
            vote_url=f"{request.path}?lang={question.language}",
            result=_result(question, has_voted=True, tells_right=is_quiz),
        )


def sent_page(request: HttpRequest, question: Asked) -> HttpResponse:
    """Say that an e-mail is on its way (``mail_sent.html``); nothing is counted yet."""
    return poll_page(request, question, "mail_sent")


def confirm_page(request: HttpRequest, question: Asked, token: str) -> HttpResponse:
    """Ask whether the vote of an e-mail is meant (``confirm.html``).

    Programs open the links of an e-mail, so that only the button there counts. Its
    context: ``token``, ``chosen``, ``is_change``.
    """
    try:
        ticket = read_link(question.poll, token)
    except VoteFault as fault:
        return form_page(request, question, fault.code)
    with translation.override(question.language):
        rules = Rules.from_json(question.poll.rules)
        names = _names(question, rules, ticket.choices)
        return poll_page(
            request,
            question,
            "confirm",
            token=token,
            chosen=[names[key] for key in ticket.choices if key in names],
            is_change=ticket.revision > 0,
        )


def _names(question: Asked, rules: Rules, choices: Sequence[str]) -> dict[str, Line]:
    lines = lines_of(question, rules, Said(choices))
    return {line.key: line for line in lines}


def _may_change(poll: Poll) -> bool:
    return state_of(poll) == "open" and poll.mode in IN_COOKIE


def _paper(
    request: HttpRequest, question: Asked, ticket: Ticket, token: str
) -> Paper | None:
    poll, rules = question.poll, Rules.from_json(question.poll.rules)
    if state_of(poll) != "open":
        return None
    said = _said(request, rules, ticket)
    is_proved = poll.mode == Poll.Mode.PROOF
    most = min(rules.most, len(rules.marks))
    return Paper(
        kind=poll.kind,
        mode=poll.mode,
        token=token,
        lines=lines_of(question, rules, said),
        least=rules.least,
        most=most,
        is_change=ticket.revision > 0,
        proof=challenge(request, poll, token) if is_proved else "",
        code=said.code,
        email=said.email,
        ranks=[str(place) for place in range(1, most + 1)],
        entries_url=entries_url(poll, question.language, said.choices),
    )


def _said(request: HttpRequest, rules: Rules, ticket: Ticket) -> Said:
    if request.method != "POST":
        chosen = request.GET.getlist("choice") if rules.kind == ENTRIES else []
        choices = chosen or ticket.replaces
        return Said(choices=choices, code=request.GET.get("code", ""))
    sent = request.POST
    return Said(
        choices=sent.getlist("choice"),
        ranks={key: sent.get(f"rank-{key}", "") for key in rules.options},
        code=sent.get("code", ""),
        email=sent.get("email", ""),
    )


def _ticket(request: HttpRequest, poll: Poll, fault: str) -> tuple[Ticket, str]:
    """Return the ticket of the form that was sent, while it is good, or a new one."""
    if request.method == "POST" and fault != "stale":
        token = request.POST.get("token", "")
        if sent := Ticket.read(poll, token):
            return sent, token
    ticket = _new_ticket(request, poll)
    return ticket, ticket.signed(poll)


def _new_ticket(request: HttpRequest, poll: Poll) -> Ticket:
    voter = ""
    if poll.mode in IN_COOKIE:
        voter = _known_voter(request)
    elif poll.mode == Poll.Mode.CODE and request.GET.get("code"):
        voter = voter_of_code(poll, normal(request.GET["code"]))
    return next_ticket(poll, voter) if voter else Ticket(new_voter())


def _known_voter(request: HttpRequest) -> str:
    try:
        return voter_in(request)
    except ForgedVoter:
        return ""


def _result(
    question: Asked, *, has_voted: bool, tells_right: bool = False
) -> ShownResult | None:
    poll, state = question.poll, state_of(question.poll)
    if not sees_results(poll, state, has_voted=has_voted):
        return None
    return shown_result(
        poll,
        result_of(poll),
        question.answers,
        question.language,
        tells_right=tells_right or state == "closed",
    )
