"""What the templates of campaigns show, as plain values."""

from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns import services
from wagtail_culture_social.campaigns.kit import kit_of
from wagtail_culture_social.campaigns.statistics import charts_of
from wagtail_culture_social.social.services import hashtag_link
from wagtail_culture_social.social.twins import content_language


def campaign(page: Any) -> dict[str, Any]:
    """Return the context of a campaign page: its days, today's, figures and files."""
    facts, days = services.facts_of(page), services.campaign_days(page)
    common = facts.hashtag
    return {
        "days": days,
        "today": next((day for day in days if day.is_today), None),
        "when": services.campaign_when(page),
        "common_hashtag": hashtag_link(common, content_language(page))
        if common
        else None,
        "charts": charts_of(page),
        "kit": kit_of(page),
    }


def describe(page: Any) -> list[tuple[Any, str]]:
    """Return the facts as (label, words) for the read-only panel of a twin."""
    facts = services.facts_of(page)
    return [
        (_("Dates"), services.campaign_when(page) or "–"),
        (_("Time zone"), facts.time_zone),
        (_("Common hashtag"), str(facts.hashtag or "–")),
    ]
