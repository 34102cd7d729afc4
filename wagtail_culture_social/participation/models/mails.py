"""What has to be told by e-mail and did not go out yet; neither row names anybody."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.participation.models.registrations import Seating


class DueMail(models.Model):
    """A mail that is due: ``what`` is told to whom the row with the key ``subject`` is.

    It is there from the transaction of the change until the mail went out. ``taken_at``
    is when somebody began to send it.
    """

    subject = models.UUIDField()
    what = models.CharField(max_length=40)
    until = models.DateTimeField(db_index=True)
    taken_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail that is due")
        verbose_name_plural = _("mails that are due")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "what"], name="wcs_due_mail_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Letter(models.Model):
    """What is written to everybody of a date, until the last of them has it.

    ``words`` are a subject and a message in each language.
    """

    seating = models.ForeignKey(
        Seating, on_delete=models.CASCADE, related_name="letters"
    )
    words: Any = models.JSONField(_("message"), default=dict)
    written_at = models.DateTimeField(_("written at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("letter to everybody of a date")
        verbose_name_plural = _("letters to everybody of a date")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
