"""Days on which series do not take place: holidays by place, lists by site."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import Page, Site

from tests import factories
from wagtail_culture_social.events.closing import closing_days, named_closing_days
from wagtail_culture_social.events.dates import dates_of
from wagtail_culture_social.events.schedules import schedule_of
from wagtail_culture_social.models import ClosingDay, Occurrence, SocialSettings
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

CHRISTMAS = date(2026, 12, 25)
SAINT_STEPHEN = date(2026, 12, 26)
UNTIL = date(2027, 12, 31)
LISTS = ["public_holidays", "closing_days", "school_holidays"]


@pytest.fixture
def event() -> EventPage:
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    return factories.add_page(EventPage, index, schedule=daily(LISTS))


def daily(closed_on: list[str]) -> list[tuple[str, dict[str, Any]]]:
    values = {"start_date": date(2026, 12, 24), "frequency": "daily", "count": 14}
    return [("series", {**values, "times": [], "closed_on": closed_on})]


def closed(page: EventPage) -> dict[str, frozenset[date]]:
    return dict(closing_days(page, schedule_of(page.schedule), UNTIL))


def institution(**values: str) -> None:
    SocialSettings.objects.update_or_create(site=Site.objects.get(), defaults=values)


def test_holidays_are_those_of_france_unless_told_otherwise(event: EventPage) -> None:
    found = closed(event)["public_holidays"]
    assert CHRISTMAS in found
    assert SAINT_STEPHEN not in found
    assert not SocialSettings.objects.exists()


@pytest.mark.parametrize("part", ["57", "Alsace"])
def test_parts_of_a_country_keep_their_own_holidays(
    event: EventPage, part: str
) -> None:
    institution(holidays_subdivision=part)
    assert SAINT_STEPHEN in closed(event)["public_holidays"]


def test_other_countries_have_other_holidays(event: EventPage) -> None:
    institution(holidays_country="CA", holidays_subdivision="QC")
    found = closed(event)["public_holidays"]
    assert date(2027, 6, 24) in found
    assert date(2027, 7, 14) not in found


def test_country_that_nobody_knows_closes_nothing(event: EventPage) -> None:
    institution(holidays_country="XX")
    assert closed(event)["public_holidays"] == frozenset()


def test_names_of_holidays_follow_the_language(event: EventPage) -> None:
    schedule = schedule_of(event.schedule)
    for language, name in (("fr", "Noël"), ("en", "Christmas Day")):
        found = named_closing_days(event, schedule, UNTIL, language)
        assert found["public_holidays"][CHRISTMAS] == name


def test_lists_are_kept_apart(event: EventPage) -> None:
    ClosingDay.objects.create(name="Works", first=date(2027, 1, 4))
    ClosingDay.objects.create(
        name="Zone B",
        list="school_holidays",
        first=date(2026, 12, 28),
        last=date(2026, 12, 29),
    )
    found = closed(event)
    assert found["closing_days"] == {date(2027, 1, 4)}
    assert found["school_holidays"] == {date(2026, 12, 28), date(2026, 12, 29)}
    event.schedule = daily(["school_holidays"])
    assert set(closed(event)) == {"school_holidays"}


def test_closing_days_of_another_site_do_not_count(event: EventPage) -> None:
    root = Page.get_first_root_node()
    other = root.add_child(instance=Page(title="Other", slug="other"))
    site = Site.objects.create(hostname="other.example.org", root_page=other)
    mine = Site.objects.exclude(pk=site.pk).get()
    for day, where in ((4, site), (5, mine), (6, None)):
        ClosingDay.objects.create(name="Works", first=date(2027, 1, day), site=where)
    assert closed(event)["closing_days"] == {date(2027, 1, 5), date(2027, 1, 6)}


def test_series_that_keeps_to_no_list_asks_nothing(
    event: EventPage, django_assert_num_queries: Any
) -> None:
    event.schedule = daily([])
    with django_assert_num_queries(0):
        assert closed(event) == {}


def test_rows_leave_out_every_day_off(event: EventPage) -> None:
    ClosingDay.objects.create(name="Works", first=date(2027, 1, 4))
    factories.publish(event)
    days = set(Occurrence.objects.values_list("day", flat=True))
    assert len(days) == 11
    assert not days & {CHRISTMAS, date(2027, 1, 1), date(2027, 1, 4)}


def test_preview_of_a_draft_leaves_them_out_too(event: EventPage) -> None:
    draft = factories.add_page(
        EventPage, event.get_parent(), live=False, schedule=daily(["public_holidays"])
    )
    shown = [one.first_day for one in dates_of(draft).coming]
    assert len(shown) == 12
    assert CHRISTMAS not in shown
