"""Entries and their files; nothing of them is public before somebody approved it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from wagtail_culture_social.participation.models.contests import Contest
from wagtail_culture_social.participation.uploads.storage import private_storage


class EntryStatus(models.TextChoices):
    """Where an entry stands."""

    UNCONFIRMED = "unconfirmed", _("Address not confirmed")
    PENDING = "pending", _("Waiting")
    FLAGGED = "flagged", _("To be looked at again")
    APPROVED = "approved", pgettext_lazy("entry", "Approved")
    REFUSED = "refused", pgettext_lazy("entry", "Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Entry(models.Model):
    """One work or contribution of one person.

    ``answers`` has a text per text field of the form, by block id. ``email`` and
    ``name`` are shown to nobody but moderators and erased when their time is over;
    the public reads ``credit``. ``person`` is a digest of the mailbox under the key of
    the contest: it counts entries of one person. ``place`` is random: walls and votes
    that want no order of arrival sort by it.
    """

    contest = models.ForeignKey(
        Contest, on_delete=models.CASCADE, related_name="entries"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    answers: Any = models.JSONField(_("answers"), default=dict)
    credit = models.CharField(_("credit line"), max_length=120)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    person = models.CharField(max_length=64, blank=True)
    language = models.CharField(_("language"), max_length=12)
    is_minor = models.BooleanField(_("under 15"), default=False)
    guardian_email = models.EmailField(_("parent’s e-mail address"), blank=True)
    guardian_confirmed_at = models.DateTimeField(null=True, editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=EntryStatus, default=EntryStatus.UNCONFIRMED
    )
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    message = models.TextField(_("message to the author"), blank=True)
    place = models.BigIntegerField(editable=False)
    sent_at = models.DateTimeField(_("sent at"))
    confirmed_at = models.DateTimeField(null=True, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["contest", "status", "place"], name="wcs_entry_wall"),
            models.Index(fields=["contest", "person"], name="wcs_entry_person"),
            models.Index(fields=["email"], name="wcs_entry_email"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Upload(models.Model):
    """A file that a visitor sent, cleaned, in private storage under a random name.

    It comes before its entry, so that a form with a fault elsewhere keeps it; without
    an entry it is deleted after a day. ``image``, or ``document`` for a sound, is made
    on approval only, and goes when the approval does. ``is_read`` is false where this
    machine cannot decode files safely: such a file waits as it was sent, and nobody is
    shown it.
    """

    class Kind(models.TextChoices):
        """What a file is."""

        IMAGE = "image", _("Picture")
        SOUND = "sound", _("Sound")

    entry = models.ForeignKey(
        Entry, null=True, on_delete=models.CASCADE, related_name="uploads"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    field = models.CharField(max_length=36)
    kind = models.CharField(max_length=6, choices=Kind)
    file = models.FileField(storage=private_storage, max_length=120)
    name = models.CharField(_("name of the file"), max_length=120, blank=True)
    alt_text = models.CharField(_("alternative text"), max_length=300, blank=True)
    size = models.PositiveIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    is_read = models.BooleanField(default=True)
    image = models.ForeignKey(
        get_image_model_string(), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file of a visitor")
        verbose_name_plural = _("files of visitors")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


class DoomedFile(models.Model):
    """A public file that is to be deleted; the row goes once the file is gone.

    It is written with what makes the file superfluous, so that a disk that is busy, or
    a process that ends, only puts it off. ``name`` is random, and nobody's.
    """

    class Kind(models.TextChoices):
        """Whose storage it is in."""

        IMAGE = "image", _("Image")
        RENDITION = "rendition", _("Size of an image")
        DOCUMENT = "document", _("Document")

    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file to delete")
        verbose_name_plural = _("files to delete")

    def __str__(self) -> str:
        return str(self.pk)
