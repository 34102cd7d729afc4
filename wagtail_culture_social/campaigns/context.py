"""What the templates of campaigns show, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from wagtail_culture_social import registry
from wagtail_culture_social.campaigns import services
from wagtail_culture_social.campaigns.addresses import file_url
from wagtail_culture_social.campaigns.badges import embed_of
from wagtail_culture_social.campaigns.beside import beside
from wagtail_culture_social.campaigns.days import Day, campaign_days
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.campaigns.kit import kit_of
from wagtail_culture_social.campaigns.statistics import Statistics, statistics_of
from wagtail_culture_social.domain import campaign_days as plain
from wagtail_culture_social.domain.dates import weekday_names
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.services import hashtag_link
from wagtail_culture_social.social.twins import content_language

CALENDAR = "calendar/"


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a week in the calendar; ``day`` is empty where nothing is planned."""

    date: date
    day: Day | None
    is_today: bool


def campaign(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the context of a campaign page: its days, today's, what belongs to it."""
    facts, days = facts_of(page), campaign_days(page)
    around = beside(page, request)
    with override(content_language(page)):
        statistics = statistics_of(page, around.edition_pages)
    common = facts.hashtag
    return {
        "days": [(day, around.days.get(day.date, ())) for day in days],
        "today": next((day for day in days if day.is_today), None),
        "when": services.campaign_when(page),
        "common_hashtag": hashtag_link(common, content_language(page))
        if common
        else None,
        "charts": statistics.charts,
        "kit": kit_of(page),
        "editions": around.editions,
        "register": register_of(page, statistics),
        "badge": embed_of(page),
        "calendar_url": f"{page.get_url(request) or ''}{CALENDAR}",
        "ics_url": file_url("ics", page),
        "json_url": file_url("json", page),
    }


def calendar(page: Any) -> dict[str, Any]:
    """Return the context of the calendar: only the weeks that hold a day."""
    days = {day.date: day for day in campaign_days(page)}
    today = facts_of(page).today
    heading = _("Calendar")
    return {
        "wcs_part": Part(CALENDAR, f"{heading} – {page.title}"),
        "heading": heading,
        "weekdays": weekday_names(content_language(page)),
        "weeks": [
            [Cell(day, days.get(day), day == today) for day in week]
            for week in plain.weeks(days)
        ],
        "ics_url": file_url("ics", page),
    }


def register_of(page: Page, statistics: Statistics) -> dict[str, Any] | None:
    """Return how many take part, and where one registers; ``None`` without register."""
    service = registry.get("register")
    if service is None:
        return None
    return {
        "participants": statistics.participants,
        "countries": statistics.countries,
        "url": service.register_url(page),
    }


def describe(page: Any) -> list[tuple[Any, str]]:
    """Return the facts as (label, words) for the read-only panel of a twin."""
    facts = facts_of(page)
    return [
        (_("Dates"), services.campaign_when(page) or "–"),
        (_("Time zone"), facts.time_zone),
        (_("Common hashtag"), str(facts.hashtag or "–")),
    ]
