"""Events as schema.org nodes (Google's event guidelines kept)."""

from collections.abc import Sequence
from datetime import timedelta

from wagtail_culture_social.domain.schedule import (
    CALLED_OFF,
    Attendance,
    State,
    moment,
)
from wagtail_culture_social.domain.structured_data.event_facts import (
    EventFacts,
    Occurrence,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    instant,
    node,
    one_or_all,
    page_properties,
)
from wagtail_culture_social.domain.structured_data.offers import is_free, offers
from wagtail_culture_social.domain.structured_data.people import people
from wagtail_culture_social.domain.structured_data.places import (
    location,
    place_in_full,
    place_in_short,
)
from wagtail_culture_social.domain.structured_data.schedules import schedule
from wagtail_culture_social.domain.structured_data.states import (
    is_online_only,
    mode,
    state_of,
    status,
)

EVENT_TYPES = {
    "concert": "MusicEvent",
    "lecture": "EducationEvent",
    "workshop": "EducationEvent",
    "course": "CourseInstance",
    "story_hour": "ChildrensEvent",
    "exhibition": "ExhibitionEvent",
    "screening": "ScreeningEvent",
    "reading": "LiteraryEvent",
    "performance": "TheaterEvent",
    "festival": "Festival",
    "series": "EventSeries",
}
"""The most precise schema.org class of each of our types; Event for the rest."""

MOST_DATES = 30
"""Coming dates that get a node of their own: a page stays light whatever its rule."""

_OF_ONE_DATE = {"CourseInstance": "EducationEvent", "EventSeries": "Event"}


def event(facts: EventFacts) -> Node:
    """An event: its next date, or its last, and the coming ones as `subEvent`.

    A schedule stands beside the dates and not in their place, as schema.org would
    have it, because Google shows no event without `startDate`.
    """
    coming = [one for one in facts.occurrences if _is_ahead(one, facts)]
    shown = _shown(facts, coming)
    several = coming[:MOST_DATES] if len(coming) > 1 else []
    where = place_in_full(facts.place, facts.accessibility) if facts.place else None
    properties = {
        **page_properties(facts.page),
        **(_times(shown) | _seats(shown) if shown else {}),
        **_terms(facts, shown.state if shown else State.SCHEDULED),
        **people(facts),
        "location": location(facts, where),
        "inLanguage": _languages(facts),
        "isAccessibleForFree": is_free(facts) or None,
        "typicalAgeRange": _ages(facts),
        "audience": [node("Audience", audienceType=one) for one in facts.audiences],
        "maximumAttendeeCapacity": facts.capacity,
        "superEvent": _super_events(facts),
        "eventSchedule": one_or_all([schedule(one) for one in facts.schedules]),
        "subEvent": _sub_events(facts, several),
    }
    return {"@context": CONTEXT, **node(_type(facts.event_type), **properties)}


def _type(event_type: str) -> str:
    return EVENT_TYPES.get(event_type, "Event")


def _is_ahead(one: Occurrence, facts: EventFacts) -> bool:
    return one.end is None or moment(facts.now, one.start, one.end) != "past"


def _shown(facts: EventFacts, coming: Sequence[Occurrence]) -> Occurrence | None:
    """The next date that takes place, else the next one, else the last."""
    taking_place = [one for one in coming if one.state != State.CANCELLED]
    found = [*taking_place[:1], *coming[:1], *facts.occurrences[-1:]]
    return found[0] if found else None


def _sub_events(facts: EventFacts, dates: Sequence[Occurrence]) -> list[Node]:
    type_ = _type(facts.event_type)
    where = location(facts, place_in_short(facts.place) if facts.place else None)
    terms = {state: _terms(facts, state) for state in {one.state for one in dates}}
    return [
        node(
            _OF_ONE_DATE.get(type_, type_),
            name=facts.page.name,
            url=facts.page.url,
            **_times(one),
            **_seats(one),
            **terms[one.state],
            location=where,
        )
        for one in dates
    ]


def _terms(facts: EventFacts, own: State) -> Node:
    """How and at what price one takes part, in the event or on a date in that state."""
    attendance = Attendance.ONLINE if is_online_only(facts) else facts.attendance
    return {
        "eventStatus": status(state_of(facts, own)),
        "eventAttendanceMode": mode(attendance),
        "offers": offers(facts, own),
    }


def _times(occurrence: Occurrence) -> Node:
    previous = occurrence.previous_start
    start, end = occurrence.start, occurrence.end
    if occurrence.all_day:
        last = max(start, end - timedelta(days=1)) if end else None
        return {
            "startDate": start.date().isoformat(),
            "endDate": last.date().isoformat() if last else None,
            "previousStartDate": previous.date().isoformat() if previous else None,
        }
    return {
        "startDate": instant(start),
        "endDate": instant(end) if end and end > start else None,
        "previousStartDate": instant(previous) if previous else None,
    }


def _seats(occurrence: Occurrence) -> Node:
    """The seats that are left; none are told of a date that is off."""
    is_off = occurrence.state in CALLED_OFF
    return {"remainingAttendeeCapacity": None if is_off else occurrence.seats_left}


def _languages(facts: EventFacts) -> str | list[str]:
    """What is spoken, else the language of the page."""
    spoken = facts.languages
    return list(spoken) if len(spoken) > 1 else "".join(spoken) or facts.page.language


def _ages(facts: EventFacts) -> str:
    """`7-12`, `7-`, or `0-12` for up to twelve years."""
    if facts.age_max is not None:
        return f"{facts.age_min or 0}-{facts.age_max}"
    return "" if facts.age_min is None else f"{facts.age_min}-"


def _super_events(facts: EventFacts) -> Node | list[Node] | None:
    series, whole = facts.campaign, facts.part_of
    found = []
    if whole:
        found.append(node(_type(whole.event_type), name=whole.name, url=whole.url))
    if series:
        found.append(node("EventSeries", name=series.name, url=series.url))
    return one_or_all(found)
