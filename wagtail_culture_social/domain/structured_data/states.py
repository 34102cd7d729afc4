"""What became of an event or of one date, and where people take part, as schema.org."""

from wagtail_culture_social.domain.schedule import CALLED_OFF, Attendance, State
from wagtail_culture_social.domain.structured_data.event_facts import EventFacts
from wagtail_culture_social.domain.structured_data.nodes import CONTEXT

_STATUS = {
    State.CANCELLED: "EventCancelled",
    State.POSTPONED: "EventPostponed",
    State.RESCHEDULED: "EventRescheduled",
    State.MOVED_ONLINE: "EventMovedOnline",
}
_MODES = {
    Attendance.ON_SITE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}


def state_of(facts: EventFacts, own: State) -> State:
    """The state of a date: its own, unless the whole event is off.

    That a date is full says nothing of when and where it is: then, and when it is as
    planned, the state of the event holds.
    """
    if facts.state in CALLED_OFF or own in (State.SCHEDULED, State.FULL):
        return facts.state
    return own


def is_full(facts: EventFacts, own: State) -> bool:
    """Whether there is no place left, at all or on a date in that state."""
    return State.FULL in (facts.state, own)


def status(state: State) -> str:
    """The EventStatusType; a full event is still as scheduled."""
    return f"{CONTEXT}/{_STATUS.get(state, 'EventScheduled')}"


def is_online_only(facts: EventFacts) -> bool:
    """Whether nobody takes part at the place, planned so or moved."""
    return facts.attendance == Attendance.ONLINE or facts.state == State.MOVED_ONLINE


def mode(attendance: Attendance) -> str:
    """The EventAttendanceModeEnumeration."""
    return f"{CONTEXT}/{_MODES[attendance]}"
