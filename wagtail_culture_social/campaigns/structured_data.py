"""A campaign's facts as schema.org wants them."""

from typing import Any

from django.http import HttpRequest

from wagtail_culture_social.campaigns.days import campaign_days
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.social.page_facts import page_facts


def campaign_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the node of a campaign; a plain page while it has no dates."""
    facts = facts_of(page)
    about = page_facts(page, request)
    if facts.start is None:
        return [schema.web_page(about)]
    days = tuple(
        schema.CampaignDay(
            day=day.date,
            name=day.theme,
            description=day.prompt,
            hashtag=day.hashtag.text if day.hashtag else "",
        )
        for day in campaign_days(page)
        if day.theme or day.hashtag
    )
    return [
        schema.campaign(
            schema.CampaignFacts(
                page=about, start=facts.start, end=facts.end or facts.start, days=days
            )
        )
    ]
