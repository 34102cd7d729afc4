"""The facts of a campaign: written when its lead is published, read everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.models.campaigns import (
    CampaignDay,
    CampaignDayPage,
    CampaignFacts,
)
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.signals import facts_projected
from wagtail_culture_social.social.twins import is_lead, twin_key
from wagtail_culture_social.social.zones import zone_of

StoredDay = tuple[str, date, Hashtag | None]
"""The id of its block, the day and its hashtag."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Dates and hashtags of a campaign, true in every language.

    ``chosen`` are the keys of the pages that an editor chose for a day, by its slot;
    ``has_editions`` tells that other campaigns have the same common hashtag.
    """

    start: date | None
    end: date | None
    time_zone: str
    hashtag: Hashtag | None
    days: tuple[StoredDay, ...]
    chosen: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)
    has_editions: bool = False

    @property
    def today(self) -> date:
        """The present day in the campaign's own time zone."""
        return now().astimezone(zone_of(self.time_zone)).date()


def project_campaign(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the facts of a published campaign; a receiver of ``page_published``."""
    page = instance
    if not hasattr(type(page), "tags_on") or page.alias_of_id:
        return
    row = CampaignFacts.objects.filter(twin_key=twin_key(page)).first()
    if row is not None and not is_lead(page):
        return
    with transaction.atomic():
        _write(twin_key(page), own_facts(page))
    page.__dict__.pop("_wcs_campaign_facts", None)
    facts_projected.send(sender=type(page), page=page)


def facts_of(page: Any) -> Facts:
    """Return the facts every surface of this campaign shows."""
    cached = page.__dict__.get("_wcs_campaign_facts")
    if cached is None:
        cached = page.__dict__["_wcs_campaign_facts"] = _read(page)
    return cached


def facts_as_typed(page: Any) -> Facts:
    """Return the facts that editors see: the lead's as typed, a twin's as published."""
    return own_facts(page) if is_lead(page) else facts_of(page)


def own_facts(page: Any) -> Facts:
    """Return the facts as the page's own fields say them."""
    dated = [
        (block.id or str(position), block.value)
        for position, block in enumerate(page.days)
        if block.value.get("date")
    ]
    dated.sort(key=lambda day: day[1]["date"])
    days = tuple((slot, day["date"], day.get("hashtag")) for slot, day in dated)
    start = page.start_date or (days[0][1] if days else None)
    end = page.end_date or (days[-1][1] if days else start)
    chosen = {
        slot: tuple(one.translation_key for one in day["pages"] if one)
        for slot, day in dated
        if day.get("pages")
    }
    return Facts(start, end, page.time_zone, page.campaign_hashtag, days, chosen)


def _write(key: UUID, facts: Facts) -> None:
    row, _created = CampaignFacts.objects.update_or_create(
        twin_key=key,
        defaults={
            "start": facts.start,
            "end": facts.end,
            "time_zone": facts.time_zone,
            "hashtag": facts.hashtag,
        },
    )
    row.days.all().delete()
    days = CampaignDay.objects.bulk_create(
        CampaignDay(campaign=row, slot=slot, date=day, hashtag=hashtag)
        for slot, day, hashtag in facts.days
    )
    CampaignDayPage.objects.bulk_create(
        CampaignDayPage(day=day, page_key=key)
        for day in days
        for key in facts.chosen.get(day.slot, ())
    )


def _read(page: Any) -> Facts:
    if getattr(page, "_wcs_unsaved", False) and is_lead(page):
        return own_facts(page)
    rows = list(_stored_days(twin_key(page)))
    row = rows[0].campaign if rows else _facts_without_days(page)
    if row is None:
        return own_facts(page)
    days = {day.slot: (day.slot, day.date, day.hashtag) for day in rows}
    chosen: dict[str, tuple[UUID, ...]] = {}
    for day in rows:
        if day.page_key:
            chosen[day.slot] = (*chosen.get(day.slot, ()), day.page_key)
    return Facts(
        start=row.start,
        end=row.end,
        time_zone=row.time_zone,
        hashtag=row.hashtag,
        days=tuple(days.values()),
        chosen=chosen,
        has_editions=any(day.has_editions for day in rows),
    )


def _stored_days(key: UUID) -> Any:
    """Return the days, each once for every page that was chosen for it."""
    tag = Coalesce("hashtag__merged_into_id", "hashtag_id")
    own = Coalesce(
        OuterRef("campaign__hashtag__merged_into_id"), OuterRef("campaign__hashtag_id")
    )
    others = CampaignFacts.objects.annotate(tag=tag).filter(tag=own)
    days = CampaignDay.objects.filter(campaign__twin_key=key).annotate(
        page_key=F("links__page_key"),
        has_editions=Exists(others.exclude(pk=OuterRef("campaign_id"))),
    )
    days = days.select_related("campaign__hashtag__merged_into")
    return days.select_related("hashtag__merged_into").order_by("date", "links__pk")


def _facts_without_days(page: Any) -> CampaignFacts | None:
    rows = CampaignFacts.objects.select_related("hashtag__merged_into")
    return rows.filter(twin_key=twin_key(page)).first()
