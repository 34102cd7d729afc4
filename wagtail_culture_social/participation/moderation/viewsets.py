"""The queue of entries in Wagtail's admin: each whole, decided on there or alone."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    DeleteView,
    HistoryView,
    IndexView,
    SnippetViewSet,
    UsageView,
)

from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.moderation.access import (
    entries_for,
    may_moderate,
)
from wagtail_culture_social.participation.moderation.entry_view import EntryView
from wagtail_culture_social.participation.moderation.filters import EntryFilterSet
from wagtail_culture_social.participation.moderation.names import TEMPLATES, address
from wagtail_culture_social.participation.moderation.shown import seen, whole
from wagtail_culture_social.participation.own_pages import OfOwnPages
from wagtail_culture_social.social.care.views import GUARDED

WORDS = "words"
"""The column of an export that holds all that an entry says."""


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
        names = (Entry._meta.app_label, Entry._meta.model_name)
        return context | {
            "seen": instance.seen,
            "edit_url": f"{address('edit', instance.pk)}?{request.GET.urlencode()}",
            "may_decide": may_moderate(request.user),
            "csrf_token": get_token(request),
            "urls": {
                action: f"{reverse('wagtail_bulk_action', args=[*names, action])}?{query}"
                for action in ("approve", "refuse", "flag")
            },
        }


class EntriesView(IndexView):
    """The entries, each whole: most are decided on from here."""

    template_name = f"{TEMPLATES}/index.html"
    custom_value_preprocess = GUARDED

    def get_table(self, object_list: Iterable[Entry]) -> Any:
        """Show with each entry all that it holds."""
        shown = seen(object_list, get_language() or "en")
        for one in shown:
            one.entry.seen = one
        return super().get_table([one.entry for one in shown])

    def to_row_dict(self, item: Entry) -> OrderedDict[str, Any]:
        """Return a row of an export, with all that the entry says in one cell."""
        (item.seen,) = seen([item], get_language() or "en")
        setattr(item, WORDS, item.seen.words)
        return super().to_row_dict(item)


class OfEntry(OfOwnPages):
    """A view of one entry."""

    rows_for = staticmethod(entries_for)


class DeletedEntryView(OfEntry, DeleteView):
    """Asks before an entry is deleted."""


class EntryHistoryView(OfEntry, HistoryView):
    """What was decided of an entry, by whom."""


class EntryUsageView(OfEntry, UsageView):
    """Where an entry is used: nowhere but on its wall."""


class EntryViewSet(SnippetViewSet):
    """What visitors entered, the newest first."""

    model = Entry
    icon = "image"
    menu_label = _("Entries of visitors")
    index_view_class = EntriesView
    edit_view_class = EntryView
    delete_view_class = DeletedEntryView
    history_view_class = EntryHistoryView
    usage_view_class = EntryUsageView
    copy_view_enabled = False
    add_to_reference_index = False
    filterset_class = EntryFilterSet
    list_per_page = 20
    ordering = ["-pk"]
    list_display = [
        EntryColumn("title", label=_("Entry")),
        Column("contest", label=_("Contest")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
        UpdatedAtColumn(),
    ]
    list_export = [
        "contest.title",
        "title",
        WORDS,
        "credit",
        "licence",
        "language",
        "status",
        "reason",
        "sent_at",
        "decided_at",
    ]
    export_headings = {WORDS: _("Answers")}
    export_filename = "entries"
    edit_handler = ObjectList([FieldPanel("status")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """Return the entries to contests of pages that the person may change."""
        return whole(entries_for(request.user))
