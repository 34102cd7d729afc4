"""What a desk reads of a date: its event, when, how full; in the editor's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.registrations import Fill, fill_of
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations.words import when_words


def with_events(seatings: Iterable[Seating]) -> list[Seating]:
    """Return dates whose offers hold the whole page, in a few queries."""
    rows = list(seatings)
    keys = {row.offer.page_id for row in rows}
    pages: Any = page_model()
    found = pages.objects.filter(pk__in=keys).specific()
    known = {page.pk: page for page in found}
    for row in rows:
        row.offer.page = known.get(row.offer.page_id)
    return rows


def event_of(seating: Seating) -> str:
    """Return the title of the event of a date."""
    page = seating.offer.page
    return page.title if page else _("On no page any more")


def date_of(seating: Seating) -> str:
    """Return when a date is."""
    page, language = seating.offer.page, get_language() or "en"
    page = page and page.specific
    return when_words(page, seating.starts_at, seating.ends_at, language)


def seats_of(seating: Seating) -> str:
    """Return how many of the seats are taken."""
    told = {"taken": seating.taken, "capacity": seating.capacity}
    return _("%(taken)d of %(capacity)d") % told


def state_of(seating: Seating) -> str:
    """Return what is to be known of a date at a glance; mostly there is nothing."""
    if seating.is_cancelled:
        return _("Cancelled")
    names = {Fill.FULL: _("Full"), Fill.ALMOST: _("Almost full")}
    fill = fill_of(seating.taken, seating.capacity)
    return names[fill] if fill else ""


def still_to_go(count: int) -> str:
    """Return that so many messages did not go out yet."""
    words = ngettext(
        "%(count)d message is still to go.",
        "%(count)d messages are still to go.",
        count,
    )
    return words % {"count": count}


@dataclass(frozen=True, slots=True)
class Cells:
    """What the cells of a table say, in the language and zone of who asked for it."""

    words: Mapping[tuple[str, Any], str]
    zone: tzinfo

    def text(self, field: str, value: Any) -> str:
        """Return what a field says in a cell."""
        if hasattr(value, "isoformat"):
            local = localtime(value, self.zone)
            return local.isoformat(sep=" ", timespec="minutes")
        return self.words.get((field, value), str(value))


def of_cells() -> Cells:
    """Return what cells say, in the language and zone that are active now."""
    statuses = Registration.Status.choices
    told = {("status", value): str(label) for value, label in statuses}
    came = {("has_come", True): _("Yes"), ("has_come", False): _("No")}
    return Cells(told | came, get_current_timezone())
