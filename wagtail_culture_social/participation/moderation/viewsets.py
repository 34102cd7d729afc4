"""The queue of entries in Wagtail's admin: each whole, decided on there or alone."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.snippets.views.snippets import (
    DeleteView,
    HistoryView,
    IndexView,
    UsageView,
)

from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.moderation.access import (
    entries_for,
    may_moderate,
)
from wagtail_culture_social.participation.moderation.entry_view import EntryView
from wagtail_culture_social.participation.moderation.filters import EntryFilterSet
from wagtail_culture_social.participation.moderation.forms import as_of
from wagtail_culture_social.participation.moderation.names import TEMPLATES, address
from wagtail_culture_social.participation.moderation.shown import seen, whole
from wagtail_culture_social.participation.own_pages import (
    OfOwnPages,
    VisitorsViewSet,
)
from wagtail_culture_social.social.exports import GUARDED

WORDS = "words"
"""The column of an export that holds all that an entry says."""


ACTIONS = ("approve", "refuse", "flag")
"""What may be decided of an entry in the list."""


class EntryColumn(Column):
    """An entry whole, with what may be decided of it at once."""

    cell_template_name = f"{TEMPLATES}/cell.html"

    def get_cell_context_data(
        self, instance: Entry, parent_context: Any
    ) -> dict[str, Any]:
        """Add the entry whole, and where a decision is sent."""
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        listed = f"{address('list')}?{request.GET.urlencode()}"
        query = urlencode({"id": instance.pk, "next": listed})
        return context | {
            "seen": instance.seen,
            "edit_url": f"{address('edit', instance.pk)}?{request.GET.urlencode()}",
            "may_decide": may_moderate(request.user),
            "seen_at": as_of(),
            "csrf_token": get_token(request),
            "urls": {one: f"{bulk_url(one)}?{query}" for one in ACTIONS},
        }


def bulk_url(action: str) -> str:
    """Return where a decision on ticked entries is made."""
    names = (Entry._meta.app_label, Entry._meta.model_name)
    return reverse("wagtail_bulk_action", args=[*names, action])


class EntriesView(IndexView):
    """The entries, each whole: most are decided on from here."""

    custom_value_preprocess = GUARDED

    def get_table(self, object_list: Iterable[Entry]) -> Any:
        """Show with each entry all that it holds."""
        shown = seen(object_list, get_language() or "en")
        for one in shown:
            one.entry.seen = one
        return super().get_table([one.entry for one in shown])

    def as_spreadsheet(
        self, queryset: QuerySet[Entry], spreadsheet_format: str
    ) -> HttpResponseBase:
        """Write the list as a table, with all that an entry says in one cell."""
        for one in seen(queryset, get_language() or "en"):
            setattr(one.entry, WORDS, one.words)
        return super().as_spreadsheet(queryset, spreadsheet_format)


class OfEntry(OfOwnPages):
    """A view of one entry."""

    rows_for = staticmethod(entries_for)


class DeletedEntryView(OfEntry, DeleteView):
    """Asks before an entry is deleted."""


class EntryHistoryView(OfEntry, HistoryView):
    """What was decided of an entry, by whom."""


class EntryUsageView(OfEntry, UsageView):
    """Where an entry is used: nowhere but on its wall."""


class EntryViewSet(VisitorsViewSet):
    """What visitors entered, the newest first."""

    model = Entry
    icon = "image"
    menu_label = _("Entries of visitors")
    index_view_class = EntriesView
    index_template_name = f"{TEMPLATES}/index.html"
    edit_view_class = EntryView
    edit_template_name = f"{TEMPLATES}/entry.html"
    delete_view_class = DeletedEntryView
    history_view_class = EntryHistoryView
    usage_view_class = EntryUsageView
    filterset_class = EntryFilterSet
    list_per_page = 20
    ordering = ["-pk"]
    list_display = [
        EntryColumn("title", label=pgettext_lazy("contest", "Entry")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
    ]
    list_export = [
        "contest.title",
        "title",
        WORDS,
        "credit",
        "licence",
        "language",
        "get_status_display",
        "reason",
        "sent_at",
        "decided_at",
    ]
    export_headings = {
        "contest.title": _("Contest"),
        WORDS: _("Answers"),
        "get_status_display": _("Status"),
    }
    export_filename = "entries"
    edit_handler = ObjectList([FieldPanel("status")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """Return the entries to contests of pages that the person may change."""
        return whole(entries_for(request.user))
