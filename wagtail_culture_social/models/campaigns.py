"""The facts of campaigns, projected from their lead page: the days and their tags."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import default_time_zone


class CampaignFacts(models.Model):
    """Dates and common hashtag of a campaign; one row per translation set."""

    twin_key = models.UUIDField(unique=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    time_zone = models.CharField(max_length=60, default=default_time_zone)
    hashtag = models.ForeignKey(
        "wagtail_culture_social.Hashtag",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("facts of a campaign")
        verbose_name_plural = _("facts of campaigns")

    def __str__(self) -> str:
        return str(self.twin_key)


class CampaignDay(models.Model):
    """One day of a campaign and its hashtag; the words stay on the pages."""

    campaign = models.ForeignKey(
        CampaignFacts, on_delete=models.CASCADE, related_name="days"
    )
    slot = models.CharField(max_length=36)
    date = models.DateField()
    hashtag = models.ForeignKey(
        "wagtail_culture_social.Hashtag",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("day of a campaign")
        verbose_name_plural = _("days of campaigns")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "slot"], name="wcs_campaign_day_once"
            )
        ]

    def __str__(self) -> str:
        return self.date.isoformat()
