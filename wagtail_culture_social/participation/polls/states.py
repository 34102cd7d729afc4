"""Where a poll stands, in words with dates, and who sees its results."""

from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from wagtail_culture_social.campaigns.poll_blocks import zone_of_page
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.social.zones import zone_of

State = Literal["before", "open", "closed"]
STATE_WORDS: dict[State, Any] = {
    "before": pgettext_lazy("poll", "Not open yet"),
    "open": pgettext_lazy("poll", "Open"),
    "closed": pgettext_lazy("poll", "Closed"),
}


def state_of(poll: Poll, at: datetime | None = None) -> State:
    """Return where a poll stands at an instant; the one at which it closes is past."""
    at = at or now()
    if poll.opens_at and at < poll.opens_at:
        return "before"
    is_over = poll.closes_at is not None and at >= poll.closes_at
    return "closed" if is_over or poll.closed_at else "open"


def sees_results(poll: Poll, state: State, *, has_voted: bool = False) -> bool:
    """Tell whether the public sees the results.

    After close nobody can be told from another any more: whoever may see the results
    after their own vote may then see them too.
    """
    if state == "before" or poll.visibility == Poll.Visibility.STAFF:
        return False
    if poll.visibility == Poll.Visibility.ALWAYS or state == "closed":
        return True
    return has_voted and poll.visibility == Poll.Visibility.AFTER_VOTE


def when_words(poll: Poll, state: State, page: Any, language: str) -> str:
    """Return the state with its date by the clock of the lead page, in a language."""
    zone = _zone(poll, page)
    opens, closes = (
        _told(moment, zone, language) for moment in (poll.opens_at, poll.closes_at)
    )
    if state == "before":
        return _("Opens on %(when)s") % {"when": opens}
    if state == "closed":
        closed = pgettext("poll", "Closed")
        return _("Closed on %(when)s") % {"when": closes} if closes else closed
    opened = pgettext("poll", "Open")
    return _("Open until %(when)s") % {"when": closes} if closes else opened


def note_on_results(poll: Poll, state: State) -> str:
    """Return why there are no results yet, nothing where none are promised."""
    if state == "closed":
        return ""
    return {
        Poll.Visibility.AFTER_VOTE: _("Who has voted sees the results."),
        Poll.Visibility.AFTER_CLOSE: _(
            "The results are shown here once the vote is closed."
        ),
    }.get(poll.visibility, "")


def with_zone(polls: QuerySet[Poll], page: Any) -> QuerySet[Poll]:
    """Have polls bring the zone of their lead, where pages of this type have one."""
    if not hasattr(page, "time_zone"):
        return polls
    leads = type(page)._base_manager.filter(pk=OuterRef("page_id"))
    return polls.annotate(lead_zone=Subquery(leads.values("time_zone")))


def _zone(poll: Poll, page: Any) -> ZoneInfo:
    """Return the zone of the lead, whose dates these are: a twin may lag behind."""
    if page.pk == poll.page_id:
        return zone_of_page(page)
    if not hasattr(poll, "lead_zone"):
        poll = with_zone(Poll.objects.filter(pk=poll.pk), page).first() or poll
    told = getattr(poll, "lead_zone", None)
    return zone_of(told) if told else zone_of_page(page)


def _told(moment: datetime | None, zone: ZoneInfo, language: str) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    return format_when(local, local, language)
