"""What the surfaces of events ask for: state, posts, lists; writing is `projection`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.dates import format_time, format_when_short
from wagtail_culture_social.domain.drafts import Contributor
from wagtail_culture_social.domain.live import LiveState
from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.events.dates import ShownDate, dates_of
from wagtail_culture_social.events.facts import facts_of
from wagtail_culture_social.events.live import live_state_of, replays_of
from wagtail_culture_social.social.services import page_draft
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


def event_draft(page: Any) -> Draft:
    """Return what the posts of an event are written from."""
    facts, language = facts_of(page), content_language(page)
    state = live_state_of(page)
    date, venue = told_date(page), facts.venue if facts.is_on_site else None
    values: dict[str, Any] = {}
    if date is not None:
        today = now().astimezone(facts.zone).date()
        values["date"] = format_when_short(
            date.start, date.end, language, all_day=date.all_day, today=today
        )
        if not date.all_day:
            values["time"] = format_time(date.start.time(), language)
        values["on"] = date.first_day
    return page_draft(
        page,
        kind="event",
        place=venue.name if venue else "",
        price=page.price_line,
        state=(date.state if date else facts.state).value,
        attendance=facts.attendance.value,
        live_now=state == LiveState.LIVE,
        has_replay=state == LiveState.REPLAY,
        **values,
    )


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


def event_moments(page: Any) -> list[tuple[str, datetime]]:
    """Return when the posts of the running or next date are due; none when called off.

    A replay is told of once there is one.
    """
    date = told_date(page)
    if date is None or date.is_permanent or date.state in CALLED_OFF:
        return []
    replay = bool(replays_of(page))
    return list(phases.event_moments(date.start, date.end, replay=replay))
