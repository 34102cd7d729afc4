"""The campaigns that a page belongs to and its days in them, as the page shows it.

What stands beside the days on the page of a campaign is ``campaigns``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.models.campaigns import CampaignDay
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.services import (
    HashtagLink,
    campaign_of,
    hashtag_link,
)
from wagtail_culture_social.social.twins import (
    content_language,
    is_chosen_for_a_day,
    lead_among,
    source_of,
    twin_key,
)


@dataclass(frozen=True, slots=True)
class PageDay:
    """A day of a campaign to which a page belongs, and where that day stands."""

    label: str
    url: str
    hashtag: HashtagLink | None


@dataclass(frozen=True, slots=True)
class PageCampaign:
    """A campaign of a page; ``language`` is set when it is not that of the page."""

    title: str
    url: str
    language: str
    days: tuple[PageDay, ...]


def day_anchor(day: date) -> str:
    """Return the name that a day has on the page of its campaign."""
    return f"day-{day:%Y-%m-%d}"


def campaigns_of(page: Any, request: HttpRequest | None = None) -> list[PageCampaign]:
    """Return the campaigns of a page with its days in them, its own campaign first.

    One query, two for what other campaigns have chosen; none for a page that has no
    campaign and that none has chosen.
    """
    own = campaign_of(page)
    if own is None and not is_chosen_for_a_day(page, request):
        return []
    days: dict[UUID, list[CampaignDay]] = defaultdict(list)
    if own is not None:
        days[own.translation_key] = []
    for row in _days(page, own):
        days[row.campaign.twin_key].append(row)
    found = _at_hand(own)
    if days.keys() - found.keys():
        found = _public(days, page)
    return [_told(found[key], days[key], page, request) for key in days if key in found]


def _days(page: Any, own: Page | None) -> Iterable[CampaignDay]:
    """Return the days on which a page is dated, and those for which it is chosen."""
    dates = Occurrence.objects.filter(
        page=page.pk, day__lte=OuterRef("date"), last_day__gte=OuterRef("date")
    )
    dated = Q(Exists(dates))
    if page.wcs_day_field:
        dated |= Q(date=getattr(page, page.wcs_day_field))
    belongs = Q(links__page_key=twin_key(page))
    if own is not None:
        belongs |= Q(campaign__twin_key=own.translation_key) & dated
    rows = CampaignDay.objects.filter(belongs).distinct().order_by("date", "pk")
    return rows.select_related("campaign", "hashtag__merged_into")


def _at_hand(own: Any) -> dict[UUID, Page]:
    """Return the campaign that came with the page, if anybody may read it now."""
    if own is None or not own.live or own.wcs_is_closed:
        return {}
    if own.expire_at and own.expire_at <= now():
        return {}
    return {own.translation_key: own}


def _public(keys: Iterable[UUID], page: Page) -> dict[UUID, Page]:
    """Return the campaigns that anybody may read, in the language of a page first."""
    twins: dict[UUID, list[Page]] = defaultdict(list)
    rows = public_alone().filter(translation_key__in=list(keys), alias_of=None)
    for row in rows.select_related("locale"):
        twins[row.translation_key].append(row)
    locale = source_of(page).locale_id
    found = {}
    for key, pages in twins.items():
        best = next((one for one in pages if one.locale_id == locale), None)
        found[key] = best or lead_among(pages) or pages[0]
    return found


def _told(
    campaign: Page, days: Iterable[CampaignDay], page: Page, request: HttpRequest | None
) -> PageCampaign:
    language = content_language(page)
    is_own = campaign.locale_id == source_of(page).locale_id
    url = campaign.get_url(request) or ""
    return PageCampaign(
        title=campaign.title,
        url=url,
        language="" if is_own else campaign.locale.language_code,
        days=tuple(
            PageDay(
                label=format_day(row.date, language),
                url=f"{url}#{day_anchor(row.date)}",
                hashtag=hashtag_link(row.hashtag, language) if row.hashtag else None,
            )
            for row in days
        ),
    )
