"""What defends public forms: things that may be used once, and counts of attempts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormToken(models.Model):
    """The digest of something used: a form, a proof of work, a link in an e-mail."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("used token")
        verbose_name_plural = _("used tokens")

    def __str__(self) -> str:
        return str(self.pk)


class RateCount(models.Model):
    """How often something was tried in a span of time; ``bucket`` names nobody."""

    bucket = models.CharField(max_length=64)
    span = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of attempts")
        verbose_name_plural = _("counts of attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["bucket", "span"], name="wcs_rate_count_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
