"""The texts of calendars, made when an event is published; serving them is `views`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Event

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.calendar_series import MOST_EXDATES, recurring
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    uid,
    vevent,
    vevent_text,
)
from wagtail_culture_social.domain.drafts import Draft
from wagtail_culture_social.domain.headlines import headline
from wagtail_culture_social.domain.programme import (
    DateNote,
    EventDate,
    Schedule,
    Series,
)
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events.facts import Facts
from wagtail_culture_social.events.live import broadcast_of
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.social.twins import (
    content_language,
    translated,
    twin_key,
)


@dataclass(frozen=True, slots=True)
class Words:
    """What every date of a page says in a calendar, in the page's language."""

    key: str
    facts: Facts
    entry: Entry
    draft: Draft

    def of(self, one: EventDate, identity: str, note: str = "") -> Entry:
        """Return the entry of a date under one UID."""
        state = one.state(self.facts.state)
        start, end = one.slot.instants(self.facts.zone)
        return replace(
            self.entry,
            stream_url=self.stream_url(one),
            uid=identity,
            summary=self.headline(state),
            start=start,
            end=end,
            all_day=one.slot.all_day,
            state=state,
            comment=note,
        )

    def stream_url(self, one: EventDate) -> str:
        """Return where a date can be watched, on its first day."""
        start, end = one.slot.instants(self.facts.zone)
        found = broadcast_of(self.facts, start, end, start.date())
        return found.url if found else ""

    def uid(self, part: str = "") -> str:
        """Return the UID of the event, or of a part of it."""
        return uid(self.key, self.facts.uid_host or "localhost", part)

    def headline(self, state: State) -> str:
        """Return the title with what became of the event or the date."""
        return headline(replace(self.draft, state=state.value))


def words_of(page: Any, facts: Facts) -> Words:
    """Return what a page says of itself in calendars."""
    draft = page_draft(page, kind="event", attendance=facts.attendance.value)
    venue = translated(facts.venue, page) if facts.is_on_site else None
    geo = None
    if venue is not None and None not in (venue.latitude, venue.longitude):
        geo = float(venue.latitude), float(venue.longitude)
    published = [facts.changed_at, page.last_published_at]
    with override(content_language(page)):
        stream_label = _("Live stream")
    entry = Entry(
        uid="",
        summary="",
        start=now(),
        modified=max(filter(None, published), default=now()),
        sequence=facts.sequence,
        description=draft.summary,
        url=draft.url,
        location=venue.location if venue else "",
        geo=geo,
        categories=draft.tags,
        stream_label=stream_label,
    )
    return Words(str(twin_key(page)), facts, entry, draft)


def date_vevent(words: Words, one: EventDate, note: str) -> str:
    """Return one date as the text of a VEVENT of its own; "" when it has no end."""
    if one.slot.permanent:
        return ""
    return vevent_text(words.of(one, words.uid(one.recurrence_id), note))


def event_calendar(
    page: Any,
    words: Words,
    schedule: Schedule,
    dates: Sequence[EventDate],
    notes: Sequence[DateNote],
) -> str:
    """Return the calendar file of an event: one entry for each single date or series.

    The first of them keeps the UID of the event, further ones add their own id.
    """
    dated = [one for one in dates if not one.slot.permanent]
    events: list[Event] = []
    for series in schedule.series:
        own = [one for one in dated if one.slot_id == series.slot.id]
        events += _series(words, series, own, notes)
    singles = {slot.id for slot in schedule.slots}
    for one in dated:
        if one.slot_id in singles:
            identity = _unit_uid(words, one.slot_id)
            events.append(vevent(words.of(one, identity, one.note(notes))))
    heading = Heading(
        name=page.title,
        language=content_language(page),
        url=words.draft.url,
        modified=words.entry.modified,
    )
    return calendar(events, heading).decode()


def stored_calendar(page: Any) -> str:
    """Return the calendar file of an event as it was published; ``""`` before."""
    rows = EventFacts.objects.filter(twin_key=twin_key(page))
    calendars = rows.values_list("calendars", flat=True).first() or {}
    return calendars.get(str(page.pk), "")


def _series(
    words: Words, series: Series, dates: Sequence[EventDate], notes: Sequence[DateNote]
) -> Iterator[Event]:
    """A series as one entry with a rule; date by date where the rule cannot say it."""
    facts, slot = words.facts, series.slot
    skipped = facts.left_out.get(slot.id, ())
    if len(skipped) > MOST_EXDATES:
        for one in dates:
            identity = words.uid(one.recurrence_id)
            yield vevent(words.of(one, identity, one.note(notes)))
        return
    identity = _unit_uid(words, slot.id)
    planned = EventDate(slot.id, "", slot, slot)
    changed = [
        (
            one.planned.instants(facts.zone)[0],
            words.of(one, identity, one.note(notes)),
        )
        for one in dates
        if one.kind
        or one.note(notes)
        or words.stream_url(one) != words.stream_url(planned)
    ]
    yield from recurring(
        words.of(planned, identity),
        series.rule,
        left_out=[_starts_on(slot, day, facts) for day in skipped],
        changed=changed,
    )


def _starts_on(slot: Any, day: str, facts: Facts) -> Any:
    moved = replace(slot, start_date=slot.start_date.fromisoformat(day), end_date=None)
    return replace(moved, end_time=None).instants(facts.zone)[0]


def _unit_uid(words: Words, slot_id: str) -> str:
    plain = slot_id == words.facts.uid_unit
    return words.uid("" if plain else slot_id)
