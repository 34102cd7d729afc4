"""IIIF manifests that are kept: what an object's owner says of it, and its views.

They are fetched, checked and compared by ``spotlights.iiif``.
"""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class ManifestManager(models.Manager):
    """Manifests without the document itself, which comes when it is asked for."""

    def get_queryset(self) -> models.QuerySet:
        """Leave the largest column where it is."""
        return super().get_queryset().defer("content")


class Manifest(index.Indexed, models.Model):
    """An object described by a IIIF manifest, as it was when it was fetched.

    ``content`` is the document, ``facts`` what pages show of it: see
    ``domain.iiif.stored``.
    """

    url = models.URLField(
        _("address of the manifest"),
        max_length=500,
        unique=True,
        help_text=_(
            "Of a IIIF manifest, version 2 or 3; for Gallica the address of the "
            "document or its ARK is enough."
        ),
    )
    pictures = models.CharField(
        _("views whose picture is kept"),
        max_length=200,
        blank=True,
        help_text=_("For example 1, 3-5. Empty: the first 60, which is the most."),
    )
    title = models.CharField(_("title"), max_length=255, editable=False)
    label = models.JSONField(default=dict, editable=False)
    facts = models.JSONField(default=dict, editable=False)
    content = models.JSONField(default=dict, editable=False)
    all_canvases = models.PositiveIntegerField(_("views"), default=0, editable=False)
    fetched_at = models.DateTimeField(_("fetched"), editable=False)

    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    objects = ManifestManager()

    class Meta:
        verbose_name = _("IIIF manifest")
        verbose_name_plural = _("IIIF manifests")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title or self.url

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the pictures with it, once that is sure."""
        pictures = [one.thumbnail for one in self.canvases.exclude(thumbnail="")]
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: delete_files(pictures))
        return deleted


class ManifestCanvas(models.Model):
    """One view of an object, with a small picture of our own.

    Sizes are pixels, ``duration`` is seconds; ``fault`` says why there is no picture.
    """

    manifest = models.ForeignKey(
        Manifest, on_delete=models.CASCADE, related_name="canvases"
    )
    number = models.PositiveIntegerField()
    canvas_id = models.TextField()
    label = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    duration = models.FloatField(default=0)
    service_url = models.TextField(blank=True)
    picture_url = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    thumbnail = models.FileField(
        upload_to="culture_manifests", max_length=255, blank=True
    )
    thumbnail_width = models.PositiveIntegerField(default=0)
    thumbnail_height = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("view of a IIIF manifest")
        verbose_name_plural = _("views of IIIF manifests")
        ordering = ["manifest_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["manifest", "number"], name="wcs_canvas_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.manifest_id} · {self.number}"


def delete_files(files: list[Any]) -> None:
    """Delete files of a field from their storage."""
    for file in files:
        file.storage.delete(file.name)
