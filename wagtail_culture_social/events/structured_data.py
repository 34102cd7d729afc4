"""An event's facts as schema.org wants them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import translation

from wagtail_culture_social import registry
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.contributors import profile_url
from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events.dates import ShownDate, dates_of
from wagtail_culture_social.events.facts import Facts, facts_of
from wagtail_culture_social.events.live import watched_at
from wagtail_culture_social.events.live_data import live_nodes
from wagtail_culture_social.events.services import festival_of, told_date
from wagtail_culture_social.models.choices import (
    ACCESSIBILITY,
    AUDIENCES,
    PRICE_CATEGORIES,
    labels_of,
)
from wagtail_culture_social.social.page_facts import crumb, page_facts
from wagtail_culture_social.social.services import campaign_of
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.venues import place_facts


def event_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org nodes of an event and of its streams."""
    language = content_language(page)
    with translation.override(language):
        facts = _event(page, facts_of(page), language, request)
        return [schema.event(facts), *live_nodes(page, facts.page)]


def _event(
    page: Any, facts: Facts, language: str, request: HttpRequest | None
) -> schema.EventFacts:
    told = told_date(page)
    campaign = campaign_of(page, told.first_day if told else None)
    return schema.EventFacts(
        page=page_facts(page, request),
        now=now(),
        event_type=facts.event_type,
        occurrences=_occurrences(page),
        schedules=tuple(_schedules(facts)),
        state=facts.state,
        attendance=facts.attendance,
        place=place_facts(facts.venue, language) if facts.venue else None,
        stream_url=watched_at(facts),
        offers=tuple(_offers(facts)),
        contributors=tuple(_contributors(facts, language)),
        campaign=crumb(campaign),
        part_of=_festival(page),
        languages=tuple(facts.languages.split()),
        accessibility=tuple(labels_of(ACCESSIBILITY, facts.accessibility)),
        audiences=tuple(
            words for _code, words in labels_of(AUDIENCES, facts.audiences)
        ),
        age_min=facts.age_min,
        age_max=facts.age_max,
        capacity=facts.capacity,
    )


def _occurrences(page: Any) -> tuple[schema.Occurrence, ...]:
    service = registry.get("registration")
    left = service.seats_left(page) if service else {}
    return tuple(
        schema.Occurrence(
            start=one.start,
            end=None if one.is_permanent else one.end,
            all_day=one.all_day,
            state=_state(one, left),
            previous_start=one.previous_start,
            seats_left=left.get(one.recurrence_id),
        )
        for one in dates_of(page).shown
    )


def _state(one: ShownDate, left: Mapping[str, int]) -> State:
    """The state of a date; one that takes place and has no seat left is full."""
    is_full = left.get(one.recurrence_id) == 0 and one.state == State.SCHEDULED
    return State.FULL if is_full else one.state


def _schedules(facts: Facts) -> Any:
    for series in facts.schedule.series:
        days = facts.left_out.get(series.slot.id, ())
        skipped = [
            replace(series.slot, start_date=date.fromisoformat(day), end_date=None)
            for day in days
        ]
        said = schema.schedule_facts(series.rule, series.slot, facts.zone, skipped)
        if said is not None:
            yield said


def _offers(facts: Facts) -> Any:
    offer = schema.OfferFacts(
        price=facts.price,
        currency=facts.currency,
        url=facts.booking_url,
        valid_from=facts.booking_opens_at,
    )
    labels = dict(PRICE_CATEGORIES)
    for line in facts.prices:
        name = str(labels.get(line.category, ""))
        yield replace(offer, price=line.amount, name=name)
    if not facts.prices and (facts.price is not None or facts.booking_url):
        yield offer


def _contributors(facts: Facts, language: str) -> Any:
    for part in facts.people:
        profiles = (profile_url(*account) for account in part.handles.items())
        yield schema.ContributorFacts(
            name=part.name(language),
            role=Role(part.role),
            url=part.url,
            is_organisation=part.is_organisation,
            same_as=tuple(filter(None, profiles)),
        )


def _festival(page: Any) -> schema.SuperEventFacts | None:
    festival = festival_of(page)
    if festival is None:
        return None
    return schema.SuperEventFacts(
        name=festival.title,
        url=festival.get_full_url() or "",
        event_type=festival.specific_deferred.event_type,
    )
