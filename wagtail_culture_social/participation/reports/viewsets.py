"""Reports in Wagtail's admin: the queue with its times, and their export."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import (
    Column,
    DateColumn,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.snippets.views.snippets import (
    DeleteView,
    HistoryView,
    IndexView,
    UsageView,
)

from wagtail_culture_social.participation.models import Report
from wagtail_culture_social.participation.own_pages import (
    OfOwnPages,
    VisitorsViewSet,
)
from wagtail_culture_social.participation.reports.access import reports_for
from wagtail_culture_social.participation.reports.names import TEMPLATES, address
from wagtail_culture_social.participation.reports.report_view import ReportView
from wagtail_culture_social.social.exports import GUARDED


class ReportFilterSet(WagtailFilterSet):
    """The filters of the list of reports."""

    outcome = django_filters.ChoiceFilter(
        choices=Report.Outcome.choices, label=_("Decision")
    )

    class Meta:
        model = Report
        fields = ["outcome", "kind", "reason", "language"]


class ReportsView(IndexView):
    """The reports, the newest first; each is decided on alone, with its reasons."""

    custom_value_preprocess = GUARDED

    @cached_property
    def columns(self) -> list[Column]:
        """Leave out the boxes to tick: nothing is done to many reports at once."""
        return super().columns[1:]


class OfReport(OfOwnPages):
    """A view of one report."""

    rows_for = staticmethod(reports_for)


class DeletedReportView(OfReport, DeleteView):
    """Nobody may: what was decided stays until its time is over."""


class ReportHistoryView(OfReport, HistoryView):
    """What was decided of a report, by whom."""


class ReportUsageView(OfReport, UsageView):
    """Where a report is used: nowhere."""


def begins(report: Report) -> str:
    """Return the beginning of what somebody explains."""
    return truncatechars(report.explanation, 120)


class ReportViewSet(VisitorsViewSet):
    """What visitors reported."""

    model = Report
    icon = "warning"
    menu_label = _("Reports of visitors")
    index_view_class = ReportsView
    edit_view_class = ReportView
    edit_template_name = f"{TEMPLATES}/report.html"
    delete_view_class = DeletedReportView
    history_view_class = ReportHistoryView
    usage_view_class = ReportUsageView
    filterset_class = ReportFilterSet
    ordering = ["-pk"]
    list_display = [
        TitleColumn(
            "reason",
            label=_("Reason"),
            accessor="get_reason_display",
            get_url=lambda report: address("edit", report.pk),
            get_title_id=lambda report: f"snippet_{report.pk}_title",
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("explanation", label=_("Explanation"), accessor=begins),
        DateColumn("sent_at", label=_("Sent at")),
        StatusTagColumn("outcome", label=_("Decision"), accessor="get_outcome_display"),
    ]
    list_export = [
        "key",
        "sent_at",
        "get_kind_display",
        "url",
        "get_reason_display",
        "explanation",
        "get_outcome_display",
        "statement",
        "decided_at",
    ]
    export_headings = {
        "get_kind_display": _("Kind"),
        "get_reason_display": _("Reason"),
        "get_outcome_display": _("Decision"),
    }
    export_filename = "reports"
    edit_handler = ObjectList([FieldPanel("statement")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """Return the reports of items on pages that the person may change."""
        return reports_for(request.user)
