"""Calendar files of events: one entry per date, from the facts of the lead."""

from typing import Any

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    uid,
    vevent,
)
from wagtail_culture_social.domain.headlines import headline
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.social.services import social_draft
from wagtail_culture_social.social.twins import content_language, twin_key


def event_calendar(page: Any) -> bytes:
    """Return the iCalendar file of an event in the page's language."""
    heading = Heading(name=page.title, language=content_language(page))
    return calendar(map(vevent, entries(page)), heading)


def entries(page: Any) -> list[Entry]:
    """Return one entry per date; its UID is the same in every language."""
    facts, draft = facts_of(page), social_draft(page)
    key, host = twin_key(page), facts.uid_host or "localhost"
    venue = facts.venue if facts.is_on_site else None
    location = ""
    if venue is not None:
        location = ", ".join(part for part in (venue.name, venue.address) if part)
    return [
        Entry(
            uid=uid(str(key), host, slot.id),
            summary=headline(draft),
            start=start,
            end=end,
            modified=facts.changed_at or page.last_published_at or now(),
            all_day=slot.all_day,
            sequence=facts.sequence,
            state=facts.state,
            description=draft.summary,
            url=draft.url,
            location=location,
            categories=draft.tags,
            stream_url=facts.stream_url if facts.is_online else "",
        )
        for slot, start, end in facts.dates()
    ]
