"""The views in which winners are frozen, counted again, and taken away as files."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from wagtail_culture_social.domain.awards import Prizes
from wagtail_culture_social.participation.contests import juries, winners
from wagtail_culture_social.participation.contests.access import contest_to_run
from wagtail_culture_social.participation.contests.admin.names import (
    FROZEN,
    TEMPLATES,
    address,
    heading,
)
from wagtail_culture_social.participation.contests.states import results_from
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.answers import table_headers

MOST = 100


class PrizesForm(forms.Form):
    """How many prizes there are of each kind."""

    winners = forms.IntegerField(
        label=gettext_lazy("Winners"), min_value=0, max_value=MOST
    )
    mentions = forms.IntegerField(
        label=gettext_lazy("Honourable mentions"),
        min_value=0,
        max_value=MOST,
        initial=0,
        help_text=gettext_lazy("Those who come next after the winners."),
    )
    public = forms.IntegerField(
        label=gettext_lazy("The public’s choice"),
        min_value=0,
        max_value=MOST,
        help_text=gettext_lazy("Those with the most votes, whatever else they won."),
    )


def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how many prizes there are, then write who gets them, once."""
    contest = contest_to_run(request, pk)
    why_not = "" if contest.frozen_at else winners.why_not_yet(contest)
    if contest.frozen_at or why_not:
        messages.warning(request, why_not or _("The winners are frozen."))
        return redirect(address("inspect", pk))
    sent = request.POST if request.method == "POST" else None
    form = PrizesForm(sent, initial=_usual(contest))
    if form.is_valid():
        if winners.freeze(contest, Prizes(**form.cleaned_data)):
            log(contest, FROZEN, user=request.user, data={"digest": contest.digest})
            messages.success(request, _("The winners are frozen."))
        return redirect(address("inspect", pk))
    context = {
        "form": form,
        "shown_from": results_from(contest),
        **heading(contest, _("Freeze the winners"), "lock"),
    }
    return render(request, f"{TEMPLATES}/freeze.html", context)


@require_safe
def winners_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer the awards as a table."""
    contest = _frozen(request, pk)
    headers = table_headers(f"contest-{pk}")
    return StreamingHttpResponse(winners.as_table(contest), headers=headers)


@require_safe
def winners_json(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer all that is needed to count again."""
    told: Any = winners.as_json(_frozen(request, pk))
    response = JsonResponse(told, json_dumps_params={"indent": 1})
    response["Content-Disposition"] = f'attachment; filename="contest-{pk}.json"'
    return response


def urls() -> list[URLPattern]:
    """Return the addresses of winners, below the list of contests."""
    return [
        path("<int:pk>/winners/", freeze, name="freeze"),
        path("<int:pk>/winners.csv", winners_csv, name="winners_csv"),
        path("<int:pk>/winners.json", winners_json, name="winners_json"),
    ]


def _frozen(request: HttpRequest, pk: int) -> Contest:
    contest = contest_to_run(request, pk, "view")
    if contest.frozen_at is None:
        raise Http404
    return contest


def _usual(contest: Contest) -> dict[str, int]:
    last = juries.last_closed(contest)
    return {"winners": last.keeps if last else 1, "public": int(bool(contest.vote))}
