"""The reports under “Reports”: pages to review, broken links, languages that lag."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import Media
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import get_page_content_types
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.people import Person
from wagtail_culture_social.outbound import message_of
from wagtail_culture_social.social.care import alignment, reviews
from wagtail_culture_social.social.care.checked_links import broken_links
from wagtail_culture_social.social.care.found_links import broken_here, links_of
from wagtail_culture_social.social.care.parts import Part, edit_url
from wagtail_culture_social.social.exports import GUARDED
from wagtail_culture_social.social.page_types import has_posts

REVIEWS = "wagtail_culture_social_reviews"
LINKS = "wagtail_culture_social_broken_links"
TRANSLATIONS = "wagtail_culture_social_lagging"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report; ``due`` and the like are empty where nobody knows."""

    page: Any
    part: Part | None = None
    target: str = ""
    words: str = ""
    since: date | None = None
    responsible: str = ""
    reviewed_on: date | None = None
    review_due: date | None = None

    @property
    def title(self) -> str:
        """The page by the name that editors know."""
        return self.page.get_admin_display_title()

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.locale.get_display_name()

    @property
    def place(self) -> str:
        """Where it stands on the page: “Steps › Step 3 › Text”."""
        return " › ".join(self.part.place) if self.part else ""

    @property
    def edit_url(self) -> str:
        """Where it is mended."""
        if self.part is not None:
            return edit_url(self.page, self.part)
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


class ReportTable(Table):
    """A table that scrolls where the screen is narrow."""

    classname = "listing wcs-report"

    @property
    def media(self) -> Media:
        """Add its style."""
        sheet = versioned_static("wagtail_culture_social/css/wcs-report.css")
        return super().media + Media(css={"all": [sheet]})


class DayColumn(Column):
    """A day in the words of the reader, on one line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("classname", "wcs-report__day")
        super().__init__(*args, **kwargs)

    def get_value(self, instance: Any) -> str:
        """Return the day, nothing where there is none."""
        value = super().get_value(instance)
        return date_format(value, "DATE_FORMAT") if value else ""


class PagesFilterSet(WagtailFilterSet):
    """Narrows a report to a language (by Wagtail) and a type of pages."""

    content_type = ContentTypeFilter(
        label=_("Type"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = page_model()
        fields: list[str] = []


class ReviewsFilterSet(WagtailFilterSet):
    """Narrows the pages to review to a language and to who is in charge."""

    responsible = django_filters.ModelChoiceFilter(
        label=_("Responsible"), queryset=Person.objects.all(), method="in_charge"
    )

    class Meta:
        model = page_model()
        fields: list[str] = []

    def in_charge(self, pages: QuerySet, name: str, person: Person) -> QuerySet:
        """Keep the pages of a person."""
        return pages.filter(reviews.in_charge(person))


class CareView(ReportView):
    """A report on the pages that the reader may work on."""

    model = page_model()
    permission_policy = page_permission_policy  # Wagtail 7.4 does not ask the model
    any_permission_required = reviews.MAY
    filterset_class: type[WagtailFilterSet] = PagesFilterSet
    table_class = ReportTable
    custom_value_preprocess = GUARDED
    name = ""

    @cached_property
    def columns(self) -> list[Column]:
        """The title, which leads to the place, and what the report tells."""
        title = TitleColumn(
            "title", label=_("Page"), get_url=lambda row: row.edit_url, width="35%"
        )
        return [title, *self.further_columns]

    @property
    def list_export(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    @property
    def export_headings(self) -> dict[str, Any]:
        """The labels of the columns."""
        return {column.name: column.label for column in self.columns}

    @property
    def export_filename(self) -> str:
        """A name without spaces."""
        return self.name.removeprefix("wagtail_culture_social_")

    @property
    def index_url_name(self) -> str:
        """The address of the report."""
        return self.name

    @property
    def index_results_url_name(self) -> str:
        """The address of its table alone."""
        return f"{self.name}_results"

    def get_filtered_queryset(self) -> list[Row]:
        """Return the lines of the report, of the pages that the filters leave."""
        pages = self.filter_queryset(reviews.cared_for_by(self.request.user))
        return list(self.get_rows(pages))


class ReviewsView(CareView):
    """Pages whose review was due before today."""

    name = REVIEWS
    page_title = _("Tutorials to review")
    header_icon = "history"
    filterset_class = ReviewsFilterSet
    no_results_message = _("Nothing is overdue.")
    further_columns = [
        Column("responsible", label=_("Responsible")),
        DayColumn("reviewed_on", label=_("Last reviewed")),
        DayColumn("review_due", label=pgettext_lazy("review", "Due")),
        Column("language", label=_("Language")),
    ]

    def get_rows(self, pages: QuerySet) -> Iterator[Row]:
        """Return the overdue pages, the oldest first."""
        for page in reviews.overdue(pages):
            yield Row(
                page,
                responsible=str(page.responsible or ""),
                reviewed_on=page.reviewed_on,
                review_due=page.review_due,
            )


class BrokenLinksView(CareView):
    """Links that lead nowhere, each with its place on the page."""

    name = LINKS
    page_title = _("Broken links")
    header_icon = "warning"
    no_results_message = _("No broken link is known.")
    further_columns = [
        Column("place", label=pgettext_lazy("on a page", "Place")),
        Column("target", label=_("Link"), classname="wcs-report__link"),
        Column("words", label=_("What is wrong")),
        DayColumn("since", label=_("Since")),
        Column("language", label=_("Language")),
    ]

    def get_rows(self, pages: QuerySet) -> Iterator[Row]:
        """Return every place of every broken link, page by page."""
        checks = broken_links()
        found = [(page, link) for page in _ours(pages) for link in links_of(page)]
        here = broken_here(link for _page, link in found)
        for page, link in found:
            check = checks.get(link.url.partition("#")[0])
            if check is not None:
                since = timezone.localdate(check.failed_since)
                words = message_of(check.fault)
                yield Row(page, link.part, link.url, words, since)
            elif link in here:
                yield Row(page, link.part, link.goal, str(here[link]))


class TranslationsView(CareView):
    """What one language has and another lacks."""

    name = TRANSLATIONS
    page_title = _("Translations to complete")
    header_icon = "globe"
    no_results_message = _("Every language has what the others have.")
    further_columns = [
        Column("place", label=pgettext_lazy("on a page", "Place")),
        Column("words", label=_("What is missing")),
        Column("language", label=_("Language")),
    ]

    def get_rows(self, pages: QuerySet) -> Iterator[Row]:
        """Return the steps first, then the captions."""
        gaps = [
            *alignment.gaps_in_steps(pages),
            *alignment.gaps_in_captions(_ours(pages)),
        ]
        return (Row(gap.page, gap.part, words=gap.words) for gap in gaps)


def admin_urls() -> list[Any]:
    """Return the addresses of the reports, and of their tables alone."""
    return [
        address
        for part, view in (
            ("reviews", ReviewsView),
            ("broken-links", BrokenLinksView),
            ("translations", TranslationsView),
        )
        for address in _addresses(f"culture-social/reports/{part}/", view)
    ]


def _addresses(url: str, view: type[CareView]) -> list[Any]:
    table = view.as_view(results_only=True)
    return [
        path(url, view.as_view(), name=view.name),
        path(f"{url}results/", table, name=f"{view.name}_results"),
    ]


def _ours(pages: QuerySet) -> list[Any]:
    """Return the pages of types that have our mixin, with their own fields."""
    rows = pages.select_related("locale", "content_type").specific()
    return [page for page in rows if has_posts(page)]
