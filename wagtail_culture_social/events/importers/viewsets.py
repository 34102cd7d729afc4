"""The list of imports in the menu of the package, and what belongs to one of them."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button

from wagtail_culture_social.events.importers.forms import ImportSourceForm
from wagtail_culture_social.events.importers.views import NAMESPACE, choose, follow
from wagtail_culture_social.models.imports import ImportSource


def import_url(source: ImportSource) -> str:
    """Return the address at which a source is imported."""
    return reverse(f"{NAMESPACE}:import", args=[source.pk])


class SourceListView(generic.IndexView):
    """The sources, each with a way to import it."""

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Offer to import before anything else."""
        button = Button(
            gettext("Import…"),
            url=import_url(instance),
            icon_name="download",
            priority=5,
        )
        return [button, *super().get_list_more_buttons(instance)]


class NewSourceView(generic.CreateView):
    """A new source: its first import comes next."""

    def get_success_url(self) -> str:
        """Go where the source is imported."""
        return import_url(self.object)


class ImportSourceViewSet(ModelViewSet):
    """Programmes of others."""

    model = ImportSource
    name = NAMESPACE
    url_prefix = "culture-social/imports"
    icon = "download"
    menu_label = _("Imports")
    index_view_class = SourceListView
    add_view_class = NewSourceView
    copy_view_enabled = False
    search_fields = ["name"]
    list_display = [
        TitleColumn("name", label=_("Name"), get_url=import_url),
        Column("parent", label=_("Pages go below")),
        Column("get_kind_display", label=_("Format")),
        DateColumn("last_run.started_at", label=_("Last reading")),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                ["url", FieldRowPanel(["kind", "time_zone"]), "nightly"],
                heading=_("Where it comes from"),
            ),
            MultiFieldPanel(
                ["parent", "page_type", "publish", "with_pictures"],
                heading=_("What it becomes"),
            ),
        ],
        base_form_class=ImportSourceForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of one import."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/import/", choose, name="import"),
            path("reports/<int:pk>/", follow, name="run"),
        ]
