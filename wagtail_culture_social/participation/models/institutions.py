"""The institutions of the register, the campaigns they are in, and imports of files."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.participation.models.answers import Status


class Institution(models.Model):
    """A museum, a library or another place that takes part in campaigns.

    ``identity`` is the normalised name, city and country: no two rows have the same.
    One that asks to join another campaign has its own until that is approved.
    ``sort_name`` is name and city in plain Latin letters: lists are sorted and searched
    by it. ``email`` is that of whoever registered it; it is shown to nobody, and erased
    once they were told what was decided.
    """

    class Kind(models.TextChoices):
        """What kind of place it is."""

        MUSEUM = "museum", _("Museum")
        LIBRARY = "library", _("Library")
        ARCHIVE = "archive", _("Archives")
        GALLERY = "gallery", _("Art centre or gallery")
        MONUMENT = "monument", _("Monument or site")
        THEATRE = "theatre", _("Theatre or concert hall")
        SCHOOL = "school", _("School or university")
        OTHER = "other", _("Other")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identity = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(max_length=400, editable=False)
    kind = models.CharField(_("type"), max_length=12, choices=Kind)
    city = models.CharField(_("city"), max_length=120)
    country = models.CharField(_("country"), max_length=2)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    handles: Any = models.JSONField(_("accounts"), default=dict, blank=True)
    languages: Any = models.JSONField(_("languages"), default=list, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.PENDING
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=12, blank=True)
    registered_on = models.DateField(_("registered on"))
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "pk"]
        indexes = [
            models.Index(fields=["status", "sort_name"], name="wcs_institution_name"),
            models.Index(
                fields=["status", "country", "sort_name"],
                name="wcs_institution_country",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Participation(models.Model):
    """An institution takes part in a campaign, in every language of its page."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="participations"
    )
    twin_key = models.UUIDField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["twin_key", "institution"], name="wcs_participation_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RegisterImport(models.Model):
    """A file of institutions, how far it was read, and what became of its rows."""

    file_name = models.CharField(_("file"), max_length=200)
    twin_key = models.UUIDField(null=True)
    is_dry_run = models.BooleanField(_("dry run"), default=False)
    rows: Any = models.JSONField(default=list)
    position = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    refused: Any = models.JSONField(_("refused"), default=list)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import of institutions")
        verbose_name_plural = _("imports of institutions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name
