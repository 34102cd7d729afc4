"""The periodic command: rows of live events, once per event, and its own record."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.management.site_of_two_languages import published_event
from wagtail_culture_social.events import renewal
from wagtail_culture_social.models import EventFacts, NightlyRun, Occurrence, Person

pytestmark = pytest.mark.django_db


def nightly() -> str:
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    return output.getvalue()


def test_no_event_is_no_error() -> None:
    assert nightly().startswith("0 ")
    assert NightlyRun.objects.get().finished_at is not None


def test_lost_rows_come_back_for_every_twin(two_homes: Any) -> None:
    published_event(two_homes)
    before = Occurrence.objects.count()
    assert before == 2
    Occurrence.objects.all().delete()
    nightly()
    run = NightlyRun.objects.get()
    assert (run.events, run.occurrences) == (1, before)
    assert Occurrence.objects.count() == before


def test_second_run_changes_nothing(two_homes: Any) -> None:
    published_event(two_homes)
    nightly()
    written = [*EventFacts.objects.values(), *Occurrence.objects.values()]
    nightly()
    assert [*EventFacts.objects.values(), *Occurrence.objects.values()] == written
    assert NightlyRun.objects.count() == 2


def test_name_that_changed_without_a_signal_is_read_again(two_homes: Any) -> None:
    event = published_event(two_homes)
    person = Person.objects.create(name="A. Marin", locale=event.locale)
    event.people = [("person", {"who": person, "role": "performer"})]
    event.save_revision().publish()
    Person.objects.update(name="Anne Marin")
    nightly()
    assert EventFacts.objects.get().people[0]["names"] == {"en": "Anne Marin"}


def test_event_that_fails_is_named_and_the_others_are_written(
    two_homes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = published_event(two_homes)
    copy = event.copy(update_attrs={"title": "Recital", "slug": "recital"})
    Occurrence.objects.all().delete()
    really = renewal.rebuild_event

    def fail(page: Any) -> int:
        if page.translation_key == event.translation_key:
            raise RuntimeError("no")
        return really(page)

    monkeypatch.setattr(renewal, "rebuild_event", fail)
    with pytest.raises(CommandError, match="“Concert”") as found:
        nightly()
    assert "Recital" not in str(found.value)
    assert Occurrence.objects.get().page_id == copy.pk
    assert NightlyRun.objects.get().finished_at <= timezone.now()


def test_half_an_event_is_not_written(
    two_homes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    published_event(two_homes)
    facts = EventFacts.objects.values().get()
    EventFacts.objects.update(calendars={})

    def fail(*_args: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("wagtail_culture_social.events.dated_rows._replace", fail)
    with pytest.raises(CommandError):
        nightly()
    assert EventFacts.objects.values().get() == {**facts, "calendars": {}}
