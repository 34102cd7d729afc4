"""Polls in Wagtail's admin: where each stands, its result, its file, its codes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.polls.access import (
    POLL_POLICY,
    answers_for,
    may_moderate,
    polls_for,
)
from wagtail_culture_social.participation.polls.asked import lead_answers
from wagtail_culture_social.participation.polls.exports import result_table
from wagtail_culture_social.participation.polls.results import result_of, shown_result
from wagtail_culture_social.participation.polls.sheets import NAMESPACE, CodesView
from wagtail_culture_social.participation.polls.states import STATE_WORDS, state_of
from wagtail_culture_social.social.answers import table_headers
from wagtail_culture_social.social.twins import content_language


def address_of(view: str, poll: Poll) -> str:
    """Return where a view of a poll is in the admin."""
    return reverse(f"{NAMESPACE}:{view}", args=[poll.pk])


def state_words(poll: Poll) -> str:
    """Return where a poll stands, as an editor reads it."""
    if not poll.is_offered:
        return str(_("On no page any more"))
    return str(STATE_WORDS[state_of(poll)])


def closing_words(poll: Poll) -> str:
    """Return when a poll closes, by the clock of the editor."""
    if poll.closes_at is None:
        return ""
    return date_format(localtime(poll.closes_at), "DATETIME_FORMAT")


class PollsView(generic.IndexView):
    """The polls of the pages that somebody may change, the newest first."""

    def get_base_queryset(self) -> QuerySet[Poll]:
        """Leave out what is others' to look after."""
        return polls_for(self.request.user).select_related("page")


class PollView(generic.InspectView):
    """One poll: its dates, and its result whatever the public may see of it."""

    template_name = "wagtail_culture_social/admin/polls/poll.html"

    def get_object(self) -> Poll:
        """Return the poll, if it is one to look after."""
        return get_object_or_404(polls_for(self.request.user), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the result in the words of the lead page, and where to go from here."""
        poll = self.object
        context = super().get_context_data(**kwargs) | {
            "poll": poll,
            "state": state_words(poll),
            "edit_url": poll.page_id
            and reverse("wagtailadmin_pages:edit", args=[poll.page_id]),
        }
        if poll.kind == Poll.Kind.OPEN:
            return context | self._written(poll)
        language = content_language(poll.page) if poll.page_id else ""
        shown = shown_result(
            poll, result_of(poll), lead_answers(poll), language, tells_right=True
        )
        makes_codes = poll.mode == Poll.Mode.CODE and state_of(poll) != "closed"
        return context | {
            "result": shown,
            "csv_url": address_of("csv", poll),
            "codes_url": address_of("codes", poll) if makes_codes else "",
        }

    def _written(self, poll: Poll) -> dict[str, Any]:
        if not may_moderate(self.request.user, "view"):
            return {}
        listed = reverse(Answer.snippet_viewset.get_url_name("list"))
        return {
            "written": answers_for(self.request.user).filter(poll=poll).count(),
            "answers_url": f"{listed}?poll={poll.pk}",
        }


def result_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the figures of a poll as a table."""
    polls = polls_for(request.user).exclude(kind=Poll.Kind.OPEN)
    poll = get_object_or_404(polls, pk=pk)
    if not POLL_POLICY.user_has_permission(request.user, "view"):
        raise PermissionDenied
    lines = result_table(poll, result_of(poll), lead_answers(poll))
    return StreamingHttpResponse(lines, headers=table_headers(f"poll-{poll.pk}"))


class PollViewSet(ModelViewSet):
    """Every poll, quiz and question that a page asks or asked."""

    model = Poll
    name = NAMESPACE
    url_prefix = "culture-social/polls"
    icon = "form"
    menu_label = gettext_lazy("Polls and questions")
    index_view_class = PollsView
    inspect_view_class = PollView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = ["question"]
    search_backend_name = None
    form_fields: list[str] = []
    ordering = ["-pk"]
    list_filter = ["kind", "mode"]
    list_display = [
        TitleColumn(
            "question",
            label=gettext_lazy("Question"),
            get_url=lambda poll: address_of("inspect", poll),
        ),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display"),
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=state_words),
        Column(
            "closes_at",
            label=gettext_lazy("Closes"),
            accessor=closing_words,
            sort_key="closes_at",
        ),
        Column("page", label=gettext_lazy("Page")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the file and the codes of one poll."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/result.csv", result_csv, name="csv"),
            path("<int:pk>/codes/", CodesView.as_view(), name="codes"),
        ]
