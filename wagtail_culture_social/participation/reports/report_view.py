"""One report before who decides on it: the item, the notice, the reasoned decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_culture_social.media.languages import language_name
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation import names as entries
from wagtail_culture_social.participation.moderation.deciding import hindrance
from wagtail_culture_social.participation.moderation.shown import seen
from wagtail_culture_social.participation.own_pages import DecisionView
from wagtail_culture_social.participation.reports.access import POLICY, reports_for
from wagtail_culture_social.participation.reports.deciding import LOGGED, decide
from wagtail_culture_social.participation.reports.forms import StatementForm
from wagtail_culture_social.participation.reports.names import address
from wagtail_culture_social.participation.reports.subjects import subject_of
from wagtail_culture_social.participation.reports.words import (
    reference_of,
    statement,
    words_to_author,
)

Outcome = Report.Outcome


class ReportView(DecisionView):
    """A report; which decision is made is chosen first, then its reasons are given."""

    rows_for = staticmethod(reports_for)
    permission_policy = POLICY
    header_icon = "warning"
    list_label = gettext_lazy("Reports of visitors")

    @property
    def list_url(self) -> str:
        """The list of reports."""
        return address("list")

    @cached_property
    def item(self) -> Entry | Answer | None:
        """What is reported."""
        return subject_of(self.row)

    @property
    def outcome(self) -> Any:
        """The decision that was chosen, ``None`` before."""
        chosen = self.request.GET.get("outcome")
        is_open = self.row.outcome == Outcome.WAITING
        return Outcome(chosen) if is_open and chosen in LOGGED else None

    def get_page_title(self) -> str:
        """Name the report."""
        return _("Report %(reference)s") % {"reference": reference_of(self.row)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, once the decision is chosen; what was decided before stays."""
        if self.outcome is None:
            return redirect(address("edit", self.row.pk))
        return super().post(request, *args, **kwargs)

    def get_form_class(self) -> type[StatementForm]:
        """Return the form of the reasons: a viewset would give one of the model."""
        return StatementForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with words in the languages of who reported and of the author."""
        has_author = self._is_taken_from_author()
        initial = {}
        if self.outcome:
            initial["statement"] = statement(self.row, self.outcome)
        if has_author:
            initial["message"] = words_to_author(self.row, self.item.language)
        return {
            **super().get_form_kwargs(),
            "initial": initial,
            "has_author": has_author,
        }

    def form_valid(self, form: StatementForm) -> HttpResponse:
        """Decide through the one door."""
        told = form.cleaned_data
        if decide(self.row, self.outcome, self.request.user, **told):
            messages.success(self.request, _("The report is decided."))
        else:
            words = _("Somebody else has decided on this report meanwhile.")
            messages.warning(self.request, words)
        return redirect(address("edit", self.row.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is reported, whole, and what may be decided."""
        is_entry = isinstance(self.item, Entry)
        others = Report.objects.filter(subject=self.row.subject).exclude(pk=self.row.pk)
        return super().get_context_data(**kwargs) | {
            "report": self.row,
            "answer": self.item if isinstance(self.item, Answer) else None,
            "language": language_name(self.row.language),
            "seen": seen([self.item], get_language() or "en")[0] if is_entry else None,
            "entry_url": entries.address("edit", self.item.pk) if is_entry else "",
            "others": others.count(),
            "outcome": self.outcome,
            "is_open": self.row.outcome == Outcome.WAITING,
            "history_url": address("history", self.row.pk),
        }

    def _is_taken_from_author(self) -> bool:
        """Tell whether the decision is one that an author is told by mail."""
        if not isinstance(self.item, Entry) or self.outcome != Outcome.REMOVED:
            return False
        is_known = bool(self.item.email)
        return is_known and hindrance(self.item, EntryStatus.REFUSED) is None
