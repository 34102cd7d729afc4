"""Contests in the admin for those who run them: phase, jury, vote and winners."""

from typing import Any

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_culture_social.participation.contests import juries, winners
from wagtail_culture_social.participation.contests.access import POLICY, contests_for
from wagtail_culture_social.participation.contests.admin import packs, prizes, rounds
from wagtail_culture_social.participation.contests.admin.names import (
    CONTESTS,
    JURY,
    TEMPLATES,
    address,
)
from wagtail_culture_social.participation.contests.states import (
    dates_of,
    phase_names,
    phase_of,
)
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.polls.viewsets import address_of


def phase_words(contest: Contest) -> str:
    """Return where a contest stands, as those read it who run it."""
    if not contest.is_offered:
        return str(_("On no page any more"))
    return phase_names()[phase_of(contest)]


class ContestsView(generic.IndexView):
    """The contests of the pages that somebody may change, the newest first."""

    def get_base_queryset(self) -> QuerySet[Contest]:
        """Leave out what is others' to look after."""
        return contests_for(self.request.user).select_related("page")

    def get_edit_url(self, instance: Contest) -> None:
        """Return no address: what a contest says stands on its page."""

    def get_delete_url(self, instance: Contest) -> None:
        """Return no address either."""


class ContestView(generic.InspectView):
    """One contest: its dates, entries, vote, jury and winners."""

    template_name = f"{TEMPLATES}/contest.html"

    def get_edit_url(self) -> None:
        """Return no address: what a contest says stands on its page."""

    def get_delete_url(self) -> None:
        """Return no address either."""

    def get_object(self) -> Contest:
        """Return the contest, if it is one to look after."""
        contests = contests_for(self.request.user).select_related("page", "vote")
        return get_object_or_404(contests, pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what those who run a contest have to know, and where they go on."""
        contest = self.object
        current = juries.current_round(contest)
        context = super().get_context_data(**kwargs) | {
            "contest": contest,
            "phase": phase_words(contest),
            "dates": _dates(contest),
            "page_url": contest.page_id
            and reverse("wagtailadmin_pages:edit", args=[contest.page_id]),
            "counts": _counts(contest),
            "vote_url": contest.vote and address_of("inspect", contest.vote),
            "jurors": list(contest.jurors.all()),
            "jury_url": self.request.build_absolute_uri(reverse(f"{JURY}:home")),
            "rounds": list(contest.rounds.all()),
            "current": current,
            "progress": current and juries.progress_of(current),
            "may_run": POLICY.user_has_permission(self.request.user, "change"),
            "why_not": "" if contest.frozen_at else winners.why_not_yet(contest),
            "urls": {name: address(name, contest.pk) for name in ACTIONS},
        }
        if current:
            context["close_url"] = address("close_round", contest.pk, current.number)
            context["edit_url"] = address("edit_round", contest.pk, current.number)
        return context | (_frozen(contest) if contest.frozen_at else {})


ACTIONS = ("jury", "add_round", "pack", "freeze", "winners_csv", "winners_json")


class ContestViewSet(ModelViewSet):
    """Every contest and challenge that a page calls for or called for."""

    model = Contest
    name = CONTESTS
    url_prefix = "culture-social/contests"
    icon = "pick"
    menu_label = _("Contests")
    index_view_class = ContestsView
    inspect_view_class = ContestView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = ["title"]
    search_backend_name = None
    form_fields: list[str] = []
    ordering = ["-pk"]
    list_filter = ["kind"]
    list_display = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda contest: address("inspect", contest.pk),
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        StatusTagColumn("phase", label=_("Phase"), accessor=phase_words),
        Column("page", label=_("Page")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of juries and winners; nothing is edited or deleted."""
        kept = {"index", "index_results", "inspect"}
        own = [one for one in super().get_urlpatterns() if one.name in kept]
        return [*own, *packs.urls(), *rounds.urls(), *prizes.urls()]


def _dates(contest: Contest) -> list[tuple[Any, Any]]:
    """Return the names of the dates that there are, with the dates."""
    dates = dates_of(contest)
    return [
        (Contest._meta.get_field(name).verbose_name, getattr(dates, name))
        for name in dates.__dataclass_fields__
        if getattr(dates, name)
    ]


def _counts(contest: Contest) -> list[tuple[Any, int]]:
    """Return how many entries there are by their status."""
    rows = contest.entries.values_list("status").annotate(Count("pk")).order_by()
    found = dict(rows)
    return [(label, found[key]) for key, label in EntryStatus.choices if key in found]


def _frozen(contest: Contest) -> dict[str, Any]:
    """Return who gets what, and whether it can be counted again."""
    names = winners.titles()
    return {
        "awards": [
            (names[kind], place, entry)
            for kind, place, _key, entry in winners.awarded(contest)
        ],
        "is_as_counted": winners.recount(contest),
    }
