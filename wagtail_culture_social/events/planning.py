"""The dates that facts come to: for the tables, for previews and for the editor."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.programme import EventDate, Schedule, event_dates
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.events.closing import closing_days
from wagtail_culture_social.events.facts import Facts
from wagtail_culture_social.events.schedules import HORIZON


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates of an event up to a last day; ``schedule`` knows its closing days."""

    facts: Facts
    schedule: Schedule
    dates: tuple[EventDate, ...]
    until: date


def plan_of(page: Any, facts: Facts) -> Plan:
    """Work out the dates of an event; a schedule that no longer fits has none."""
    today = now().astimezone(facts.zone).date()
    until = today + HORIZON
    closed = closing_days(page, facts.schedule, until)
    schedule = replace(facts.schedule, closing_days=closed)
    try:
        dates = event_dates(schedule, facts.zone, until, since=today)
    except RuleError:
        dates = []
    return Plan(facts, schedule, tuple(dates), until)
