"""The views of jurors: which contests wait for them, and the entries, without names."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from wagtail_culture_social.domain.juries import MOST_RANKED
from wagtail_culture_social.participation.contests import juries
from wagtail_culture_social.participation.contests.admin.judging_forms import (
    JudgingForm,
)
from wagtail_culture_social.participation.contests.admin.names import (
    JURY,
    TEMPLATES,
    trail,
)
from wagtail_culture_social.participation.contests.asked import asked_by_lead
from wagtail_culture_social.participation.contests.cards import Card, cards_of
from wagtail_culture_social.participation.models import Contest, JuryRound
from wagtail_culture_social.participation.waiting import Waiting as Line
from wagtail_culture_social.social.pictures import PICTURE_SPECS

EACH = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry with the choice that a juror has."""

    number: int
    card: Card
    field: BoundField


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contest of a juror: its round, and how many entries are left to judge."""

    contest: Contest
    number: int
    left: int
    url: str


def waiting_for(juror: Any) -> list[Waiting]:
    """Return the contests that a juror may judge at present."""
    found = []
    for contest in juries.contests_judged_by(juror).order_by("jury_closes_at"):
        one = juries.current_round(contest) if juries.is_sitting(contest) else None
        if one is not None:
            url = reverse(f"{JURY}:judge", args=[contest.pk])
            left = juries.left_to_judge(one, juror)
            found.append(Waiting(contest, one.number, left, url))
    return found


def lines_for(juror: Any) -> list[Line]:
    """Return what is left to judge in words, each with its address; for a mail."""
    return [
        Line(
            ngettext(
                "“%(title)s”: %(count)d entry is left for you to judge",
                "“%(title)s”: %(count)d entries are left for you to judge",
                one.left,
            )
            % {"title": one.contest.title, "count": one.left},
            one.url,
        )
        for one in waiting_for(juror)
        if one.left
    ]


def jury_home(request: HttpRequest) -> HttpResponse:
    """List the contests whose jury one is on."""
    context = {
        "waiting": waiting_for(request.user),
        "header_title": _("Jury"),
        "header_icon": "group",
        "breadcrumbs_items": trail(("", _("Jury"))),
    }
    return render(request, f"{TEMPLATES}/jury_home.html", context)


def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the entries of the round, some at a time, and keep what is said of them."""
    contest = get_object_or_404(juries.contests_judged_by(request.user), pk=pk)
    one = juries.current_round(contest) if juries.is_sitting(contest) else None
    if one is None:
        messages.warning(request, _("There is nothing to judge in this contest now."))
        return redirect(f"{JURY}:home")
    one.contest = contest
    keys = juries.to_judge(one, request.user)
    is_ranking = one.method == JuryRound.Method.RANK
    each = MOST_RANKED if is_ranking else EACH
    part = Paginator(keys, each).get_page(request.GET.get("p"))
    marks = juries.marks_of(one, request.user)
    form = JudgingForm(one, part.object_list, marks)
    if request.method == "POST":
        shown = [key for key in keys if key in set(request.POST.getlist("shown"))]
        form = JudgingForm(one, shown, marks, request.POST)
        if form.is_valid():
            return _keep(request, one, form, part)
    context = {
        "contest": contest,
        "round": one,
        "form": form,
        "entries": _judged(contest, form, part.start_index()),
        "part": part,
        "elided_page_range": part.paginator.get_elided_page_range(part.number),
        "is_too_long": is_ranking and len(keys) > MOST_RANKED,
        "judged": sum(key in marks for key in keys),
        "total": len(keys),
        **_heading(one),
    }
    return render(request, f"{TEMPLATES}/judge.html", context)


def admin_urls() -> list[URLPattern]:
    """Return the addresses of jurors."""
    views = [path("", jury_home, name="home"), path("<int:pk>/", judge, name="judge")]
    return [path("culture-social/jury/", include((views, JURY)))]


def _keep(
    request: HttpRequest, one: JuryRound, form: JudgingForm, part: Page
) -> HttpResponse:
    """Keep what a juror said, and go on to the next entries."""
    try:
        juries.judge(one, request.user, form.keys, form.said)
    except juries.RoundOver:
        words = _("This round was closed meanwhile: what you sent is not counted.")
        messages.error(request, words)
        return redirect(f"{JURY}:home")
    messages.success(request, _("Kept."))
    number = part.next_page_number() if part.has_next() else part.number
    return redirect(f"{reverse(f'{JURY}:judge', args=[one.contest_id])}?p={number}")


def _heading(one: JuryRound) -> dict[str, Any]:
    """Return what the page of a round says at its top, and where it stands."""
    title, number = one.contest.title, {"number": one.number}
    above = (reverse(f"{JURY}:home"), _("Jury"))
    return {
        "header_title": f"{title} – {_('Round %(number)d of the jury') % number}",
        "header_icon": "pick",
        "breadcrumbs_items": trail(above, ("", title)),
    }


def _judged(contest: Contest, form: JudgingForm, first: int) -> list[Judged]:
    """Return the entries of a form as they are shown: no credit, no link to it."""
    asked = asked_by_lead(contest)
    if asked is None:
        return []
    entries = contest.entries.filter(key__in=form.keys)
    language = asked.language  # of the labels; jurors read the admin in their own
    fields = [replace(one, language=one.language or language) for one in asked.fields]
    found = cards_of(asked.page, entries, fields, language, PICTURE_SPECS)
    cards = {
        card.key: replace(card, credit="", url="", report_url="") for card in found
    }
    return [
        Judged(number, cards[key], form[key])
        for number, key in enumerate(form.keys, first)
        if key in cards
    ]
