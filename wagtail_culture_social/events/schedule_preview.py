"""What a schedule comes to, while its editor types: dates, rules, days off, a month."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import (
    format_day,
    format_month,
    format_times,
    weekday_names,
)
from wagtail_culture_social.domain.programme import Series, left_out, next_dates
from wagtail_culture_social.domain.recurrence import RuleError
from wagtail_culture_social.domain.rule_words import rule_in_words
from wagtail_culture_social.domain.schedule import Slot
from wagtail_culture_social.events.closing import named_closing_days
from wagtail_culture_social.events.dates import last_day, planned_date
from wagtail_culture_social.events.facts import Facts, own_dates
from wagtail_culture_social.events.planning import Plan, plan_of
from wagtail_culture_social.events.schedules import notes_of
from wagtail_culture_social.events.sifting import sifted
from wagtail_culture_social.models.occurrences import STATE_CHOICES
from wagtail_culture_social.social.twins import content_language

SHOWN = 10
_DAY = timedelta(days=1)
_WEEKS = Calendar()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the mini month, and how many dates it has."""

    day: date
    dates: int
    is_today: bool
    is_outside: bool


def schedule_preview(
    page: Any, faults: Iterable[str] = (), month: date | None = None
) -> dict[str, Any]:
    """Return the context of a preview of what a page holds, saved or not.

    Dates and rules are in the language of the page, all else in the editor's. The
    month shown is that of the next date unless a day of another one is given.
    """
    sound, own_faults = sifted(page.schedule)
    page = copy(page)
    page.schedule = sound
    facts, language = own_dates(page), content_language(page)
    plan, notes = plan_of(page, facts), notes_of(page.date_notes)
    coming = next_dates(plan.dates, facts.zone, now(), SHOWN + 1)
    shown = [planned_date(one, facts, notes, language) for one in coming]
    today = now().astimezone(facts.zone).date()
    first = max(shown[0].first_day, today) if shown else today
    last = shown[SHOWN - 1].first_day if len(shown) > SHOWN else plan.until
    states = dict(STATE_CHOICES)
    return {
        "language": language,
        "faults": [*faults, *own_faults],
        "rules": rules_in_words(facts, language),
        "dates": [(one, states[one.state]) for one in shown[:SHOWN]],
        "has_more": len(shown) > SHOWN,
        "left_out": list(islice(days_off(page, plan, today, last, language), SHOWN)),
        **mini_month(plan, month or first, today),
    }


def rules_in_words(facts: Facts, language: str) -> list[str]:
    """Return the rules as sentences, each with its hours."""
    hours: dict[str, list[str]] = {}
    for series in facts.schedule.series:
        slot = series.slot
        rule = rule_in_words(series.rule, slot.start_date, facts.zone, language)
        times = hours.setdefault(rule, [])
        if not slot.all_day:
            times.append(format_times(*slot.instants(facts.zone), language))
    return [
        capfirst(" · ".join([rule, *times])) for rule, times in hours.items() if rule
    ]


def days_off(
    page: Any, plan: Plan, first: date, last: date, language: str
) -> Iterator[tuple[str, str]]:
    """Yield the days that rules give and series leave out, each with the reason."""
    names = named_closing_days(page, plan.schedule, last, get_language() or "")
    pauses = plan.schedule.pauses
    reasons: dict[date, str] = {}
    for series in plan.schedule.series:
        lists = [names.get(name, {}) for name in series.closed_on]
        for slot in _left_out(series, plan, last):
            day = slot.start_date
            named = (one[day] for one in lists if day in one)
            pause = any(one.holds(day) for one in pauses)
            other = _("Pause") if pause else _("Taken out silently")
            reasons.setdefault(day, next(named, other))
    for day in sorted(reasons):
        if day >= first:
            yield format_day(day, language), reasons[day]


def _left_out(series: Series, plan: Plan, last: date) -> list[Slot]:
    try:
        return left_out(series, plan.schedule, plan.facts.zone, last)
    except RuleError:
        return []


def mini_month(plan: Plan, day: date, today: date) -> dict[str, Any]:
    """Return the month of a day by weeks, and the months before and after it."""
    language = get_language() or "en"
    weeks = _WEEKS.monthdatescalendar(day.year, day.month)
    counts = _counts(plan, weeks[0][0], weeks[-1][-1])
    first = day.replace(day=1)
    after = (first + 31 * _DAY).replace(day=1)
    starts = [one.slot.start_date for one in plan.dates]
    return {
        "month": first,
        "month_title": format_month(first, language),
        "weekdays": weekday_names(language),
        "weeks": [
            [Day(d, counts[d], d == today, d.month != day.month) for d in week]
            for week in weeks
        ],
        "previous_month": first - _DAY if min(starts, default=first) < first else None,
        "next_month": after if max(starts, default=first) >= after else None,
    }


def _counts(plan: Plan, first: date, last: date) -> Counter[date]:
    """How many dates each day has, those that go on included."""
    counts: Counter[date] = Counter()
    for one in plan.dates:
        start, end = one.slot.instants(plan.facts.zone)
        begins = max(start.date(), first)
        length = (min(last_day(start, end), last) - begins).days + 1
        counts.update(begins + number * _DAY for number in range(length))
    return counts
