"""One entry before a moderator: whole, decided on, and then the next that waits."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_culture_social.domain.moderation import WAITING
from wagtail_culture_social.participation.models import Consent, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.access import (
    POLICY,
    entries_for,
    may_moderate,
    waiting_for,
)
from wagtail_culture_social.participation.moderation.deciding import decide
from wagtail_culture_social.participation.moderation.filters import EntryFilterSet
from wagtail_culture_social.participation.moderation.forms import DecisionForm
from wagtail_culture_social.participation.moderation.names import TEMPLATES, address
from wagtail_culture_social.participation.moderation.shown import seen, whole

NEXT = "and-next"
"""The name of the button that leads to the next entry."""


class EntryView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One entry, and what is decided of it; what it says is not theirs to change."""

    permission_policy = POLICY
    any_permission_required = {"view", "change"}
    template_name = f"{TEMPLATES}/entry.html"
    header_icon = "image"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the entry among those that somebody may read."""
        super().setup(request, *args, **kwargs)
        entries = whole(entries_for(request.user))
        self.entry = entries.filter(pk=_number(kwargs["pk"])).first()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer 404 for others' entries; who may only read sends nothing."""
        if self.entry is None:
            raise Http404
        if request.method == "POST" and not may_moderate(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Name the entry."""
        return self.entry.title

    def get_page_subtitle(self) -> str:
        """Name its contest."""
        return self.entry.contest.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the queue."""
        queue = {"url": address("list"), "label": _("Entries of visitors")}
        here = {"url": "", "label": self.entry.title}
        return [*self.breadcrumbs_items, queue, here]

    def get_form_class(self) -> type[DecisionForm]:
        """Return the form of a decision: a viewset would give one of the model."""
        return DecisionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which entry it is about."""
        return {**super().get_form_kwargs(), "entry": self.entry}

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        """Decide through the one door, and go on."""
        status = EntryStatus(form.cleaned_data["status"])
        if decide([self.entry], status, self.request.user, **form.told):
            words = _("“%(title)s” now stands as: %(status)s")
            told = {"title": self.entry.title, "status": status.label}
            messages.success(self.request, words % told)
        else:
            words = _("This entry was changed meanwhile: nothing was decided.")
            messages.warning(self.request, words)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Return where to go on: the next entry that waits, or the list."""
        query = self.request.GET.urlencode()
        if NEXT in self.request.POST and (found := self._next()):
            return f"{address('edit', found)}?{query}"
        return f"{address('list')}?{query}"

    def _next(self) -> int | None:
        """Return the entry that waits next in the list from which somebody came."""
        return _after(self.request, self.entry.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the entry whole, what was agreed to, and where its history is."""
        (one,) = seen([self.entry], get_language() or "en")
        consents = Consent.objects.filter(subject=self.entry.key)
        return super().get_context_data(**kwargs) | {
            "seen": one,
            "consents": consents.select_related("text").order_by("pk"),
            "may_decide": may_moderate(self.request.user),
            "may_delete": POLICY.user_has_permission(self.request.user, "delete"),
            "next_button": NEXT,
            "list_url": f"{address('list')}?{self.request.GET.urlencode()}",
            "history_url": address("history", self.entry.pk),
            "delete_url": address("delete", self.entry.pk),
        }


def _after(request: HttpRequest, key: int) -> int | None:
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


def _number(key: str) -> int:
    """Return the key of a row; of no number, one that no row has."""
    return int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
