"""A programme as a feed: each event at its next date, narrowed as on the page."""

from typing import Any

from django.db.models import Min
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.drafts import Draft
from wagtail_culture_social.domain.headlines import headline
from wagtail_culture_social.domain.json_feed import Item
from wagtail_culture_social.events.facts import from_row
from wagtail_culture_social.events.filter_words import filters_in_words
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.events.listing import upcoming
from wagtail_culture_social.models.occurrences import Occurrence
from wagtail_culture_social.models.places import venue_words
from wagtail_culture_social.social.feeds import Selection, hashtags_on, page_item
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.twins import content_language, source_of
from wagtail_culture_social.social.zones import zone_of

FEED_LIMIT = 50


def programme_feed(index: Page, request: HttpRequest) -> Selection:
    """Return the coming events below an index, with the filters of the address."""
    form = FilterForm.of(request.GET)
    dates = form.narrow(upcoming(index, now()))
    words = filters_in_words(form, content_language(index))
    return Selection(_items(index, dates, request), form.query, words)


def _items(index: Page, dates: Any, request: HttpRequest) -> list[Item]:
    rows = _next_dates(dates, source_of(index).locale_id)
    pages = {page.pk: page for page in specific_pages(row.page for row in rows)}
    hashtags = hashtags_on(pages.values())
    return [
        page_item(page, request, hashtags[page.pk], **_said(page, row))
        for row in rows
        if (page := pages.get(row.page_id))
    ]


def _next_dates(dates: Any, locale_id: int) -> list[Occurrence]:
    """The next date of each page, in order, with its facts and words of its venue."""
    starts = dates.order_by().values_list("page_id").annotate(next=Min("start"))
    first = dict(starts.order_by("next", "page_id")[:FEED_LIMIT])
    rows = dates.filter(page_id__in=first, start__in=set(first.values()))
    rows = rows.annotate(words=venue_words(locale_id, "facts__venue"))
    found: dict[int, Occurrence] = {}
    long = ("vevent", "facts__calendars", "facts__told")
    for row in rows.select_related("facts__venue").defer(*long):
        found.setdefault(row.page_id, row)
    return list(found.values())


def _said(page: Any, row: Occurrence) -> dict[str, Any]:
    """What a date says under its headline: when, where, a note, the summary."""
    language, zone = content_language(page), zone_of(row.time_zone)
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    told = (
        format_when(start, end, language, all_day=row.all_day),
        _place(row, language),
        row.note,
        page.summary,
    )
    draft = Draft(
        kind="event",
        language=language,
        title=page.title,
        state=row.state,
        attendance=row.facts.attendance,
    )
    return {
        "title": headline(draft),
        "text": " · ".join(filter(None, told)),
        "modified": row.changed_at,
    }


def _place(row: Any, language: str) -> str:
    facts = from_row(row.facts)
    if not facts.is_on_site:
        with translation.override(language):
            return translation.gettext("Online")
    if facts.venue is None:
        return ""
    return (row.words or {}).get("name") or facts.venue.name
