"""Reports of what other visitors sent: a notice, its receipt, a reasoned decision."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Report(models.Model):
    """A notice as article 16 of the Digital Services Act (EU 2022/2065) wants it.

    ``subject`` is the key of an entry or an answer. The name and the address of who
    reports are erased when their time is over; what was decided, and why, stays.
    """

    class Kind(models.TextChoices):
        """What is reported."""

        ENTRY = "entry", pgettext_lazy("contest", "Entry")
        ANSWER = "answer", _("Answer")

    class Reason(models.TextChoices):
        """Why somebody reports it."""

        ILLEGAL = "illegal", _("It is against the law")
        RIGHTS = "rights", _("It is somebody else’s work")
        PRIVACY = "privacy", _("It shows somebody who did not agree")
        CHILD = "child", _("It endangers a child")
        HATEFUL = "hateful", _("It insults or threatens")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        """What became of a report."""

        WAITING = "waiting", _("Waiting")
        REMOVED = "removed", _("Taken down")
        KEPT = "kept", _("Left as it is")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    subject = models.UUIDField()
    url = models.URLField(_("address"), max_length=500)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    explanation = models.TextField(_("explanation"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=12)
    sent_at = models.DateTimeField(_("sent at"))
    outcome = models.CharField(
        _("decision"), max_length=8, choices=Outcome, default=Outcome.WAITING
    )
    statement = models.TextField(_("statement of reasons"), blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "subject"], name="wcs_report_subject"),
            models.Index(fields=["outcome"], name="wcs_report_outcome"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
