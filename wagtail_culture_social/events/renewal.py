"""What else makes the tables of events be written again; publishing is `projection`.

Whoever saves many rows at once, without signals, calls ``renew`` with the keys.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page, ReferenceIndex, Site

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.models.closing import ClosingDay
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.models.people import Organisation, Person
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.posts.planning import plan_twins
from wagtail_culture_social.social.twins import twin_key, twin_set

logger = logging.getLogger(__name__)

HOLIDAYS = ("holidays_country", "holidays_subdivision")


def renew(keys: Iterable[UUID]) -> None:
    """Write people and dates of events again, and plan their posts.

    One that fails does not stop the rest.
    """
    for key in keys:
        page = twin_set(key).live().first()
        if page is not None and try_rebuild(page) is not None:
            plan_twins(page)


def try_rebuild(page: Page) -> int | None:
    """Write people and dates of an event again; ``None`` tells that the log says why.

    Otherwise the number of dates.
    """
    try:
        return rebuild_event(page)
    except Exception:
        logger.exception("The dates of “%s” could not be written.", page)
        return None


def events_at(venue: Venue) -> set[UUID]:
    """Return the keys of the events to come at a place, whatever its language."""
    coming = Occurrence.objects.filter(facts=OuterRef("pk"), end__gt=now())
    places = venue.get_translations(inclusive=True)
    return _keys(EventFacts.objects.filter(Exists(coming), venue__in=places))


def events_naming(contributor: Any) -> set[UUID]:
    """Return the keys of the events that name somebody, in whatever language."""
    twins = contributor.get_translations(inclusive=True)
    references = ReferenceIndex.get_references_to_in_bulk(twins)
    pages = ContentType.objects.get_for_model(page_model())
    ids = references.filter(base_content_type=pages).values_list("object_id", flat=True)
    return _events_among(page_model().objects.filter(pk__in=set(ids)))


def events_closed_with(row: ClosingDay) -> set[UUID]:
    """Return the keys of the series that keep to dated lists; a row may change its."""
    return _keeping_to(name for name, _label in row.LISTS)


def events_everywhere(site: Site) -> set[UUID]:
    """Return the keys of all events: whatever a site changes, addresses follow."""
    return _keys(EventFacts.objects.all())


AFFECTED: Mapping[type[Any], Callable[[Any], set[UUID]]] = {
    Venue: events_at,
    Person: events_naming,
    Organisation: events_naming,
    ClosingDay: events_closed_with,
    Site: events_everywhere,
}
"""Whose saving and deleting concerns events, and which ones."""


def renew_affected(
    sender: Any,
    instance: Any,
    raw: bool = False,  # noqa: FBT001, FBT002 as Django sends it
    **kwargs: Any,
) -> None:
    """Renew the events that something of ``AFFECTED`` concerns, after the commit.

    A receiver of ``post_save`` and, while the events still point there, ``pre_delete``.
    """
    if not raw:
        _later(AFFECTED[sender](instance))


def renew_for_holidays(sender: Any, instance: SocialSettings, **kwargs: Any) -> None:
    """Renew the series that keep to public holidays, if those become others.

    A receiver of ``pre_save``; a first visitor brings settings to life unchanged.
    """
    before = SocialSettings.objects.filter(pk=instance.pk).first() or SocialSettings()
    if any(getattr(before, name) != getattr(instance, name) for name in HOLIDAYS):
        _later(_keeping_to(["public_holidays"]))


def renew_below(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Renew the events of a branch that has new addresses.

    A receiver of ``post_page_move`` and ``page_slug_changed``.
    """
    _later(_events_among(page_model().objects.descendant_of(instance, inclusive=True)))


def _later(keys: set[UUID]) -> None:
    if keys:
        transaction.on_commit(partial(renew, keys))


def _keys(rows: QuerySet) -> set[UUID]:
    return set(rows.values_list("twin_key", flat=True))


def _events_among(pages: QuerySet) -> set[UUID]:
    keys = {twin_key(page) for page in pages.select_related("alias_of")}
    return _keys(EventFacts.objects.filter(twin_key__in=keys))


def _keeping_to(names: Iterable[str]) -> set[UUID]:
    lists = set(names)
    rows = EventFacts.objects.exclude(schedule__series=[])
    return {
        key
        for key, schedule in rows.values_list("twin_key", "schedule")
        if any(lists & set(one["closed_on"]) for one in schedule.get("series", ()))
    }
