"""The first picture of a manifest, in lists of the admin."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.admin.ui.tables import Column

from wagtail_culture_social.models.manifests import ManifestCanvas


class CoverColumn(Column):
    """A column with the picture, which says nothing that the title does not say."""

    cell_template_name = "wagtail_culture_social/admin/manifests/cover.html"

    def get_value(self, instance: Any) -> str:
        """Return the address of the picture, "" without one."""
        storage = ManifestCanvas._meta.get_field("thumbnail").storage
        return storage.url(instance.cover) if instance.cover else ""


def with_cover(manifests: QuerySet) -> QuerySet:
    """Return manifests with the file of their first picture as ``cover``."""
    views = ManifestCanvas.objects.filter(manifest=OuterRef("pk")).exclude(thumbnail="")
    return manifests.annotate(cover=Subquery(views.values("thumbnail")[:1]))
