"""What the surfaces of events ask for: state, posts, lists; writing is `projection`."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_time, format_when_short
from wagtail_culture_social.domain.drafts import Contributor
from wagtail_culture_social.domain.live import LiveState
from wagtail_culture_social.domain.phases import DAYS_AHEAD
from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.events.dates import ShownDate, date_of, dates_of
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.live import live_state_of
from wagtail_culture_social.events.moments import is_streamed
from wagtail_culture_social.social.services import page_draft, summary_of
from wagtail_culture_social.social.twins import content_language, source_of


def state_of(page: Any) -> State:
    """Return what became of the event: what the lead says, else what all dates say.

    A series whose coming dates are all off is off, one that is full on all is full.
    """
    facts = facts_of(page)
    states = {one.state for one in dates_of(page).coming}
    if facts.state == State.SCHEDULED and len(states) == 1:
        return states.pop()
    return facts.state


def told_date(page: Any) -> ShownDate | None:
    """Return the date that posts tell of: the first to come that takes place."""
    dates = dates_of(page)
    kept = (one for one in dates.coming if one.state != State.CANCELLED)
    return next(kept, dates.next)


def event_draft(
    page: Any,
    phase: str | None = None,
    recurrence_id: str = "",
    day: date | None = None,
) -> Draft:
    """Return what the posts of an event are written from.

    ``recurrence_id`` names one of its dates, the one that is told of by default. The
    words are those of the day of ``phase``, or of ``day``; else of today.
    """
    facts = facts_of(page)
    told = date_of(page, recurrence_id) if recurrence_id else None
    told = told or told_date(page)
    venue = facts.venue if facts.is_on_site else None
    return page_draft(
        page,
        kind="event",
        place=venue.name if venue else "",
        price=page.price_line,
        state=(told.state if told else facts.state).value,
        attendance=facts.attendance.value,
        **_of_stream(page, phase, told),
        **(_of_date(page, told, day or _said_on(phase, told)) if told else {}),
        **(_with_note(page, told) if told and phase else {}),
    )


def _of_stream(page: Any, phase: str | None, told: ShownDate | None) -> dict[str, bool]:
    """What the draft says of its stream: as it stands, or as it will at a phase."""
    if phase is None:
        state = live_state_of(page)
        return {
            "live_now": state == LiveState.LIVE,
            "has_replay": state == LiveState.REPLAY,
        }
    streamed = told is not None and _is_streamed(page, told)
    return {
        "live_now": phase == "live_now" and streamed,
        "has_replay": phase == "replay",
    }


def _is_streamed(page: Any, told: ShownDate) -> bool:
    is_held = told.state not in CALLED_OFF
    return is_held and is_streamed(facts_of(page), told.start, told.end)


def _said_on(phase: str | None, told: ShownDate) -> date:
    """The day on which a post of a phase is read."""
    ahead = DAYS_AHEAD.get(phase or "")
    if ahead is not None:
        return told.first_day - timedelta(days=ahead)
    return now().astimezone(told.start.tzinfo).date()


def _of_date(page: Any, told: ShownDate, today: date) -> dict[str, Any]:
    language = content_language(page)
    when = format_when_short(
        told.start, told.end, language, all_day=told.all_day, today=today
    )
    time = "" if told.all_day else format_time(told.start.time(), language)
    return {"date": when, "time": time, "on": told.first_day}


def _with_note(page: Any, told: ShownDate) -> dict[str, str]:
    """The note on a date before the summary, in the page's own language only."""
    if not told.note or told.note_language:
        return {}
    return {"summary": "\n".join(filter(None, (told.note, summary_of(page))))}


def festival_of(page: Any) -> Page | None:
    """Return the live festival or series of an event, in the page's language if any."""
    if "_wcs_festival" not in page.__dict__:
        key = facts_of(page).part_of
        page.__dict__["_wcs_festival"] = _festival(page, key) if key else None
    return page.__dict__["_wcs_festival"]


def _festival(page: Any, key: UUID) -> Page | None:
    locale = source_of(page).locale_id
    found = page_model().objects.live().filter(translation_key=key, alias_of=None)
    twins = sorted(found, key=lambda twin: (twin.locale_id != locale, twin.pk))
    return twins[0] if twins else None


def event_contributors(page: Any) -> list[Contributor]:
    """Return who is named in the posts, in the order of the page."""
    language = content_language(page)
    return [
        Contributor(part.name(language), dict(part.handles))
        for part in facts_of(page).people
    ]
