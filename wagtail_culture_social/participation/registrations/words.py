"""What is said of a date and of seats, in the active language."""

from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.schedule import MIDNIGHT
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.wall_clocks import zone_of_page


def when_words(page: Any, start: datetime, end: datetime, language: str = "") -> str:
    """Return when a date is, on the clock of a page and in its language or another."""
    zone = zone_of_page(page)
    start, end = start.astimezone(zone), end.astimezone(zone)
    is_whole_days = start < end and start.time() == end.time() == MIDNIGHT
    language = language or content_language(page)
    return capfirst(format_when(start, end, language, all_day=is_whole_days))


def moment_words(page: Any, moment: datetime) -> str:
    """Return an instant on the clock of a page and in its language."""
    local = moment.astimezone(zone_of_page(page))
    return format_when(local, local, content_language(page))


def seats_words(row: Registration) -> str:
    """Return for how many somebody registered: “2 adults, 1 child”, or “2 seats”."""
    if not row.seating.offer.has_children_seats and not row.children:
        return seats_count(row.seats)
    adults = ngettext("%(count)d adult", "%(count)d adults", row.adults)
    children = ngettext("%(count)d child", "%(count)d children", row.children)
    told = [(adults, row.adults), (children, row.children)]
    return ", ".join(words % {"count": count} for words, count in told if count)


def seats_count(count: int) -> str:
    """Return a number of seats."""
    return ngettext("%(count)d seat", "%(count)d seats", count) % {"count": count}


def most_words(count: int) -> str:
    """Return how many seats one can have at most."""
    words = ngettext(
        "There is %(count)d seat at most.",
        "There are %(count)d seats at most.",
        count,
    )
    return words % {"count": count}


def left_words(left: int, *, has_waiting_list: bool) -> str:
    """Return how many seats are left, and whether one can wait for one."""
    if left:
        words = ngettext("%(count)d seat left", "%(count)d seats left", left)
        return words % {"count": left}
    return _("Full – there is a waiting list") if has_waiting_list else _("Full")
