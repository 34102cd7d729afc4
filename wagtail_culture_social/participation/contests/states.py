"""Where a contest stands, in words with dates by the clock of its page."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail_culture_social.campaigns.poll_blocks import zone_of_page
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import (
    Dates,
    Phase,
    Step,
    phase_at,
    timeline,
    with_results,
)
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.participation.models import Contest


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A phase in words: its name, when it is, whether it is now."""

    name: str
    when: str
    is_now: bool


def dates_of(contest: Contest) -> Dates:
    """Return the dates of a contest, as instants; frozen winners are results."""
    dates = Dates(**{one.name: getattr(contest, one.name) for one in fields(Dates)})
    return with_results(dates, contest.frozen_at) if contest.frozen_at else dates


def results_from(contest: Contest) -> datetime | None:
    """Return when winners frozen now would be shown, ``None`` for at once."""
    at = now()
    date = with_results(dates_of(contest), at).results_at
    return date if date and date > at else None


def phase_of(contest: Contest, at: datetime | None = None) -> Phase:
    """Return where a contest stands at an instant, without one at present."""
    return phase_at(dates_of(contest), at or now())


def takes_entries(contest: Contest) -> bool:
    """Tell whether an entry may be sent at present."""
    has_form = bool(contest.rules.get("fields"))
    return contest.is_offered and has_form and phase_of(contest) == Phase.OPEN


def when_words(contest: Contest, page: Any, language: str) -> str:
    """Return the phase with the date on which it ends, in the active language."""
    phase, at = phase_of(contest), now()
    if phase == Phase.SCHEDULED:
        opens = _told(contest.opens_at, page, language)
        return _("Begins on %(when)s") % {"when": opens}
    step = next(one for one in timeline(dates_of(contest)) if _is_in(one, at))
    if step.ends is None:
        return (
            pgettext("contest", "Open") if phase == Phase.OPEN else phase_names()[phase]
        )
    return _phrases()[phase] % {"when": _told(step.ends, page, language)}


def steps_of(contest: Contest, page: Any, language: str) -> list[ShownStep]:
    """Return the phases that take place, in order, in the active language."""
    at, names = now(), phase_names()
    return [
        ShownStep(names[step.phase], _span(step, page, language), _is_in(step, at))
        for step in timeline(dates_of(contest))
        if step.phase != Phase.CLOSED
    ]


def _is_in(step: Step, at: datetime) -> bool:
    has_begun = step.begins is None or step.begins <= at
    return has_begun and (step.ends is None or at < step.ends)


def _span(step: Step, page: Any, language: str) -> str:
    if step.begins and step.ends:
        zone = zone_of_page(page)
        begins, ends = step.begins.astimezone(zone), step.ends.astimezone(zone)
        return format_when(begins, ends, language)
    if step.ends:
        until = pgettext("phase of a contest", "until %(when)s")
        return until % {"when": _told(step.ends, page, language)}
    return _told(step.begins, page, language)


def _told(moment: datetime | None, page: Any, language: str) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(zone_of_page(page))
    return format_when(local, local, language)


def phase_names() -> dict[Phase, str]:
    """Return the names of the phases, in the active language."""
    return {
        Phase.SCHEDULED: pgettext("contest", "Not open yet"),
        Phase.OPEN: pgettext("contest", "Entries"),
        Phase.MODERATION: pgettext("contest", "Entries are being looked at"),
        Phase.COUNTING: pgettext("contest", "The result is being counted"),
        Phase.VOTE: pgettext("contest", "Public vote"),
        Phase.JURY: pgettext("contest", "The jury decides"),
        Phase.RESULTS: pgettext("contest", "Results"),
        Phase.CLOSED: pgettext("contest", "Closed"),
    }


def _phrases() -> dict[Phase, str]:
    return {
        Phase.OPEN: _("Open until %(when)s"),
        Phase.MODERATION: _("Entries are being looked at until %(when)s"),
        Phase.COUNTING: _("Results on %(when)s"),
        Phase.VOTE: _("Public vote until %(when)s"),
        Phase.JURY: _("The jury decides until %(when)s"),
    }
