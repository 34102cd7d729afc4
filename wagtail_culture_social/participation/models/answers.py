"""Answers to open questions: nothing is public before somebody approved it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_culture_social.participation.models.polls import Poll


class Status(models.TextChoices):
    """Where a visitor's row stands."""

    UNCONFIRMED = "unconfirmed", _("Address not confirmed")
    PENDING = "pending", _("Waiting")
    APPROVED = "approved", pgettext_lazy("entry", "Approved")
    REFUSED = "refused", pgettext_lazy("entry", "Refused")


class Answer(models.Model):
    """What somebody wrote to an open question."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="answers")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.TextField(_("answer"))
    name = models.CharField(_("name or pseudonym"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=12)
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.PENDING
    )
    written_on = models.DateField(_("written on"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["poll", "status"], name="wcs_answer_status")]

    def __str__(self) -> str:
        return str(self.pk)
