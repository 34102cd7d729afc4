"""The list of institutions in the admin, and the form of one."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import URLPattern, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views import snippets as views

from wagtail_culture_social.domain.countries import country_name
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.own_pages import VisitorsViewSet
from wagtail_culture_social.participation.register.admin import import_views
from wagtail_culture_social.participation.register.admin.forms import (
    ACCOUNTS,
    InstitutionForm,
)
from wagtail_culture_social.participation.register.admin.listing import (
    InstitutionFilterSet,
    searched,
)
from wagtail_culture_social.participation.register.admin.policies import POLICY, may

ANY = ("add", "change", "delete", "view")


class Theirs:
    """A view of one institution, for who works on its campaigns."""

    def get_object(self, *args: Any, **options: Any) -> Any:
        """Return the institution, or refuse."""
        found = super().get_object(*args, **options)  # type: ignore[misc]
        user = self.request.user  # type: ignore[attr-defined]
        if not POLICY.user_has_any_permission_for_instance(user, ANY, found):
            raise PermissionDenied
        return found


class InstitutionListView(views.IndexView):
    """The institutions, those who wait with a way to decide."""

    def get_base_queryset(self) -> QuerySet:
        """Return those of the campaigns that the user works on."""
        return POLICY.instances_user_has_any_permission_for(self.request.user, ANY)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Search without accents."""
        return searched(queryset, self.search_query or "")

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Offer to decide before anything else."""
        buttons = []
        if instance.status == Status.PENDING and may(self.request.user, "change"):
            buttons = [
                _decision(instance, "approve", gettext("Approve"), "check"),
                _decision(instance, "refuse", gettext("Refuse"), "cross"),
            ]
        return [*buttons, *super().get_list_more_buttons(instance)]

    @property
    def header_more_buttons(self) -> list[Any]:
        """Offer to import a file."""
        buttons = list(super().header_more_buttons)
        if import_views.may_import(self.request.user):
            url = reverse(import_views.CHOOSE)
            label = gettext("Import a file…")
            buttons.append(Button(label, url=url, icon_name="upload", priority=20))
        return buttons


class EditInstitutionView(Theirs, views.EditView):
    """Change an institution."""


class DeleteInstitutionView(Theirs, views.DeleteView):
    """Erase an institution."""


class InstitutionHistoryView(Theirs, views.HistoryView):
    """What became of an institution."""


class InstitutionUsageView(Theirs, views.UsageView):
    """Where it is used: nowhere, it is in no index."""


class InstitutionViewSet(VisitorsViewSet):
    """Who takes part in campaigns."""

    model = Institution
    url_prefix = "culture-social/institutions"
    url_namespace = import_views.NAMESPACE
    icon = "site"
    menu_label = _("Institutions")
    index_view_class = InstitutionListView
    edit_view_class = EditInstitutionView
    delete_view_class = DeleteInstitutionView
    history_view_class = InstitutionHistoryView
    usage_view_class = InstitutionUsageView
    filterset_class = InstitutionFilterSet
    index_template_name = "wagtail_culture_social/admin/moderation/index.html"
    search_fields = ["sort_name"]
    list_per_page = 50
    ordering = ["sort_name", "pk"]
    list_display = [
        "name",
        Column("get_kind_display", label=_("Type"), sort_key="kind"),
        Column("city", label=_("City"), sort_key="city"),
        Column(
            "country",
            label=_("Country"),
            accessor=lambda row: country_name(row.country, get_language() or "en"),
            sort_key="country",
        ),
        StatusTagColumn(
            "get_status_display",
            label=_("Status"),
            primary=lambda row: row.status == Status.APPROVED,
            sort_key="status",
        ),
        Column("registered_on", label=_("Registered on"), sort_key="registered_on"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("city"),
            FieldPanel("country"),
            FieldPanel("website"),
            MultiFieldPanel(
                [FieldRowPanel(["latitude", "longitude"])], heading=_("Position")
            ),
            FieldPanel("campaigns"),
            MultiFieldPanel(
                [FieldPanel(name) for name in ACCOUNTS],
                heading=_("Accounts"),
                classname="collapsed",
            ),
            MultiFieldPanel(
                ["languages"], heading=_("Languages"), classname="collapsed"
            ),
        ],
        base_form_class=InstitutionForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of imports."""
        return [*super().get_urlpatterns(), *import_views.urls()]


def _decision(row: Institution, action: str, label: str, icon: str) -> Button:
    """The way to the question that a decision on one row asks."""
    app, model = row._meta.app_label, row._meta.model_name
    url = reverse("wagtail_bulk_action", args=[app, model, action])
    index = reverse(row.snippet_viewset.get_url_name("list"))
    query = urlencode({"id": quote(row.pk), "next": index})
    return Button(label, url=f"{url}?{query}", icon_name=icon, priority=5)
