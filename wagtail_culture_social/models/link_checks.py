"""What became of the links of pages when they were last asked."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST = 500
"""Characters of an address that is kept; databases index no longer ones."""


class LinkCheck(models.Model):
    """One address that pages lead to, however many of them do."""

    url = models.CharField(_("address"), max_length=LONGEST, unique=True)
    fault = models.CharField(_("fault"), max_length=20, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    failed_since = models.DateTimeField(_("failed since"), null=True)

    class Meta:
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")

    def __str__(self) -> str:
        return self.url

    @property
    def is_broken(self) -> bool:
        """Tell whether it failed on two different days at least, without a break."""
        if not (self.fault and self.checked_at and self.failed_since):
            return False
        first, last = map(timezone.localdate, (self.failed_since, self.checked_at))
        return first < last
