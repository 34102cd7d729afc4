"""The chooser of manifests in the page editor, where an address can be pasted, too."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from wagtail_culture_social.media.gathering import GatheredChooser
from wagtail_culture_social.spotlights.iiif.covers import CoverColumn, with_cover


class CoveredMixin(chooser.BaseChooseView):
    """A list of manifests, each with its first picture."""

    def get_object_list(self) -> Any:
        """Fetch the pictures along."""
        return with_cover(super().get_object_list())

    @cached_property
    def columns(self) -> list[Column]:
        """Show the picture before the title."""
        return [*super().columns, CoverColumn("cover", label=_("Picture"))]


class ChooseManifestView(CoveredMixin, chooser.ChooseView):
    """The list in its frame."""


class ChooseManifestResultsView(CoveredMixin, chooser.ChooseResultsView):
    """The list alone."""


class ManifestChooserViewSet(ChooserViewSet):
    """Choose a manifest, or fetch a new one with the permission to add it."""

    model = "wagtail_culture_social.Manifest"
    icon = "globe"
    base_block_class = GatheredChooser
    choose_one_text = _("Choose a IIIF manifest")
    choose_another_text = _("Choose another IIIF manifest")
    edit_item_text = _("See this IIIF manifest")
    creation_form_class = "wagtail_culture_social.spotlights.iiif.forms.ManifestForm"
    search_tab_label = _("Search")
    creation_tab_label = _("Paste an address")
    create_action_label = _("Fetch and keep")
    create_action_clicked_label = _("Fetching…")
    choose_view_class = ChooseManifestView
    choose_results_view_class = ChooseManifestResultsView


manifest_chooser = ManifestChooserViewSet(
    "culture_social_manifest_chooser", url_prefix="culture-social/manifest-chooser"
)
