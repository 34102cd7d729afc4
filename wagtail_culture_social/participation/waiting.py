"""What of all that visitors send waits for somebody: one query, one panel, one list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from wagtail_culture_social.domain.moderation import WAITING
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.moderation import access as entries
from wagtail_culture_social.participation.polls import access as answers
from wagtail_culture_social.participation.register.admin import (
    policies as institutions,
)
from wagtail_culture_social.participation.register.admin.import_views import NAMESPACE
from wagtail_culture_social.participation.reports import access as reports


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many rows of a kind, in words, and where they are listed."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Queue:
    """A kind of rows that wait for a decision.

    ``url`` is called with no argument, ``words`` with how many there are.
    """

    kind: str
    rows_for: Callable[[Any], QuerySet]
    words: Callable[[int], str]
    url: Callable[[], str]


def waiting_for(user: Any) -> list[Waiting]:
    """Return what waits for a user, the most urgent first; in one query."""
    counts = _counts(user)
    return [
        Waiting(queue.words(count) % {"count": count}, queue.url())
        for queue in QUEUES
        if (count := counts.get(queue.kind))
    ]


class WaitingPanel(Component):
    """What waits, on the home page of the admin."""

    name = "culture_social_waiting"
    template_name = "wagtail_culture_social/admin/waiting.html"
    order = 106

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self.waiting = list(waiting)

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what waits."""
        return {"waiting": self.waiting}


def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show what waits to those who may decide, while something does."""
    if waiting := waiting_for(request.user):
        panels.append(WaitingPanel(waiting))


def _counts(user: Any) -> dict[str, int]:
    parts = [
        queue.rows_for(user)
        .order_by()
        .annotate(queue=Value(queue.kind, output_field=CharField()))
        .values("queue")
        .annotate(rows=Count("pk"))
        .values_list("queue", "rows")
        for queue in QUEUES
    ]
    return dict(parts[0].union(*parts[1:], all=True))


def _report_words(count: int) -> str:
    return ngettext(
        "%(count)d report is waiting for you",
        "%(count)d reports are waiting for you",
        count,
    )


def _entry_words(count: int) -> str:
    return ngettext(
        "%(count)d entry is waiting for you",
        "%(count)d entries are waiting for you",
        count,
    )


def _answer_words(count: int) -> str:
    return ngettext(
        "%(count)d answer is waiting for you",
        "%(count)d answers are waiting for you",
        count,
    )


def _institution_words(count: int) -> str:
    return ngettext(
        "%(count)d institution waits for you",
        "%(count)d institutions wait for you",
        count,
    )


def _listed(model: Any, *statuses: Any, field: str = "status") -> str:
    address = reverse(model.snippet_viewset.get_url_name("list"))
    return f"{address}?{'&'.join(f'{field}={one}' for one in statuses)}"


QUEUES = (
    Queue(
        "report",
        reports.waiting_for,
        _report_words,
        lambda: _listed(Report, Report.Outcome.WAITING, field="outcome"),
    ),
    Queue("entry", entries.waiting_for, _entry_words, lambda: _listed(Entry, *WAITING)),
    Queue(
        "answer",
        answers.waiting_for,
        _answer_words,
        lambda: _listed(Answer, Status.PENDING),
    ),
    Queue(
        "institution",
        institutions.waiting_for,
        _institution_words,
        lambda: f"{reverse(f'{NAMESPACE}:list')}?status={Status.PENDING}",
    ),
)
"""What may wait, the most urgent first."""
