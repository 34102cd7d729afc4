"""The public address where the entries of a vote are looked through, in fair order."""

from typing import Any
from uuid import UUID

from django.conf import settings as django_settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.lots import draw
from wagtail_culture_social.participation.contests.vote_words import entry_options
from wagtail_culture_social.participation.contests.voting import begin
from wagtail_culture_social.participation.models import Contest, Poll
from wagtail_culture_social.participation.polls.asked import asked
from wagtail_culture_social.participation.polls.pages import poll_page
from wagtail_culture_social.participation.polls.shown import poll_url
from wagtail_culture_social.participation.polls.states import state_of
from wagtail_culture_social.social.answers import MAX_AGE

EACH = 24
HOUR = 60 * 60


@require_safe
def contest_vote(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Show entries to choose from: the same for all visitors, so that caches keep it.

    The order is drawn anew every hour. Who leafs on keeps the order of the hour in
    which they began, and what they chose, in the address; the form of the vote
    itself comes after (``polls.views.vote``), and no cache keeps that.
    """
    contest = get_object_or_404(Contest, twin_key=twin_key, block_id=block)
    if begin(contest) is None:
        raise Http404
    question = asked(request, twin_key, block, Poll.Kind.ENTRIES)
    hour = _hour(request.GET.get("order", ""))
    context: dict[str, Any] = {"is_open": state_of(question.poll) == "open"}
    if context["is_open"]:
        context |= _shown(request, question.poll, question.language, hour)
    response = poll_page(request, question, "entries", **context)
    if django_settings.SESSION_COOKIE_NAME not in request.COOKIES:
        patch_cache_control(response, max_age=_seconds_left(contest))
    return response


def urls() -> list[URLPattern]:
    """Return the address of the entries of a vote."""
    of_contest = "contest/<uuid:twin_key>/<str:block>"
    return [path(f"{of_contest}/vote/", contest_vote, name="contest_vote")]


def order_of(poll: Poll, hour: int) -> tuple[str, ...]:
    """Return the entries in the order of an hour (hours since 1970, UTC)."""
    return draw(poll.rules["options"], f"{poll.pk} {hour}")


def _shown(
    request: HttpRequest, poll: Poll, language: str, hour: int
) -> dict[str, Any]:
    part = Paginator(order_of(poll, hour), EACH).get_page(request.GET.get("page"))
    options = entry_options(poll, part.object_list, language)
    chosen = list(dict.fromkeys(request.GET.getlist("choice")))
    known = set(poll.rules["options"])
    return {
        "options": list(options.values()),
        "chosen": chosen,
        "kept": [key for key in chosen if key not in options and key in known],
        "most": poll.rules["most"],
        "part": part,
        "order": hour,
        "language": language,
        "vote_url": poll_url(poll, language).partition("?")[0],
    }


def _hour(asked_for: str) -> int:
    """Return the hour whose order is shown: this one, or the one in which one began.

    Older ones are not shown, so that nobody looks for the order that suits them.
    """
    current = int(now().timestamp()) // HOUR
    return current - 1 if asked_for == str(current - 1) else current


def _seconds_left(contest: Contest) -> int:
    """Return how long the page stays as it is: the hour, and the vote, may end."""
    second = int(now().timestamp())
    ends = [HOUR - second % HOUR, MAX_AGE]
    if contest.vote_closes_at and contest.vote_closes_at > now():
        ends.append(int((contest.vote_closes_at - now()).total_seconds()))
    return min(ends)
