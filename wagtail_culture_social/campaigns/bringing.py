"""Days and hashtags of many campaigns, read at once."""

from typing import Any

from django.db.models import Prefetch

from wagtail_culture_social.campaigns.facts import Facts
from wagtail_culture_social.models.campaigns import CampaignDay, CampaignFacts
from wagtail_culture_social.social.twins import twin_key


def bring_facts(pages: list[Any]) -> None:
    """Give many campaigns their facts in two queries; drafts speak for themselves."""
    keys = {twin_key(page) for page in pages}
    rows = CampaignFacts.objects.filter(twin_key__in=keys)
    rows = rows.select_related("hashtag__merged_into")
    days = CampaignDay.objects.select_related("hashtag__merged_into")
    rows = rows.prefetch_related(Prefetch("days", days))
    found = {row.twin_key: _facts(row) for row in rows}
    for page in pages:
        if twin_key(page) in found:
            page.__dict__["_wcs_campaign_facts"] = found[twin_key(page)]


def _facts(row: CampaignFacts) -> Facts:
    days = tuple((day.slot, day.date, day.hashtag) for day in row.days.all())
    return Facts(row.start, row.end, row.time_zone, row.hashtag, days)
