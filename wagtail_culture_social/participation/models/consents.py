"""What visitors agreed to: which words, when, in which language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentText(models.Model):
    """One wording of a consent, kept as long as somebody agreed to it."""

    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("wording of a consent")
        verbose_name_plural = _("wordings of consents")

    def __str__(self) -> str:
        return self.digest[:12]


class Consent(models.Model):
    """An agreement of whoever sent the row whose key is ``subject``."""

    subject = models.UUIDField()
    purpose = models.CharField(_("purpose"), max_length=40)
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="consents"
    )
    given_at = models.DateTimeField(_("given at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        permissions = [
            (
                "handle_personal_data",
                _("Can export and erase personal data of visitors"),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "purpose"], name="wcs_consent_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
