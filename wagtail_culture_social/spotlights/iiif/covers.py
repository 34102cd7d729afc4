"""The first picture of a manifest, in lists of the admin."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from wagtail.admin.ui.tables import Column

from wagtail_culture_social.models.manifests import ManifestCanvas

SIDE = 64


class CoverColumn(Column):
    """A column with the picture, which says nothing that the title does not say."""

    cell_template_name = "wagtail_culture_social/admin/manifests/cover.html"

    def get_value(self, instance: Any) -> dict[str, Any] | None:
        """Return address, width and height in pixels; ``None`` without a picture."""
        if not instance.cover:
            return None
        width, height = instance.cover["width"], instance.cover["height"]
        scale = SIDE / max(width, height)
        storage = ManifestCanvas._meta.get_field("thumbnail").storage
        return {
            "url": storage.url(instance.cover["file"]),
            "width": max(1, round(width * scale)),
            "height": max(1, round(height * scale)),
        }


def with_cover(manifests: QuerySet) -> QuerySet:
    """Return manifests with file and size of their first picture as ``cover``."""
    views = ManifestCanvas.objects.filter(manifest=OuterRef("pk")).exclude(thumbnail="")
    cover = JSONObject(
        file="thumbnail", width="thumbnail_width", height="thumbnail_height"
    )
    return manifests.annotate(cover=Subquery(views.values(cover=cover)[:1]))
