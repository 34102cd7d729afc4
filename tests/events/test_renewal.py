"""What else than publishing writes the tables of events again."""

from datetime import date, time
from typing import Any

import pytest
from wagtail.models import Site

from tests import factories
from tests.events.conftest import Commit
from wagtail_culture_social.models import (
    ClosingDay,
    EventFacts,
    Occurrence,
    Organisation,
    Person,
    SocialPost,
    SocialSettings,
    Venue,
)
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

SATURDAY = date(2026, 12, 19)


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(
        EventIndexPage, factories.home(), title="Programme", slug="programme"
    )


def event(parent: EventIndexPage, **fields: Any) -> EventPage:
    dates = fields.pop("schedule", [factories.on(SATURDAY, time(20), time(22))])
    return factories.add_page(EventPage, parent, schedule=dates, **fields)


def weekly(**more: Any) -> list[tuple[str, dict[str, Any]]]:
    """Every Friday: the 25th of December and the 1st of January are two of them."""
    values = {"start_date": date(2026, 12, 4), "frequency": "weekly", "times": []}
    return [("series", {**values, "count": 6, **more})]


def days() -> list[date]:
    return list(Occurrence.objects.order_by("day").values_list("day", flat=True))


def vevents() -> str:
    return "\n".join(Occurrence.objects.values_list("vevent", flat=True))


def test_venue_that_is_renamed_is_renamed_in_calendars(
    index: EventIndexPage, commit: Commit
) -> None:
    place = factories.venue()
    event(index, venue=place)
    with commit():
        place.name = "Halle aux Cordes"
        place.save()
    assert "Halle aux Cordes" in vevents()
    assert "Halle aux Cordes" in "".join(EventFacts.objects.get().calendars.values())


def test_venue_in_another_language_is_renamed_in_its_calendars(
    index: EventIndexPage, commit: Commit
) -> None:
    place = factories.venue()
    factories.twin(event(index, venue=place), "fr")
    french = place.copy_for_translation(factories.locale("fr"))
    with commit():
        french.name = "Halle aux Cordes"
        french.save()
    told = Occurrence.objects.filter(locale__language_code="fr").get().vevent
    assert "Halle aux Cordes" in told
    other = Occurrence.objects.filter(locale__language_code="en").get().vevent
    assert "Chapelle des Mariniers" in other


def test_venue_that_is_deleted_leaves_pages_and_tables(
    index: EventIndexPage, commit: Commit
) -> None:
    place = factories.venue()
    page = event(index, venue=place)
    with commit():
        Venue.objects.all().delete()
    assert EventPage.objects.get(pk=page.pk).live
    assert EventFacts.objects.get().venue is None
    assert "LOCATION" not in vevents()


def test_venue_concerns_only_the_coming_events_there(
    index: EventIndexPage, commit: Commit, rebuilt: list[str]
) -> None:
    place = factories.venue()
    event(index, venue=place, title="Coming")
    event(
        index,
        venue=place,
        title="Past",
        schedule=[factories.on(date(2026, 10, 3), time(20), time(22))],
    )
    event(index, venue=factories.venue(name="Elsewhere"), title="Elsewhere")
    with commit():
        place.save()
    assert rebuilt == ["Coming"]


def test_person_takes_the_new_name_to_every_language(
    index: EventIndexPage, commit: Commit
) -> None:
    person = Person.objects.create(name="A. Marin", locale=factories.locale("en"))
    people = [("person", {"who": person, "role": "performer"})]
    page = event(index, people=people)
    sequence = EventFacts.objects.get().sequence
    with commit():
        person.name = "Anne Marin"
        person.save()
    facts = EventFacts.objects.get()
    assert facts.people[0]["names"] == {"en": "Anne Marin"}
    assert facts.sequence == sequence
    assert page.event_facts.people[0].name("fr") == "Anne Marin"


