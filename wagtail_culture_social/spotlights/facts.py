"""Who recommends a spotlight, and when and where it is on show, in its language."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.dates import (
    format_days,
    format_short_day,
)
from wagtail_culture_social.social.twins import content_language, translated
from wagtail_culture_social.social.venues import place_facts
from wagtail_culture_social.social.zones import zone_of

FACTS = (
    "recommended_by",
    "is_favourite",
    "recommended_on",
    "first_day",
    "last_day",
    "venue",
)
"""The fields whose values are the same in every language: the lead's."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Who recommends, since when; the name is empty for the institution as a whole."""

    name: str
    about: str
    url: str
    is_favourite: bool
    day: str


def recommendation_of(page: Any) -> Recommendation | None:
    """Return who recommends, ``None`` when the page says nothing of it."""
    if not (page.recommended_by_id or page.is_favourite or page.recommended_on):
        return None
    who, day = translated(page.recommended_by, page), page.recommended_on
    return Recommendation(
        name=who.name if who else "",
        about=who.description if who else "",
        url=who.url if who else "",
        is_favourite=page.is_favourite,
        day=format_short_day(day, content_language(page)) if day else "",
    )


def days_of(page: Any) -> str:
    """Return the days on which a spotlight is on show; ``""`` when it has none."""
    first, last, language = page.first_day, page.last_day, content_language(page)
    if first is None:
        return ""
    if last is None:
        with override(language):
            return _("From %(day)s") % {"day": format_short_day(first, language)}
    return format_days(first, max(first, last), language)


def show_facts(page: Any, about: schema.PageFacts) -> schema.EventFacts | None:
    """Return a dated spotlight as the exhibition that it is, ``None`` without days."""
    if page.first_day is None:
        return None
    venue = translated(page.venue, page)
    return schema.EventFacts(
        page=about,
        now=now(),
        event_type="exhibition",
        occurrences=(_run(page),),
        place=place_facts(venue, about.language) if venue else None,
    )


def describe(page: Any) -> list[tuple[Any, str]]:
    """Return the facts as (label, words) for the read-only panel of a twin."""
    said = recommendation_of(page)
    venue = translated(page.venue, page)
    return [
        (_("Recommended by"), (said.name if said else "") or "–"),
        (_("Staff pick"), _("yes") if page.is_favourite else _("no")),
        (_("Recommended on"), (said.day if said else "") or "–"),
        (_("On show"), days_of(page) or "–"),
        (_("Venue"), str(venue or "–")),
    ]


def _run(page: Any) -> schema.Occurrence:
    first, last, zone = page.first_day, page.last_day, zone_of("")
    end = max(first, last) + timedelta(days=1) if last else None
    return schema.Occurrence(
        start=datetime.combine(first, time.min, zone),
        end=datetime.combine(end, time.min, zone) if end else None,
        all_day=True,
    )
