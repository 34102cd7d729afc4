"""The facts of campaigns, projected from their lead page: the days and their tags."""

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.models.hashtags import Hashtag


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


def with_hashtags(pages: QuerySet, day: date) -> QuerySet:
    """Let pages bring along the hashtags that their campaign has on a day."""
    key = OuterRef("translation_key")
    common = CampaignFacts.objects.filter(twin_key=key)
    of_the_day = CampaignDay.objects.filter(campaign__twin_key=key, date=day)
    return pages.annotate(
        wcs_day=Value(day),
        wcs_common_hashtag=_hashtag_of(common),
        wcs_day_hashtag=_hashtag_of(of_the_day),
    )


def brought_hashtags(
    page: Any, day: date
) -> tuple[Hashtag | None, Hashtag | None] | None:
    """Return the common hashtag and that of a day; ``None`` if none came along."""
    if getattr(page, "wcs_day", None) != day:
        return None
    found = _hashtag(page.wcs_common_hashtag), _hashtag(page.wcs_day_hashtag)
    return found if any(found) else None


def _hashtag_of(rows: QuerySet) -> Subquery:
    """Return an annotation: name and spellings of a row's hashtag, as one value."""
    values = {
        name: Coalesce(f"hashtag__merged_into__{name}", f"hashtag__{name}")
        for name in ("name", "texts")
    }
    return Subquery(rows.exclude(hashtag=None).values_list(JSONObject(**values))[:1])


def _hashtag(data: dict[str, Any] | None) -> Hashtag | None:
    """Return the hashtag of that value; JSON within JSON is text on SQLite."""
    if data is None:
        return None
    texts = data["texts"]
    spelled = json.loads(texts) if isinstance(texts, str) else texts
    return Hashtag(name=data["name"], texts=spelled)
