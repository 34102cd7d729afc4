"""What happens when a campaign is published, and which tag belongs to which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.dates import format_day, format_when
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.schedule import ScheduleError, Slot
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.models.campaigns import (
    CampaignDay,
    CampaignFacts,
    brought_hashtags,
)
from wagtail_culture_social.models.hashtags import Hashtag, hashtag_text
from wagtail_culture_social.signals import facts_projected
from wagtail_culture_social.social.services import (
    HashtagLink,
    hashtag_link,
    page_draft,
)
from wagtail_culture_social.social.twins import (
    content_language,
    is_lead,
    lead_of,
    twin_key,
)
from wagtail_culture_social.social.zones import zone_of


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a campaign, as the page of one language shows it."""

    slot: str
    date: date
    hashtag: HashtagLink | None
    theme: str
    prompt: str
    picture: Any
    language: str
    label: str
    is_today: bool
    is_past: bool


StoredDay = tuple[str, date, Hashtag | None]
"""The id of its block, the day and its hashtag."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Dates and hashtags of a campaign, true in every language."""

    start: date | None
    end: date | None
    time_zone: str
    hashtag: Hashtag | None
    days: tuple[StoredDay, ...]

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
    if row is not None and lead_of(page).pk != page.pk:
        return
    facts = own_facts(page)
    with transaction.atomic():
        row, _created = CampaignFacts.objects.update_or_create(
            twin_key=twin_key(page),
            defaults={
                "start": facts.start,
                "end": facts.end,
                "time_zone": facts.time_zone,
                "hashtag": facts.hashtag,
            },
        )
        row.days.all().delete()
        CampaignDay.objects.bulk_create(
            CampaignDay(campaign=row, slot=slot, date=day, hashtag=hashtag)
            for slot, day, hashtag in facts.days
        )
    page.__dict__.pop("_wcs_campaign_facts", None)
    facts_projected.send(sender=type(page), page=page)


def facts_of(page: Any) -> Facts:
    """Return the facts every surface of this campaign shows."""
    cached = page.__dict__.get("_wcs_campaign_facts")
    if cached is None:
        cached = page.__dict__["_wcs_campaign_facts"] = _read(page)
    return cached


def _read(page: Any) -> Facts:
    if getattr(page, "_wcs_unsaved", False) and is_lead(page):
        return own_facts(page)
    days = CampaignDay.objects.filter(campaign__twin_key=twin_key(page))
    found = list(
        days.select_related("campaign__hashtag__merged_into", "hashtag__merged_into")
    )
    row = found[0].campaign if found else _facts_without_days(page)
    if row is None:
        return own_facts(page)
    dated = tuple((day.slot, day.date, day.hashtag) for day in found)
    return Facts(row.start, row.end, row.time_zone, row.hashtag, dated)


def _facts_without_days(page: Any) -> CampaignFacts | None:
    rows = CampaignFacts.objects.select_related("hashtag__merged_into")
    return rows.filter(twin_key=twin_key(page)).first()


def own_facts(page: Any) -> Facts:
    """Return the facts as the page's own fields say them."""
    days = [
        (block.id or str(position), block.value["date"], block.value.get("hashtag"))
        for position, block in enumerate(page.days)
        if block.value.get("date")
    ]
    days.sort(key=lambda day: day[1])
    start = page.start_date or (days[0][1] if days else None)
    end = page.end_date or (days[-1][1] if days else start)
    return Facts(start, end, page.time_zone, page.campaign_hashtag, tuple(days))


def campaign_days(page: Any) -> list[Day]:
    """Return the days in order; words the page lacks are borrowed from the lead."""
    return _days(page, facts_of(page).days)


def _days(page: Any, stored: Iterable[StoredDay]) -> list[Day]:
    facts, language = facts_of(page), content_language(page)
    own = {block.id: block.value for block in page.days}
    lead = None
    days = []
    for slot, day, hashtag in stored:
        words, written_in = own.get(slot), language
        if words is None:
            lead = lead or lead_of(page).specific
            borrowed = {block.id: block.value for block in lead.days}
            words, written_in = borrowed.get(slot, {}), content_language(lead)
        days.append(
            Day(
                slot=slot,
                date=day,
                hashtag=hashtag_link(hashtag, language) if hashtag else None,
                theme=words.get("theme") or "",
                prompt=words.get("prompt") or "",
                picture=words.get("picture"),
                language=written_in if written_in != language else "",
                label=format_day(day, language),
                is_today=day == facts.today,
                is_past=day < facts.today,
            )
        )
    return days


def tags_on(page: Any, on: date, language: str) -> tuple[str, str]:
    """Return (common tag, tag of that day) in a language, without '#'."""
    common, of_the_day = brought_hashtags(page, on) or _hashtags_on(page, on)
    return hashtag_text(common, language), hashtag_text(of_the_day, language)


def _hashtags_on(page: Any, on: date) -> tuple[Hashtag | None, Hashtag | None]:
    facts = facts_of(page)
    of_the_day = (tag for _slot, day, tag in facts.days if day == on and tag)
    return facts.hashtag, next(of_the_day, None)


def campaign_when(page: Any) -> str:
    """Return the dates of a campaign in words; ``""`` when they make no sense."""
    facts = facts_of(page)
    if facts.start is None:
        return ""
    try:
        run = Slot("", facts.start, end_date=facts.end)
    except ScheduleError:
        return ""
    first, last = run.instants(zone_of(facts.time_zone))
    return format_when(first, last, content_language(page), all_day=True)


def campaign_draft(
    page: Any,
    phase: str | None = None,
    recurrence_id: str = "",
    day: date | None = None,
) -> Draft:
    """Return what the posts of a campaign are written from.

    Theme, prompt and tag are those of the day that ``recurrence_id`` names, else of
    ``day``, else of the last day or of today; a teaser and the results have none.
    Words that the page would have to borrow from another language are left out.
    """
    told, language = _told_day(page, phase, recurrence_id, day), content_language(page)
    common, _of_the_day = tags_on(page, facts_of(page).today, language)
    return page_draft(
        page,
        kind="campaign",
        date=campaign_when(page),
        theme=told.theme if told and not told.language else "",
        prompt=told.prompt if told and not told.language else "",
        campaign_tag=common,
        day_tag=told.hashtag.text if told and told.hashtag else "",
    )


def campaign_moments(page: Any) -> list[Moment]:
    """Return when the posts of a campaign are due: teaser, each day, results."""
    facts = facts_of(page)
    days = [(slot, day) for slot, day, _hashtag in facts.days]
    edges = {facts.start, facts.end} - {None, *(day for _slot, day in days)}
    unsaid = [(f"{day:%Y%m%d}", day) for day in edges if day]
    return list(phases.campaign_moments([*days, *unsaid], zone_of(facts.time_zone)))


def _told_day(
    page: Any, phase: str | None, recurrence_id: str, day: date | None
) -> Day | None:
    if phase in ("teaser", "results"):
        return None
    facts = facts_of(page)
    if phase == "last_day":
        edges = (facts.end, *(on for _slot, on, _hashtag in facts.days))
        day = max(filter(None, edges), default=None)
    on = day or facts.today
    found = (
        one
        for one in facts.days
        if (one[0] == recurrence_id if recurrence_id else one[1] == on)
    )
    return next(iter(_days(page, islice(found, 1))), None)
