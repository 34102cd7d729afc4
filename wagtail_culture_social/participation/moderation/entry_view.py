"""One entry before a moderator: whole, decided on, and then the next that waits."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_culture_social.domain.moderation import WAITING
from wagtail_culture_social.participation.models import Consent, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.access import (
    POLICY,
    entries_for,
    waiting_for,
)
from wagtail_culture_social.participation.moderation.deciding import decide
from wagtail_culture_social.participation.moderation.filters import EntryFilterSet
from wagtail_culture_social.participation.moderation.forms import DecisionForm
from wagtail_culture_social.participation.moderation.names import address
from wagtail_culture_social.participation.moderation.shown import seen, whole
from wagtail_culture_social.participation.own_pages import DecisionView

NEXT = "and-next"
"""The name of the button that leads to the next entry."""


class EntryView(DecisionView):
    """One entry, and what is decided of it; what it says is not theirs to change."""

    permission_policy = POLICY
    header_icon = "image"
    list_label = gettext_lazy("Entries of visitors")

    def rows_for(self, user: Any) -> QuerySet[Entry]:
        """Return the entries that a user may read, each whole."""
        return whole(entries_for(user))

    @property
    def list_url(self) -> str:
        """The list from which somebody came, with its filters."""
        return f"{address('list')}?{self.request.GET.urlencode()}"

    def get_page_title(self) -> str:
        """Name the entry."""
        return self.row.title

    def get_page_subtitle(self) -> str:
        """Name its contest."""
        return self.row.contest.title

    def get_form_class(self) -> type[DecisionForm]:
        """Return the form of a decision: a viewset would give one of the model."""
        return DecisionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which entry it is about."""
        return {**super().get_form_kwargs(), "entry": self.row}

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        """Decide through the one door, and go on."""
        status = EntryStatus(form.cleaned_data["status"])
        if decide([self.row], status, self.request.user, **form.told):
            words = _("“%(title)s” now stands as: %(status)s")
            told = {"title": self.row.title, "status": status.label}
            messages.success(self.request, words % told)
        else:
            words = _("This entry was changed meanwhile: nothing was decided.")
            messages.warning(self.request, words)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Return where to go on: the next entry that waits, or the list."""
        if NEXT in self.request.POST and (found := _next(self.request, self.row.pk)):
            return f"{address('edit', found)}?{self.request.GET.urlencode()}"
        return self.list_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the entry whole, what was agreed to, and where its history is."""
        (one,) = seen([self.row], get_language() or "en")
        consents = Consent.objects.filter(subject=self.row.key)
        return super().get_context_data(**kwargs) | {
            "seen": one,
            "consents": consents.select_related("text").order_by("pk"),
            "may_delete": POLICY.user_has_permission(self.request.user, "delete"),
            "next_button": NEXT,
            "list_url": self.list_url,
            "history_url": address("history", self.row.pk),
            "delete_url": address("delete", self.row.pk),
        }


def _next(request: HttpRequest, key: int) -> int | None:
    """Return the next entry below one in the list, else the first that waits there.

    Filters narrow the list, except that a status does not: what waits is meant.
    """
    query = QueryDict(mutable=True)
    query.update(request.GET)
    query.setlist("status", WAITING)
    rows = waiting_for(request.user).exclude(pk=key)
    listed = EntryFilterSet(query, queryset=rows, request=request)
    keys = listed.qs.order_by("-pk").values_list("pk", flat=True)
    return keys.filter(pk__lt=key).first() or keys.first()