def test_translated_organisation_speaks_its_language(
    index: EventIndexPage, commit: Commit
) -> None:
    choir = Organisation.objects.create(name="Choir", locale=factories.locale("en"))
    event(index, people=[("organisation", {"who": choir, "role": "organizer"})])
    with commit():
        french = choir.copy_for_translation(factories.locale("fr"))
        french.name = "Chœur"
        french.save()
    names = {"en": "Choir", "fr": "Chœur"}
    assert EventFacts.objects.get().people[0]["names"] == names


def test_person_who_is_deleted_is_named_no_more(
    index: EventIndexPage, commit: Commit
) -> None:
    person = Person.objects.create(name="A. Marin", locale=factories.locale("en"))
    event(index, people=[("person", {"who": person, "role": "performer"})])
    with commit():
        person.delete()
    assert EventFacts.objects.get().people == []


def test_draft_stays_a_draft_when_a_person_is_renamed(
    index: EventIndexPage, commit: Commit
) -> None:
    person = Person.objects.create(name="A. Marin", locale=factories.locale("en"))
    page = event(index, people=[("person", {"who": person, "role": "performer"})])
    page.state = "cancelled"
    page.people = []
    page.save_revision()
    with commit():
        person.name = "Anne Marin"
        person.save()
    facts = EventFacts.objects.get()
    assert facts.state == "scheduled"
    assert facts.people[0]["names"] == {"en": "Anne Marin"}
    assert Occurrence.objects.get().state == "scheduled"


def test_closing_day_takes_a_date_out_and_gives_it_back(
    index: EventIndexPage, commit: Commit
) -> None:
    event(index, schedule=weekly(count=2, closed_on=["closing_days"]))
    assert days() == [date(2026, 12, 4), date(2026, 12, 11)]
    with commit():
        works = ClosingDay.objects.create(name="Works", first=date(2026, 12, 11))
    assert days() == [date(2026, 12, 4)]
    with commit():
        works.delete()
    assert days() == [date(2026, 12, 4), date(2026, 12, 11)]


def test_closing_day_leaves_other_events_alone(
    index: EventIndexPage, commit: Commit, rebuilt: list[str]
) -> None:
    event(index, title="Single")
    event(index, title="Always", schedule=weekly(closed_on=[]))
    event(index, title="School", schedule=weekly(closed_on=["school_holidays"]))
    with commit():
        ClosingDay.objects.create(
            name="Zone B", list="school_holidays", first=date(2026, 12, 19)
        )
    assert rebuilt == ["School"]


def test_part_of_a_country_has_holidays_of_its_own(
    index: EventIndexPage, commit: Commit
) -> None:
    """Good Friday 2027 is the 26th of March; it is a holiday in Moselle."""
    fridays = weekly(start_date=date(2027, 3, 19), count=3)
    fridays[0][1]["closed_on"] = ["public_holidays"]
    event(index, schedule=fridays)
    assert date(2027, 3, 26) in days()
    institution = SocialSettings.for_site(Site.objects.get())
    institution.holidays_subdivision = "57"
    with commit():
        institution.save()
    assert days() == [date(2027, 3, 19), date(2027, 4, 2)]


def test_settings_that_change_no_holiday_change_nothing(
    index: EventIndexPage, commit: Commit, rebuilt: list[str]
) -> None:
    event(index, schedule=weekly(closed_on=["public_holidays"]))
    with commit():
        institution = SocialSettings.for_site(Site.objects.get())
        institution.organisation = "Médiathèque des Quais"
        institution.save()
    assert rebuilt == []


def test_closing_day_takes_the_posts_of_its_date_away(
    index: EventIndexPage, commit: Commit
) -> None:
    series = weekly(closed_on=["closing_days"])
    notes = [("note", {"day": date(2026, 12, 11), "promote": True})]
    page = event(index, schedule=series, date_notes=notes)
    marked = SocialPost.objects.filter(page_id=page.pk, phase="j1")
    assert marked.count() == 7
    with commit():
        ClosingDay.objects.create(name="Works", first=date(2026, 12, 11))
    assert not marked.exists()
