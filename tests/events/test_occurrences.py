"""The rows that lists and calendars join on: one per date and live page."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.events.projection import live_events, rebuild_event
from wagtail_culture_social.models import EventFacts, Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage
from wagtail_culture_social.signals import facts_projected

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 18)


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def event(parent: Page, *dates: tuple, **fields: Any) -> EventPage:
    return factories.add_page(EventPage, parent, schedule=list(dates), **fields)


def instants() -> list[tuple[datetime, datetime]]:
    return list(Occurrence.objects.values_list("start", "end"))


def test_every_date_has_a_row(index: EventIndexPage) -> None:
    dates = [factories.on(date(2026, 12, day), time(20)) for day in (18, 4, 11)]
    page = event(index, *dates)
    days = [row.start.day for row in Occurrence.objects.filter(page=page)]
    assert days == [4, 11, 18]


def test_publishing_again_leaves_the_same_rows(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20), time(22)))
    before = list(Occurrence.objects.values("page_id", "slot", "start", "end", "state"))
    factories.publish(page)
    assert rebuild_event(page) == 1
    again = list(Occurrence.objects.values("page_id", "slot", "start", "end", "state"))
    assert again == before


def test_row_keeps_the_block_as_its_slot(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    assert Occurrence.objects.get().slot == page.schedule[0].id


def test_twins_have_rows_of_their_own(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    french = factories.twin(page, "fr")
    rows = Occurrence.objects.order_by("page_id")
    assert [(row.page_id, row.locale_id) for row in rows] == [
        (page.pk, page.locale_id),
        (french.pk, french.locale_id),
    ]
    assert {row.slot for row in rows} == {page.schedule[0].id}


def test_whole_day_lasts_until_midnight(index: EventIndexPage) -> None:
    event(index, factories.on(FRIDAY))
    start = datetime(2026, 12, 17, 23, tzinfo=UTC)
    assert instants() == [(start, datetime(2026, 12, 18, 23, tzinfo=UTC))]
    assert Occurrence.objects.get().all_day


def test_exhibition_lasts_until_its_last_midnight(index: EventIndexPage) -> None:
    event(index, factories.on(FRIDAY, end_date=date(2027, 3, 1)))
    assert instants()[0][1] == datetime(2027, 3, 1, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 3, 27), 19), (date(2027, 3, 28), 18), (date(2026, 12, 18), 19)],
)
def test_wall_clock_survives_daylight_saving(
    index: EventIndexPage, day: date, expected: int
) -> None:
    event(index, factories.on(day, time(20), time(22)))
    assert instants()[0][0].hour == expected


def test_event_keeps_its_own_time_zone(index: EventIndexPage) -> None:
    event(index, factories.on(FRIDAY, time(20)), time_zone="America/New_York")
    assert instants()[0][0] == datetime(2026, 12, 19, 1, tzinfo=UTC)


def test_row_follows_the_state(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    page.state = "cancelled"
    factories.publish(page)
    assert Occurrence.objects.get().state == "cancelled"


def test_date_after_the_horizon_waits(index: EventIndexPage) -> None:
    page = event(index, factories.on(date(2028, 6, 1), time(20)))
    assert not Occurrence.objects.exists()
    assert len(EventFacts.objects.get().schedule["slots"]) == 1
    assert rebuild_event(page) == 0


def test_date_that_was_removed_loses_its_row(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    page.schedule = []
    factories.publish(page)
    assert not Occurrence.objects.exists()


def test_unpublished_page_leaves_the_list(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index, factories.on(FRIDAY, time(20)), title="Organ and Voice")
    assert "Organ and Voice" in client.get(index.url).content.decode()
    page.unpublish()
    assert "Organ and Voice" not in client.get(index.url).content.decode()


def test_deleted_page_takes_its_rows(index: EventIndexPage) -> None:
    event(index, factories.on(FRIDAY, time(20))).delete()
    assert not Occurrence.objects.exists()


def test_private_event_is_not_in_the_public_list(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index, factories.on(FRIDAY, time(20)), title="Friends’ evening")
    page.view_restrictions.create(restriction_type="login")
    assert "Friends’ evening" not in client.get(index.url).content.decode()


def test_sequence_counts_changes_of_facts_only(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    page.title = "Another title"
    page = factories.publish(page)
    assert EventFacts.objects.get().sequence == 0
    page.state = "full"
    factories.publish(page)
    assert EventFacts.objects.get().sequence == 1


def test_rescheduled_event_remembers_where_it_was(index: EventIndexPage) -> None:
    page = event(index, factories.on(FRIDAY, time(20)))
    page.state = "rescheduled"
    page.schedule = [factories.on(date(2027, 1, 8), time(20))]
    page = factories.publish(page)
    before = datetime(2026, 12, 18, 19, tzinfo=UTC)
    assert EventFacts.objects.get().previous_start == before
    page.state = "scheduled"
    factories.publish(page)
    assert EventFacts.objects.get().previous_start is None


def test_integrators_hear_of_new_facts(index: EventIndexPage) -> None:
    heard: list[Page] = []

    def listen(sender: Any, page: Page, **kwargs: Any) -> None:
        heard.append(page)

    facts_projected.connect(listen)
    try:
        page = event(index, factories.on(FRIDAY, time(20)))
    finally:
        facts_projected.disconnect(listen)
    assert heard == [page]


def test_nightly_rebuild_writes_what_no_signal_told(index: EventIndexPage) -> None:
    page = EventPage(title="Imported", schedule=[factories.on(FRIDAY, time(20))])
    index.add_child(instance=page)
    assert not Occurrence.objects.exists()
    assert [rebuild_event(found) for found in live_events()] == [1]
    assert Occurrence.objects.get().page_id == page.pk
