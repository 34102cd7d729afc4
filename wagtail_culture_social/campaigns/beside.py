"""What stands beside the days of a campaign: events, chosen pages, other editions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.campaigns.facts import Facts, facts_of
from wagtail_culture_social.campaigns.words import when_of
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.dates import format_time
from wagtail_culture_social.domain.schedule import CALLED_OFF
from wagtail_culture_social.models.campaigns import CampaignFacts
from wagtail_culture_social.models.occurrences import STATE_CHOICES, Occurrence
from wagtail_culture_social.social.listing import public_alone
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.twins import (
    content_language,
    lead_among,
    source_of,
    twin_key,
)
from wagtail_culture_social.social.zones import zone_of

MOST_A_DAY = 12
MOST_DATES = 600
"""Dates of events that are read at most, whatever a campaign gathers."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A page beside a day; ``language`` is set when it is not that of the campaign.

    ``when`` is the hour of an event, ``state`` what became of it.
    """

    title: str
    url: str
    language: str = ""
    when: str = ""
    state: Any = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a campaign: pages by day, and its other editions."""

    days: Mapping[date, list[Linked]] = field(default_factory=dict)
    editions: tuple[Linked, ...] = ()
    edition_pages: tuple[Page, ...] = ()


def beside(page: Any, request: HttpRequest | None = None) -> Beside:
    """Return events of the campaign on its days, what was chosen, other editions.

    Two queries whatever there is; none for a campaign without days.
    """
    facts = facts_of(page)
    if not facts.days:
        return Beside()
    found = _Found(page, facts, request)
    days = {
        day: [*found.events(day), *found.pages(slot, day)]
        for slot, day, _hashtag in facts.days
    }
    return Beside(days, tuple(found.editions()), tuple(found.edition_pages()))


class _Found:
    """The rows of both queries, and how they are said."""

    def __init__(self, page: Any, facts: Facts, request: HttpRequest | None) -> None:
        self.page, self.facts, self.request = page, facts, request
        self.language = content_language(page)
        self.dates = list(_dates(page, facts))
        self.rows: dict[UUID, list[Page]] = defaultdict(list)
        for row in _pages(page, facts):
            self.rows[row.translation_key].append(row)

    def events(self, day: date) -> Iterator[Linked]:
        """Yield the events of a day in their order, each once an hour."""
        own = [one for one in self.dates if one.day <= day <= one.last_day]
        for one in own[:MOST_A_DAY]:
            changed = one.state != "scheduled"
            yield Linked(
                title=one.page.title,
                url=one.page.get_url(self.request) or "",
                when=self._hour(one, day),
                state=dict(STATE_CHOICES).get(one.state, "") if changed else "",
                is_off=one.state in CALLED_OFF,
            )

    def pages(self, slot: str, day: date) -> Iterator[Linked]:
        """Yield what was chosen for a day, then what is dated by it."""
        dated = (key for key, rows in self.rows.items() if rows[0].dated == day)
        for key in dict.fromkeys((*self.facts.chosen.get(slot, ()), *dated)):
            if row := self._best(self.rows.get(key, ())):
                yield self._linked(row)

    def editions(self) -> Iterator[Linked]:
        """Yield the other editions, the latest first."""
        for row in self.edition_pages():
            when = when_of(
                row.first_day, row.final_day, self.facts.time_zone, self.language
            )
            yield self._linked(row, when)

    def edition_pages(self) -> Iterator[Page]:
        """Yield the pages of the other editions, with their days and figures."""
        keys = [key for key, rows in self.rows.items() if rows[0].first_day]
        keys.sort(key=lambda key: self.rows[key][0].first_day, reverse=True)
        for key in keys:
            if row := self._best(self.rows[key]):
                yield row

    def _hour(self, one: Occurrence, day: date) -> str:
        if one.all_day or one.day != day:
            return ""
        start = one.start.astimezone(zone_of(one.time_zone))
        return format_time(start.time(), self.language)

    def _best(self, rows: Iterable[Page]) -> Page | None:
        """Return the page in the language of the campaign, else the one that leads."""
        locale = source_of(self.page).locale_id
        own = (row for row in rows if row.locale_id == locale)
        return next(own, None) or lead_among(rows)

    def _linked(self, row: Page, when: str = "") -> Linked:
        own = row.locale.language_code
        other = own if own != self.language else ""
        return Linked(row.title, row.get_url(self.request) or "", other, when)


def _dates(page: Any, facts: Facts) -> Iterable[Occurrence]:
    """Return the dates of events of the campaign in its language, in their order."""
    days = [day for _slot, day, _hashtag in facts.days]
    events = Q(pk__in=())
    for model in page_types_with("event_facts"):
        own = model.objects.filter(campaign__in=_twins(page))
        events |= Q(page__in=own.values("pk"))
    dates = Occurrence.objects.filter(
        events,
        page__in=public_alone().values("pk"),
        page__alias_of=None,
        locale=source_of(page).locale_id,
        day__lte=max(days),
        last_day__gte=min(days),
    )
    return dates.select_related("page").order_by("start", "pk")[:MOST_DATES]


def _pages(page: Any, facts: Facts) -> Iterable[Page]:
    """Return chosen pages, those dated within the campaign, and other editions.

    ``dated`` is the day of a page that has one, ``first_day`` that of an edition, and
    ``statistics`` are its figures.
    """
    chosen = {key for keys in facts.chosen.values() for key in keys}
    wanted, dated = Q(translation_key__in=chosen), []
    for model in page_types_with("wcs_day_field"):
        if name := model.wcs_day_field:
            own = model.objects.filter(campaign__in=_twins(page))
            own = own.filter(**{f"{name}__in": [day for _slot, day, _ in facts.days]})
            wanted |= Q(pk__in=own.values("pk"))
            dated.append(Subquery(own.filter(pk=OuterRef("pk")).values(name)))
    editions = _editions(page, facts)
    edition = editions.filter(twin_key=OuterRef("translation_key"))
    wanted |= Q(translation_key__in=editions.values("twin_key"))
    own_figures = type(page).objects.filter(pk=OuterRef("pk"))
    nothing = Value(None, output_field=DateField())
    pages = (
        public_alone()
        .filter(wanted, alias_of=None)
        .annotate(
            dated=Coalesce(*dated, nothing, output_field=DateField())
            if dated
            else nothing,
            first_day=Subquery(edition.values("start")[:1]),
            final_day=Subquery(edition.values("end")[:1]),
            statistics=Subquery(own_figures.values("statistics")),
        )
    )
    return pages.select_related("locale").order_by("title", "pk")


def _editions(page: Any, facts: Facts) -> Any:
    """Return the facts of other campaigns with the same common hashtag."""
    if facts.hashtag is None or not facts.has_editions:
        return CampaignFacts.objects.none()
    tag = facts.hashtag.merged_into_id or facts.hashtag.pk
    rows = CampaignFacts.objects.annotate(
        tag=Coalesce(F("hashtag__merged_into_id"), F("hashtag_id"))
    )
    return rows.filter(tag=tag).exclude(twin_key=twin_key(page))


def _twins(page: Any) -> Any:
    """Return the keys of a campaign in all its languages."""
    twins = page_model().objects.filter(translation_key=twin_key(page))
    return twins.values("pk")
