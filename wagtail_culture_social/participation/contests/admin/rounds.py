"""The views in which a jury is named, its rounds are set up, followed and closed."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from wagtail_culture_social.domain.juries import MOST_RANKED
from wagtail_culture_social.participation.contests import juries
from wagtail_culture_social.participation.contests.access import contest_to_run
from wagtail_culture_social.participation.contests.admin.names import (
    NAMED,
    ROUND_CLOSED,
    TEMPLATES,
    address,
    heading,
)
from wagtail_culture_social.participation.models import Contest, JuryRound


class JuryForm(forms.ModelForm):
    """Who judges: users of the admin; they need no right to any page."""

    class Meta:
        model = Contest
        fields = ["jurors"]
        widgets = {"jurors": forms.CheckboxSelectMultiple}
        help_texts = {
            "jurors": gettext_lazy(
                "Whoever may sign in to the admin. Jurors see entries without names, "
                "and never one that comes from their own e-mail address."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["jurors"]
        field.queryset = _users_of_the_admin()


class RoundForm(forms.ModelForm):
    """How a round is judged, and how many entries go on."""

    class Meta:
        model = JuryRound
        fields = ["method", "quorum", "keeps"]
        help_texts = {
            "method": gettext_lazy(
                "Many entries: yes or no. Some dozens: stars. The last ones: ranking."
            ),
            "quorum": gettext_lazy("An entry that fewer jurors judged does not go on."),
        }

    def clean_quorum(self) -> int:
        """Refuse a quorum that nobody has to meet, or nobody can."""
        quorum, jurors = self.cleaned_data["quorum"], self.instance.contest.jurors
        if quorum < 1:
            raise ValidationError(_("At least one juror has to judge an entry."))
        if quorum > jurors.count():
            raise ValidationError(_("There are fewer jurors than that."))
        return quorum

    def clean_keeps(self) -> int:
        """Refuse a round after which nothing is left."""
        if self.cleaned_data["keeps"] < 1:
            raise ValidationError(_("At least one entry has to go on."))
        return self.cleaned_data["keeps"]

    def clean(self) -> dict[str, Any]:
        """Refuse a ranking of more entries than one person can put in an order."""
        cleaned = super().clean()
        if cleaned.get("method") != JuryRound.Method.RANK:
            return cleaned
        if _entries_before(self.instance) > MOST_RANKED:
            words = _(
                "A ranking is for %(most)d entries at most: put a round before it "
                "that keeps fewer."
            )
            self.add_error(
                "method", ValidationError(words, params={"most": MOST_RANKED})
            )
        return cleaned


def name_jury(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who judges a contest; nobody is changed once winners are frozen."""
    contest = contest_to_run(request, pk)
    if contest.frozen_at:
        return _back(request, contest, _("The winners are frozen."), is_done=False)
    sent = request.POST if request.method == "POST" else None
    form = JuryForm(sent, instance=contest)
    if form.is_valid():
        form.save()
        log(contest, NAMED, user=request.user)
        return _back(request, contest, _("The jury is named."))
    return _asked(request, contest, form, _("Jury"), "group")


def add_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how the next round is judged."""
    contest = contest_to_run(request, pk)
    if contest.frozen_at:
        return _back(request, contest, _("The winners are frozen."), is_done=False)
    last = contest.rounds.aggregate(last=Max("number"))["last"] or 0
    return _edit(request, JuryRound(contest=contest, number=last + 1))


def edit_round(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask how a round is judged, or take it away; marks that were given keep it."""
    one = _round_to_run(request, pk, number)
    if one.closed_at or one.marks.exists():
        words = _("Jurors have already judged in this round: it stays as it is.")
        return _back(request, one.contest, words, is_done=False)
    if request.method == "POST" and "remove" in request.POST:
        one.delete()
        return _back(request, one.contest, _("The round is removed."))
    return _edit(request, one)


def close_round(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show how far a round is and ask whether it ends here; then write its result."""
    one = _round_to_run(request, pk, number)
    if one.closed_at or juries.current_round(one.contest) != one:
        words = _("This round is closed, or another one comes before it.")
        return _back(request, one.contest, words, is_done=False)
    if request.method == "POST":
        if juries.close_round(one):
            data = {"round": number}
            log(one.contest, ROUND_CLOSED, user=request.user, data=data)
        words = _("Round %(number)d is closed; its result is written.")
        return _back(request, one.contest, words % {"number": number})
    title = _("Close round %(number)d") % {"number": number}
    context = {
        "round": one,
        "progress": juries.progress_of(one),
        **heading(one.contest, title, "tick-inverse"),
    }
    return render(request, f"{TEMPLATES}/close_round.html", context)


def urls() -> list[URLPattern]:
    """Return the addresses of juries, below the list of contests."""
    return [
        path("<int:pk>/jury/", name_jury, name="jury"),
        path("<int:pk>/rounds/add/", add_round, name="add_round"),
        path("<int:pk>/rounds/<int:number>/", edit_round, name="edit_round"),
        path("<int:pk>/rounds/<int:number>/close/", close_round, name="close_round"),
    ]


def _round_to_run(request: HttpRequest, pk: int, number: int) -> JuryRound:
    contest = contest_to_run(request, pk)
    one = get_object_or_404(contest.rounds, number=number)
    one.contest = contest
    return one


def _edit(request: HttpRequest, one: JuryRound) -> HttpResponse:
    form = RoundForm(request.POST or None, instance=one)
    if form.is_valid():
        form.save()
        return _back(request, one.contest, _("The round is kept."))
    title = _("Round %(number)d of the jury") % {"number": one.number}
    return _asked(
        request, one.contest, form, title, "list-ol", may_remove=one.pk is not None
    )


def _asked(
    request: HttpRequest,
    contest: Contest,
    form: forms.Form,
    title: str,
    icon: str,
    **more: Any,
) -> HttpResponse:
    context = {"form": form, **heading(contest, title, icon), **more}
    return render(request, f"{TEMPLATES}/form.html", context)


def _back(
    request: HttpRequest, contest: Contest, words: str, *, is_done: bool = True
) -> HttpResponse:
    tell = messages.success if is_done else messages.warning
    tell(request, words)
    return redirect(address("inspect", contest.pk))


def _entries_before(one: JuryRound) -> int:
    """Return how many entries a round gets at most."""
    before = one.contest.rounds.filter(number__lt=one.number).order_by("-number")
    last = before.first()
    return last.keeps if last else juries.entries_in(one).count()


def _users_of_the_admin() -> QuerySet:
    """Return the active users who may sign in to the admin."""
    User: Any = get_user_model()
    users = User.objects.with_perm(
        "wagtailadmin.access_admin", backend="django.contrib.auth.backends.ModelBackend"
    )
    return users.order_by(User.USERNAME_FIELD)
