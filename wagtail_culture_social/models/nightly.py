"""When the periodic command ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NightlyRun(models.Model):
    """One run of ``culture_social_nightly``."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    events = models.PositiveIntegerField(default=0)
    occurrences = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("nightly run")
        verbose_name_plural = _("nightly runs")
        get_latest_by = "started_at"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.started_at.isoformat()
