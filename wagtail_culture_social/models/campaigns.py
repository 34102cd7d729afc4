"""The facts of campaigns, projected from their lead page: the days and their tags."""

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.models.prepared import Prepared


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


class CampaignDayPage(models.Model):
    """A page that an editor chose for a day of a campaign, by the key of its twins."""

    day = models.ForeignKey(CampaignDay, on_delete=models.CASCADE, related_name="links")
    page_key = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = _("page of a day of a campaign")
        verbose_name_plural = _("pages of days of campaigns")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.page_key)


def campaign_twins(campaign: int, day: date) -> list[Any]:
    """Return a campaign in all its languages, with its hashtags of a day.

    ``wcs_is_closed`` tells that it, or a page above it, is not for everybody.
    """
    twins = TWINS.rows(page_model(), campaign=campaign, day=day)
    for twin in twins:
        twin.wcs_day = day
    return twins


def _with_hashtags(campaign: int, day: date) -> QuerySet:
    """Let the twins of a campaign bring along the hashtags that it has on a day."""
    keys = page_model().objects.filter(pk=campaign).values("translation_key")
    pages = page_model().objects.filter(translation_key__in=keys)
    key = OuterRef("translation_key")
    common = CampaignFacts.objects.filter(twin_key=key)
    of_the_day = CampaignDay.objects.filter(campaign__twin_key=key, date=day)
    path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    closed = PageViewRestriction.objects.annotate(path=path)
    return pages.annotate(
        wcs_common_hashtag=_hashtag_of(common),
        wcs_day_hashtag=_hashtag_of(of_the_day),
        wcs_is_closed=Exists(closed.filter(path__startswith=F("page__path"))),
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


def _hashtag(told: Any) -> Hashtag | None:
    """Return the hashtag of that value."""
    data = _read(told)
    return data and Hashtag(name=data["name"], texts=_read(data["texts"]))


def _read(told: Any) -> Any:
    """Return JSON as it is; the database may give it as text, and JSON within so."""
    return json.loads(told) if isinstance(told, str) else told


TWINS = Prepared(
    _with_hashtags, campaign=models.BigIntegerField(), day=models.DateField()
)
