"""Days on which nothing takes place: the institution's own, and school holidays."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosingDay(models.Model):
    """A run of days on a dated list that series may keep to."""

    CLOSING_DAYS = "closing_days"
    SCHOOL_HOLIDAYS = "school_holidays"
    LISTS = [
        (CLOSING_DAYS, _("Closing days of the institution")),
        (SCHOOL_HOLIDAYS, _("School holidays")),
    ]

    list = models.CharField(
        _("list"), max_length=20, choices=LISTS, default=CLOSING_DAYS
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("For editors, for example: winter holidays, zone B"),
    )
    first = models.DateField(_("first day"))
    last = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: every site."),
    )

    class Meta:
        verbose_name = _("closing days")
        verbose_name_plural = _("closing days")
        ordering = ["first", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a last day before the first, and more than a year."""
        super().clean()
        if not (self.first and self.last):
            return
        if self.last < self.first:
            raise ValidationError({"last": _("The last day is before the first one.")})
        if (self.last - self.first).days > 366:
            raise ValidationError({"last": _("Closing days last a year at most.")})
