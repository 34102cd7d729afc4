"""The list of kept manifests in the menu of the package, and what is kept of one."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Media
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_culture_social.models.manifests import Manifest
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.spotlights.iiif.admin_views import (
    NAMESPACE,
    fetch_missing,
    refresh,
)
from wagtail_culture_social.spotlights.iiif.covers import CoverColumn, with_cover
from wagtail_culture_social.spotlights.iiif.forms import ManifestForm
from wagtail_culture_social.spotlights.iiif.showing import ShownManifest
from wagtail_culture_social.spotlights.iiif.storing import missing_pictures
from wagtail_culture_social.spotlights.iiif.words import message_of_view


def has_spotlights() -> bool:
    """Tell whether an installed page type has recommendations."""
    return bool(page_types_with("recommendations"))


def edit_url(manifest: Manifest) -> str:
    """Return the address at which one sees what is kept."""
    return reverse(f"{NAMESPACE}:edit", args=[manifest.pk])


class KeptPanel(Panel):
    """What is kept of a manifest: its words, its rights, its pictures."""

    class BoundPanel(Panel.BoundPanel):
        """The panel with a manifest, which is there already."""

        template_name = "wagtail_culture_social/admin/manifests/kept.html"

        @property
        def media(self) -> Media:
            sheet = versioned_static("wagtail_culture_social/css/wcs-kept.css")
            return Media(css={"all": [sheet]})

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            views = list(self.instance.canvases.all())
            faults = [one for one in views if one.fault]
            return context | {
                "manifest": self.instance,
                "shown": ShownManifest(self.instance, get_language() or ""),
                "pictures": [one for one in views if one.thumbnail],
                "faults": [(one.number, message_of_view(one.fault)) for one in faults],
                "missing": missing_pictures(self.instance),
                "unread": self.instance.all_canvases - len(views),
            }


class ManifestListView(generic.IndexView):
    """The manifests, each with its first picture."""

    def get_base_queryset(self) -> QuerySet:
        """Fetch the pictures along."""
        return with_cover(super().get_base_queryset())


class NewManifestView(generic.CreateView):
    """A new manifest: what is kept of it comes next."""

    submit_button_label = _("Fetch and keep")

    def get_success_url(self) -> str:
        """Show what was kept."""
        return edit_url(self.object)

    def get_success_message(self, instance: Manifest) -> str:
        """Say that it is here now, whatever becomes of its server."""
        return gettext("“%(title)s” is kept.") % {"title": instance}


class ManifestViewSet(ModelViewSet):
    """Objects of other institutions, kept."""

    model = Manifest
    name = NAMESPACE
    url_prefix = "culture-social/manifests"
    icon = "globe"
    menu_label = _("IIIF manifests")
    index_view_class = ManifestListView
    add_view_class = NewManifestView
    copy_view_enabled = False
    search_fields = ["title", "url"]
    search_backend_name = None  # it knows titles only
    list_display = [
        TitleColumn("title", label=_("Title"), accessor=str, get_url=edit_url),
        CoverColumn("cover", label=_("Picture")),
        Column("all_canvases", label=_("Views"), sort_key="all_canvases"),
        DateColumn("fetched_at", label=_("Fetched"), sort_key="fetched_at"),
    ]
    edit_handler = ObjectList(
        [FieldPanel("url"), FieldPanel("pictures"), KeptPanel(heading=_("Kept here"))],
        base_form_class=ManifestForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of one manifest."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/refresh/", refresh, name="refresh"),
            path("<int:pk>/pictures/", fetch_missing, name="pictures"),
        ]
