"""What visitors said of pages: counts of each page, and their remarks, to export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.participation.feedback.erasing import (
    ERASE,
    REMARKS,
    erase,
)
from wagtail_culture_social.participation.feedback.summaries import (
    counts_of,
    pages_with_remarks,
    remarks_for,
)
from wagtail_culture_social.participation.models import Feedback
from wagtail_culture_social.social.care.menu import ReportMenuItem
from wagtail_culture_social.social.care.reviews import MAY
from wagtail_culture_social.social.care.views import CareView, DayColumn, Row
from wagtail_culture_social.social.exports import GUARDED
from wagtail_culture_social.social.page_types import social_types

PAGES = "wagtail_culture_social_feedback"
FOLDER = "culture-social/reports/feedback/"
LANGUAGE = "page.locale.get_display_name"


@dataclass(frozen=True, slots=True)
class PageRow(Row):
    """What was said of one page."""

    helped: int = 0
    failed: int = 0
    remarks: int = 0
    last: date | None = None

    @property
    def share(self) -> int:
        """How many of a hundred it helped, rounded."""
        return round(100 * self.helped / (self.helped + self.failed))


class RemarksFilterSet(WagtailFilterSet):
    """Narrows remarks to a page, an answer, a language and a time."""

    page = django_filters.ModelChoiceFilter(
        label=_("Page"), queryset=lambda request: pages_with_remarks(request.user)
    )
    given_on = django_filters.DateFromToRangeFilter(
        label=_("Day"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Feedback
        fields = ["page", "is_helpful", "given_on"]


class FeedbackView(CareView):
    """Pages by what visitors said of them, those that failed most first."""

    name = PAGES
    page_title = _("Feedback on pages")
    header_icon = "help"
    no_results_message = _("No visitor has said yet whether a page helped.")
    further_columns = [
        Column("helped", label=_("It helped")),
        Column("failed", label=_("It did not help")),
        Column("share", label=_("Helpful, in percent")),
        TitleColumn(
            "remarks", label=_("Remarks"), get_url=lambda row: remarks_url(row.page)
        ),
        DayColumn("last", label=_("Last answer")),
        Column("language", label=_("Language")),
    ]

    def get_rows(self, pages: QuerySet) -> Iterator[Row]:
        """Return the pages of which something was said, in two queries."""
        counts = counts_of(pages)
        found = pages.filter(pk__in=counts).select_related("locale")
        rows = [PageRow(page, **counts[page.pk]) for page in found]
        return iter(sorted(rows, key=lambda row: (-row.failed, row.title)))


class RemarksView(ReportView):
    """What visitors wrote, the latest first."""

    model = Feedback
    permission_policy = page_permission_policy
    any_permission_required = MAY
    filterset_class = RemarksFilterSet
    page_title = _("Remarks of visitors")
    header_icon = "comment"
    no_results_message = _("No visitor has written a remark.")
    index_url_name = REMARKS
    index_results_url_name = f"{REMARKS}_results"
    export_filename = "remarks"
    list_export = ["sentence", "is_helpful", "page.title", LANGUAGE, "given_on"]
    export_headings = {
        "sentence": _("Remark"),
        "is_helpful": _("It helped"),
        "page.title": _("Page"),
        LANGUAGE: _("Language"),
        "given_on": _("Day"),
    }
    custom_value_preprocess = GUARDED
    columns = [
        Column("sentence", label=_("Remark"), width="40%"),
        BooleanColumn("is_helpful", label=_("It helped")),
        TitleColumn(
            "page",
            label=_("Page"),
            width="30%",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        ),
        DayColumn("given_on", label=_("Day")),
        TitleColumn(
            "erase",
            label=_("Erase"),
            accessor=lambda row: _("Erase"),
            url_name=ERASE,
            link_classname="button button-small button-secondary",
        ),
    ]

    def get_queryset(self) -> QuerySet:
        """Return the remarks on pages that the reader works on."""
        return remarks_for(self.request.user).select_related("page__locale")


def remarks_url(page: Any) -> str:
    """Return where the remarks on a page are listed."""
    return f"{reverse(REMARKS)}?page={page.pk}"


def feedback_item() -> ReportMenuItem:
    """Return the way to the report; to show it costs no look at its rows."""
    return ReportMenuItem(
        _("Feedback on pages"),
        reverse(PAGES),
        name="wagtail-culture-social-feedback",
        icon_name="help",
        order=1140,
        is_of_use=social_types,
    )


def admin_urls() -> list[Any]:
    """Return the addresses of both reports, and of erasing."""
    views = ((FOLDER, FeedbackView, PAGES), (f"{FOLDER}remarks/", RemarksView, REMARKS))
    addresses = [path(f"{FOLDER}remarks/<int:pk>/erase/", erase, name=ERASE)]
    for url, view, name in views:
        table = view.as_view(results_only=True)
        addresses.append(path(url, view.as_view(), name=name))
        addresses.append(path(f"{url}results/", table, name=f"{name}_results"))
    return addresses
