"""A programme in the shape of OpenAgenda: each event once, in all its languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Min, Q, prefetch_related_objects
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.openagenda import (
    AgendaEvent,
    AgendaImage,
    AgendaPlace,
    agenda,
    agenda_event,
)
from wagtail_culture_social.domain.schedule import FOREVER, State
from wagtail_culture_social.events.descriptions import descriptions
from wagtail_culture_social.events.facts import Facts, from_row
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.events.listing import upcoming
from wagtail_culture_social.events.live import watched_at
from wagtail_culture_social.events.schedules import HORIZON
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.social.feeds import hashtags_on, tag_texts
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.pictures import RIGHTS
from wagtail_culture_social.social.rights import ImageUse, credit_of
from wagtail_culture_social.social.twins import content_language, twin_key

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Told:
    """All that is known of one event; ``shown`` is its page below the index.

    ``pages`` and ``venues`` are by language, ``hashtags`` and ``texts`` by the id of
    their page, ``dates`` those that run or come, in order.
    """

    row: EventFacts
    facts: Facts
    shown: Any
    dates: Sequence[Occurrence]
    pages: Mapping[str, Any]
    venues: Mapping[str, Venue]
    hashtags: Mapping[int, list[Hashtag]]
    texts: Mapping[int, str]

    @property
    def state(self) -> State:
        """What became of the event, or of all its dates alike."""
        states = {row.state for row in self.dates}
        if self.facts.state == State.SCHEDULED and len(states) == 1:
            return State(states.pop())
        return self.facts.state

    def words(self, name: str) -> dict[str, str]:
        """Return one field of the pages by language, where it says something."""
        said = {tag: getattr(page, name) for tag, page in self.pages.items()}
        return {tag: text for tag, text in said.items() if text}


def programme_agenda(index: Page, request: HttpRequest) -> dict[str, Any]:
    """Return a page of the coming events below an index, ready for JSON.

    The address names filters and page; raises ``InvalidPage`` for one that is not.
    """
    page = _coming(index, request).page(request.GET.get("page", 1))
    after = [page.next_page_number()] if page.has_next() else ()
    told = (agenda_event(one, now()) for one in _events(page, request))
    return agenda(told, page.paginator.count, after)


def programme_events(index: Page, request: HttpRequest) -> Iterator[AgendaEvent]:
    """Yield the coming events below an index, narrowed by the filters of the address.

    They are read as they are asked for, some at a time.
    """
    for page in _coming(index, request):
        yield from _events(page, request)


def _coming(index: Page, request: HttpRequest) -> Paginator:
    """Key, next start and page of each event, the next one first."""
    dates = FilterForm.of(request.GET).narrow(upcoming(index, now()))
    events = dates.order_by().values_list("twin_key")
    events = events.annotate(next=Min("start"), shown=Min("page_id"))
    return Paginator(events.order_by("next", "twin_key"), PAGE_SIZE)


def _events(page: Iterable[Any], request: HttpRequest) -> Iterator[AgendaEvent]:
    shown = {key: page_id for key, _next, page_id in page}
    return (_event(one, request) for one in _told(shown))


def _told(shown: Mapping[UUID, int]) -> Iterator[Told]:
    """Everything that is known of some events, in their order and in few queries."""
    pages = _public_pages(shown)
    listed = {page.pk: page for page in pages}
    hashtags, texts = hashtags_on(pages), descriptions(pages)
    twins: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        twins[twin_key(page)].setdefault(content_language(page), page)
    rows = EventFacts.objects.filter(twin_key__in=shown).defer("calendars", "told")
    facts = {row.twin_key: row for row in rows.select_related("venue")}
    dates, venues = _dates(shown.values()), _venues(facts.values())
    for key, page_id in shown.items():
        row = facts[key]
        yield Told(
            row=row,
            facts=from_row(row),
            shown=listed[page_id],
            dates=dates[page_id],
            pages=twins[key],
            venues=venues[row.venue.translation_key] if row.venue else {},
            hashtags=hashtags,
            texts=texts,
        )


def _public_pages(shown: Mapping[UUID, int]) -> list[Any]:
    """The pages of the events in every language, those of the index included."""
    own = set(shown.values())
    current = Q(expire_at=None) | Q(expire_at__gt=now())
    twins = Q(translation_key__in=shown, alias_of=None)
    pages = page_model().objects.live().filter(current, twins | Q(pk__in=own))
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = specific_pages(
        page
        for page in pages.order_by("pk")
        if page.pk in own or not page.path.startswith(closed)
    )
    images = [page.social_image for page in found if page.social_image]
    prefetch_related_objects(images, RIGHTS)
    return found


def _dates(pages: Iterable[int]) -> dict[int, list[Occurrence]]:
    rows = Occurrence.objects.filter(page_id__in=pages, end__gt=now())
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for row in rows.defer("vevent").order_by("start", "pk"):
        found[row.page_id].append(row)
    return found


def _venues(rows: Iterable[EventFacts]) -> dict[UUID, dict[str, Venue]]:
    """The venues of events by the key of their twins and by language."""
    keys = {row.venue.translation_key for row in rows if row.venue}
    found: dict[UUID, dict[str, Venue]] = defaultdict(dict)
    venues = Venue.objects.filter(translation_key__in=keys).select_related("locale")
    for venue in venues:
        found[venue.translation_key][venue.locale.language_code] = venue
    return found


def _event(one: Told, request: HttpRequest) -> AgendaEvent:
    facts, pages = one.facts, one.pages.values()
    published = [page.first_published_at for page in pages]
    changed = [one.row.changed_at, *(page.last_published_at for page in pages)]
    return AgendaEvent(
        uid=one.row.pk,
        slug=one.shown.slug,
        title=one.words("title"),
        description=one.words("summary"),
        long_description={
            language: one.texts[page.pk]
            for language, page in one.pages.items()
            if page.pk in one.texts
        },
        conditions=one.words("price_line"),
        keywords={
            language: tag_texts(one.hashtags[page.pk], language)
            for language, page in one.pages.items()
            if one.hashtags[page.pk]
        },
        date_range={tag: _range(one, tag) for tag in one.pages if one.dates},
        timings=list(_timings(one)),
        zone=facts.zone,
        url=one.shown.get_full_url(request) or "",
        created=min(filter(None, published), default=one.row.changed_at),
        updated=max(filter(None, changed)),
        state=one.state,
        attendance=facts.attendance,
        online_url=watched_at(facts),
        place=_place(one),
        age_min=facts.age_min,
        age_max=facts.age_max,
        accessible_to=_accessible_to(facts),
        booking_urls=[facts.booking_url] if facts.booking_url else [],
        event_type=facts.event_type,
        price=facts.price,
        currency=facts.currency,
        image=_image(one.shown, request),
    )


def _timings(one: Told) -> Iterator[tuple[datetime, datetime]]:
    """When it takes place; of what is permanent, as far as series are followed."""
    midnight = (
        now()
        .astimezone(one.facts.zone)
        .replace(hour=0, minute=0, second=0, microsecond=0)
    )
    for row in one.dates:
        if row.end >= FOREVER:
            first = max(row.start, midnight)
            yield first, first + HORIZON
        elif row.state != State.CANCELLED or one.state == State.CANCELLED:
            yield row.start, row.end


def _range(one: Told, language: str) -> str:
    """The dates in words, from the first day to the last one."""
    zone, first = one.facts.zone, one.dates[0]
    start = first.start.astimezone(zone)
    end = max(row.end for row in one.dates).astimezone(zone)
    all_day = first.all_day or len(one.dates) > 1
    return format_when(start, end, language, all_day=all_day)


def _place(one: Told) -> AgendaPlace | None:
    venue = one.facts.venue
    if venue is None:
        return None
    said = one.venues.get(content_language(one.shown), venue)
    return AgendaPlace(
        uid=venue.pk,
        name=said.name,
        address=said.address,
        city=said.locality,
        postal_code=venue.postal_code,
        country_code=venue.country,
        latitude=None if venue.latitude is None else float(venue.latitude),
        longitude=None if venue.longitude is None else float(venue.longitude),
        access={tag: twin.access for tag, twin in one.venues.items() if twin.access},
    )


def _accessible_to(facts: Facts) -> frozenset[str]:
    """Whom the event, or else its venue, has something for."""
    at_place = facts.venue.accessibility if facts.venue else ""
    return frozenset(facts.accessibility.split() + at_place.split())


def _image(page: Any, request: HttpRequest) -> AgendaImage | None:
    image = page.social_image
    if image is None:
        return None
    use = ImageUse(image=image, alt_text="", language=content_language(page))
    return AgendaImage(
        url=request.build_absolute_uri(image.file.url),
        width=image.width,
        height=image.height,
        credit=credit_of(use).text,
    )
