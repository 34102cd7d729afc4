"""Programmes of others: where they come from, each reading of them, what became pages.

Reading and making pages is done by ``events.importers``.
"""

from collections.abc import Sequence
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.outbound import fault_of_address, message_of


class ImportSource(models.Model):
    """A programme of others and what is made of it; its last file is not kept."""

    KINDS = [
        ("", _("Recognised by itself")),
        ("ics", _("Calendar (ICS): Outlook, Google, Nextcloud…")),
        ("openagenda", _("OpenAgenda (JSON)")),
        ("csv", _("Table (CSV)")),
    ]

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("For example Town agenda")
    )
    url = models.URLField(
        _("address of the file"),
        max_length=500,
        blank=True,
        help_text=_("It begins with https://. Empty: you upload a file each time."),
    )
    kind = models.CharField(
        _("format"), max_length=20, blank=True, choices=KINDS, default=""
    )
    parent = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("pages go below"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Its language is that of words without a language of their own."),
    )
    page_type = models.ForeignKey(
        ContentType,
        verbose_name=_("type of the pages"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default=default_time_zone,
        help_text=_("For hours that name none."),
    )
    publish = models.BooleanField(
        _("publish at once"),
        default=False,
        help_text=_("Otherwise pages become drafts that you read first."),
    )
    with_pictures = models.BooleanField(
        _("bring pictures"), default=True, help_text=_("With their credit.")
    )
    nightly = models.BooleanField(
        _("import again every night"),
        default=False,
        help_text=_("What you changed on a page stays; the report shows it."),
    )

    class Meta:
        verbose_name = _("import of a programme")
        verbose_name_plural = _("imports of programmes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse what cannot be: a type below a parent, nights without an address."""
        super().clean()
        if self.parent_id and self.page_type_id:
            model = self.page_type.model_class()
            if model not in event_types_below(self.parent.specific):
                message = _("No page of this type can be made below that page.")
                raise ValidationError({"page_type": message})
        if fault := self.url and fault_of_address(self.url):
            raise ValidationError({"url": message_of(fault)})
        if self.nightly and not self.url:
            message = _("Give the address of the file to import it every night.")
            raise ValidationError({"nightly": message})
        if self.time_zone not in available_timezones():
            raise ValidationError({"time_zone": _("This time zone is unknown.")})

    @property
    def last_run(self) -> "ImportRun | None":
        """The last reading, trials included."""
        return self.runs.first()


class ImportRun(models.Model):
    """One reading of a programme; its report is made of its rows.

    ``fault`` tells why nothing could be read, as ``{"code", "values"}``.
    """

    source = models.ForeignKey(
        ImportSource, on_delete=models.CASCADE, related_name="runs"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=255, blank=True)
    is_trial = models.BooleanField(default=False)
    makes_again = models.BooleanField(default=False)
    fault = models.JSONField(null=True)

    class Meta:
        verbose_name = _("reading of a programme")
        verbose_name_plural = _("readings of programmes")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.source} · {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def waiting(self) -> models.QuerySet:
        """The rows that were not looked at yet."""
        return self.rows.filter(outcome=ImportRow.WAITING)


class ImportRow(models.Model):
    """One event of a reading and what became of it.

    ``data`` is the event as read, until its page is made; ``notes`` are pairs of code
    and values; ``kept`` is how many fields an editor changed that stay.
    """

    WAITING = ""
    NEW, UPDATED, UNCHANGED = "new", "updated", "unchanged"
    REFUSED, DELETED, GONE = "refused", "deleted", "gone"
    OUTCOMES = [
        (WAITING, _("waiting")),
        (NEW, _("new")),
        (UPDATED, _("updated")),
        (UNCHANGED, _("unchanged")),
        (REFUSED, _("refused")),
        (DELETED, _("deleted here")),
        (GONE, _("no longer there")),
    ]

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=255, blank=True)
    external_id = models.CharField(max_length=255, blank=True)
    data = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    outcome = models.CharField(
        max_length=20, blank=True, choices=OUTCOMES, default=WAITING
    )
    page = models.ForeignKey(
        PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    notes = models.JSONField(default=list)
    kept = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class ImportedItem(models.Model):
    """An event of a source and its page here; without one, an editor deleted it.

    ``values`` is what was imported last, ``{"facts": {field: value}, language:
    {field: value}}``: what differs from it on the page was changed by an editor.
    """

    source = models.ForeignKey(
        ImportSource, on_delete=models.CASCADE, related_name="items"
    )
    external_id = models.CharField(max_length=255)
    page = models.ForeignKey(
        PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    values = models.JSONField(default=dict)
    picture_url = models.URLField(max_length=2000, blank=True)
    picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("imported event")
        verbose_name_plural = _("imported events")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="wcs_imported_once"
            )
        ]

    def __str__(self) -> str:
        return self.external_id


class ImportedVenue(models.Model):
    """Under which identifier a source knows a venue of ours."""

    source = models.ForeignKey(
        ImportSource, on_delete=models.CASCADE, related_name="venues"
    )
    external_id = models.CharField(max_length=255)
    venue = models.ForeignKey(
        "wagtail_culture_social.Venue", on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("imported venue")
        verbose_name_plural = _("imported venues")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="wcs_imported_venue_once"
            )
        ]

    def __str__(self) -> str:
        return self.external_id


def event_types_below(parent: Any) -> Sequence[type[models.Model]]:
    """Return the types of events that an editor can make below a page."""
    return [
        model
        for model in type(parent).creatable_subpage_models()
        if hasattr(model, "event_facts")
    ]
