"""What views and bulk actions on rows of visitors share: each sees those of own pages.

Which rows these are is for the ``access`` module of each kind to say.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet


class VisitorsViewSet(SnippetViewSet):
    """Rows of visitors in the admin: none is copied, found by references or chosen."""

    copy_view_enabled = False
    add_to_reference_index = False

    def register_chooser_viewset(self) -> None:
        """Offer no way to choose one: Wagtail’s shows every row to all of the admin."""


class OfOwnPages(View):
    """A view of one row, for who looks after the page that it was sent to."""

    rows_for: Callable[[Any], QuerySet]

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the row, or 404 where it is others' to read."""
        row = super().get_object(*args, **kwargs)
        if not self.rows_for(self.request.user).filter(pk=row.pk).exists():
            raise Http404
        return row


class ListedAction(SnippetBulkAction):
    """An action on the rows that were ticked, or on all that the filters leave."""

    permission = "change"
    filterset: type[WagtailFilterSet]
    belongs_to = "pk"
    """The column that says to which of ``own_rows`` a row belongs."""

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Return what the list shows: Wagtail itself would take every row.

        A filter that makes no sense leaves nothing.
        """
        shown = self.filterset(
            self.request.GET, queryset=self.all_rows(), request=self.request
        )
        rows = shown.qs if shown.is_valid() else shown.queryset.none()
        return rows.values_list("pk", flat=True)

    def all_rows(self) -> QuerySet:
        """Return what the list shows without a filter."""
        raise NotImplementedError

    def check_perm(self, obj: Any) -> bool:
        """Tell whether it may be done to this row: it is of a page of theirs."""
        return getattr(obj, self.belongs_to) in self._own

    @cached_property
    def _own(self) -> set[Any]:
        return set(self.own_rows().values_list("pk", flat=True))

    def own_rows(self) -> QuerySet:
        """Return those to which it may be done, or what they belong to."""
        raise NotImplementedError

    def get_execution_context(self) -> dict[str, Any]:
        """Tell who does it."""
        return {**super().get_execution_context(), "user": self.request.user}


class DecisionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One row before who decides on it, and what they decide.

    A subclass says which rows are whose, and names the policy and the list.
    """

    rows_for: Callable[[Any], QuerySet]
    permission_policy: Any
    permission_required = "change"
    list_label: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row among those that somebody may read."""
        super().setup(request, *args, **kwargs)
        rows = self.rows_for(request.user)
        self.row = rows.filter(pk=kwargs["pk"]).first()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer 404 for what is others' to decide on."""
        if self.row is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_url(self) -> str:
        """Where the list is."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        above = {"url": self.list_url, "label": self.list_label}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, above, here]
