"""Many events at once, with the rows that publishing would write; a test compares both.

They are spread evenly over −180…+359 days whatever their number; every fifth comes
back weekly, twelve times. Ten photos and four venues are shared.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.programme import EventDate, event_dates
from wagtail_culture_social.domain.stored_schedules import dump_schedule
from wagtail_culture_social.events.calendars import (
    Words,
    date_vevent,
    event_calendar,
    words_of,
)
from wagtail_culture_social.events.dates import last_day
from wagtail_culture_social.events.facts import (
    PLAIN,
    from_row,
    own_facts,
)
from wagtail_culture_social.events.schedules import HORIZON
from wagtail_culture_social.events.stored import forget
from wagtail_culture_social.events.told import told_of
from wagtail_culture_social.models import EventFacts, Occurrence, Venue
from wagtail_culture_social.models.choices import AUDIENCES, EVENT_TYPES
from wagtail_culture_social.pages.models import EventPage

FIRST_DAY, DAYS, STRIDE = -180, 540, 199
BATCH = 500
WORKS = ("Organ and voice", "The sea in colour", "Night of stories", "Paper and ink")
PLACES = ("Boatmen’s Chapel", "Long Gallery", "Reading Room", "Quay House")
SUMMARY = "An hour with those who know the collection best, and time for questions."

Body = Sequence[tuple[str, Any]]


def photos() -> list[Any]:
    """The shared photos, made by the first who asks."""
    titles = [f"Photo {number}" for number in range(10)]
    images = get_image_model().objects.select_related("culture_rights")
    known = {image.title: image for image in images.filter(title__in=titles)}
    size = (1600, 1066)
    return [known.get(name) or factories.picture(name, size=size) for name in titles]


def venues() -> list[Venue]:
    """The shared venues, made by the first who asks."""
    known = {venue.name: venue for venue in Venue.objects.filter(name__in=PLACES)}
    return [known.get(name) or factories.venue(name=name) for name in PLACES]


def events(
    index: Page, numbers: range, *, french: Page | None = None, body: Body = ()
) -> list[EventPage]:
    """Add live events below an index, with twins below the ``french`` one if given."""
    shared = photos(), venues()
    pages = [event(number, *shared, body) for number in numbers]
    insert(index, pages)
    groups = [[page] for page in pages]
    if french is not None:
        twins = [event(number, *shared, body) for number in numbers]
        for page, twin in zip(pages, twins, strict=True):
            twin.translation_key, twin.schedule = page.translation_key, page.schedule
        insert(french, twins)
        groups = [list(pair) for pair in zip(pages, twins, strict=True)]
    project(groups)
    return pages


def event(number: int, photos: list[Any], venues: list[Venue], body: Body) -> EventPage:
    price = Decimal(number % 3 * 4)
    return EventPage(
        title=f"{WORKS[number % 4]} {number}",
        slug=f"event-{number}",
        summary=SUMMARY,
        event_type=EVENT_TYPES[number % 10][0],
        schedule=[dates_of(number)],
        venue=venues[number % 4],
        audiences=AUDIENCES[number % 9][0],
        price=price,
        prices=[("price", {"category": "full", "amount": price})],
        social_image=photos[number % 10],
        social_image_alt="A calm sea under a pale sky.",
        body=list(body),
    )


def dates_of(number: int) -> dict[str, Any]:
    """A block with an id of its own: the dates are known by it."""
    day = day_of(number).isoformat()
    begins, ends = f"{10 + number % 10}:00:00", f"{11 + number % 10}:30:00"
    block = {"id": f"00000000-0000-4000-8000-{number:012}"}
    if number % 5:
        value = {"start_date": day, "start_time": begins, "end_time": ends}
        return {**block, "type": "date", "value": value}
    value = {
        "start_date": day,
        "times": [{"start_time": begins, "end_time": ends}],
        "frequency": "weekly",
        "count": 12,
        "closed_on": [],
    }
    return {**block, "type": "series", "value": value}


def day_of(number: int) -> date:
    return now().date() + timedelta(days=FIRST_DAY + number * STRIDE % DAYS)


def insert(parent: Page, pages: Sequence[Page]) -> None:
    """Add live pages at the end of a parent that never lost a child."""
    parent.refresh_from_db(fields=["numchild"])
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    for number, page in enumerate(pages, start=parent.numchild + 1):
        page.locale = parent.locale
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, number)
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = now()
    rows = [
        Page(**{field.attname: getattr(page, field.attname) for field in fields})
        for page in pages
    ]
    Page.objects.bulk_create(rows, batch_size=BATCH)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
        page.save_base(raw=True, force_insert=True)
    parent.numchild += len(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)


def project(groups: Iterable[list[EventPage]]) -> None:
    """Write facts and dates of new events; each group is a lead and its twins."""
    rows, dates = [], []
    for group in groups:
        row = facts_row(group[0])
        rows.append(row)
        dates += occurrences(row, group)
    EventFacts.objects.bulk_create(rows, batch_size=BATCH)
    added = EventFacts.objects.filter(pk__in=[row.pk for row in rows])
    for row in added.select_related("venue"):
        row.told = told_of(row)
        row.save(update_fields=["told"])
    Occurrence.objects.bulk_create(dates, batch_size=BATCH)


def facts_row(lead: EventPage) -> EventFacts:
    facts = own_facts(lead)
    return EventFacts(
        twin_key=lead.translation_key,
        uid_host=lead.get_site().hostname,
        uid_unit=facts.schedule.units[0],
        state=facts.state.value,
        attendance=facts.attendance.value,
        time_zone=lead.time_zone,
        schedule=dump_schedule(facts.schedule),
        prices=[[line.category, str(line.amount)] for line in facts.prices],
        is_free=facts.is_free,
        changed_at=now(),
        **{name: getattr(facts, name) for name in PLAIN},
    )


def occurrences(row: EventFacts, pages: Iterable[EventPage]) -> Iterator[Occurrence]:
    """Yield the dates of each page, and put its calendar file into the row."""
    facts = from_row(row)
    today = now().astimezone(facts.zone).date()
    until = today + HORIZON
    dates = event_dates(facts.schedule, facts.zone, until, since=today)
    for page in pages:
        page._wcs_facts = facts  # what the tables are about to say
        words = words_of(page, facts)
        forget(page)
        text = event_calendar(page, words, facts.schedule, dates, [])
        row.calendars[str(page.pk)] = text
        for one in dates:
            if one.slot.start_date <= until:
                yield occurrence(row, page, words, one)


def occurrence(
    row: EventFacts, page: EventPage, words: Words, one: EventDate
) -> Occurrence:
    start, end = one.slot.instants(words.facts.zone)
    return Occurrence(
        page_id=page.pk,
        locale_id=page.locale_id,
        facts=row,
        twin_key=row.twin_key,
        slot=one.slot_id,
        recurrence_id=one.recurrence_id,
        start=start,
        end=end,
        day=start.date(),
        last_day=last_day(start, end),
        all_day=one.slot.all_day,
        time_zone=row.time_zone,
        state=one.state(words.facts.state).value,
        vevent=date_vevent(words, one, ""),
        changed_at=now(),
    )
