"""The addresses of the benchmark: our vote, its two statements, and a naive vote."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tests.projects.urls import urlpatterns as of_project
from wagtail_culture_social.participation.models import Ballot, Poll
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import new_voter
from wagtail_culture_social.participation.polls.voting import cast

_KNOWN: dict[UUID, Poll] = {}


@csrf_exempt
def naive(request: HttpRequest, twin_key: UUID) -> HttpResponse:
    """Look the poll up, insert a row: no token, no limit, no counter."""
    poll = Poll.objects.get(twin_key=twin_key)
    choice = request.POST["choice"]
    if choice in poll.rules["options"]:
        Ballot.objects.create(poll=poll, voter_key=uuid4().hex, choices=[choice])
    return HttpResponse(status=303, headers={"Location": "/"})


@csrf_exempt
def bare(request: HttpRequest, twin_key: UUID) -> HttpResponse:
    """Ballot and counter alone: the two statements of a vote, in their transaction."""
    if twin_key not in _KNOWN:
        _KNOWN[twin_key] = Poll.objects.get(twin_key=twin_key)
    cast(_KNOWN[twin_key], Ticket(new_voter()), (request.POST["choice"],))
    return HttpResponse(status=303, headers={"Location": "/"})


urlpatterns: list[Any] = [
    path("bench/naive/<uuid:twin_key>/", naive),
    path("bench/bare/<uuid:twin_key>/", bare),
    *of_project,
]
