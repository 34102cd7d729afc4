"""What was imported before: twice is once, and what editors changed stays."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Revision

from tests import factories
from tests.events.importers.sources import (
    EVENT,
    event,
    imported,
    index,
    notes,
    outcomes,
    source,
    the_page,
)
from wagtail_culture_social.events.importers.messages import message
from wagtail_culture_social.models import EventFacts, ImportedItem, SocialPost
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db


def texts(run: Any) -> list[str]:
    return [message(note, EventPage) for note in notes(run)]


def edit(page: EventPage, **changes: Any) -> None:
    """What an editor does in the form of a page."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()


@pytest.mark.parametrize("publish", [False, True])
def test_twice_is_once(publish: bool) -> None:
    parent = index()
    factories.twin(parent, "fr", title="Agenda", slug="agenda")
    origin = source(parent, publish=publish)
    imported(origin, EVENT)
    revisions = Revision.objects.count()
    run = imported(origin, EVENT)
    assert outcomes(run) == ["unchanged"]
    assert notes(run) == []
    assert Revision.objects.count() == revisions
    assert EventPage.objects.count() == 2


def test_what_the_source_changes_is_brought() -> None:
    origin = source(publish=True)
    imported(origin, EVENT)
    run = imported(origin, event(price=Decimal("9.5"), title={"en": "Organ"}))
    assert outcomes(run) == ["updated"]
    assert texts(run) == ["Changed: Title, Price from."]
    page = EventPage.objects.get()
    assert (page.price, page.title, page.slug) == (
        Decimal("9.50"),
        "Organ",
        "organ-voice",
    )
    assert EventFacts.objects.get().price == Decimal("9.50")


def test_what_an_editor_changed_stays_and_is_shown() -> None:
    origin = source()
    imported(origin, EVENT)
    edit(the_page(), title="Organ by night")
    for _time in range(2):
        run = imported(origin, event(price=Decimal(9), title={"en": "Organ"}))
        assert run.rows.get().kept == 1
    assert the_page().title == "Organ by night"
    assert the_page().price == 9
    assert texts(run) == [
        "Title stays as it was changed here: Organ by night. Source: Organ."
    ]


def test_what_an_editor_typed_alike_is_no_difference() -> None:
    origin = source()
    imported(origin, EVENT)
    edit(the_page(), title="Organ")
    run = imported(origin, event(title={"en": "Organ"}))
    assert (outcomes(run), notes(run)) == (["unchanged"], [])
    run = imported(origin, event(title={"en": "Organ again"}))
    assert (outcomes(run), the_page().title) == (["updated"], "Organ again")


def test_what_only_editors_say_is_no_difference() -> None:
    origin = source()
    bare = event(price=None, conditions={}, place=None)
    imported(origin, bare)
    edit(the_page(), price=Decimal(3), price_line="€3", venue=factories.venue())
    assert notes(imported(origin, bare)) == []
    assert the_page().price == 3


def test_what_the_source_takes_back_is_taken_back() -> None:
    origin = source()
    imported(origin, EVENT)
    imported(origin, event(price=None, conditions={}, age_min=None, place=None))
    page = the_page()
    assert (page.price, page.price_line, page.age_min) == (None, "", None)
    assert page.venue is None


def test_dates_that_an_editor_changed_stay() -> None:
    origin = source()
    imported(origin, EVENT)
    page = the_page()
    page.schedule = [*page.schedule.get_prep_value(), *_cancelled("2026-12-05")]
    page.save_revision()
    later = replace(EVENT, schedule=[_on("2026-12-06")])
    run = imported(origin, later)
    assert len(the_page().schedule) == 2
    assert texts(run) == [
        "Dates stays as it was changed here: 5 December 2026, 5 December 2026. "
        "Source: 6 December 2026."
    ]


def test_dates_that_the_source_moves_keep_their_identity() -> None:
    origin = source()
    imported(origin, EVENT)
    imported(origin, replace(EVENT, schedule=[_on("2026-12-06")]))
    block = the_page().schedule[0]
    assert (block.id, str(block.value["start_date"])) == ("1" * 8, "2026-12-06")


def test_a_form_that_saves_a_page_unchanged_changes_nothing() -> None:
    """Draftail and the blocks' widgets write the same in other ways."""
    origin = source()
    imported(origin, EVENT)
    page = the_page()
    body = page.body.get_prep_value()
    draftail = ContentstateConverter(["bold"])
    contents = draftail.from_database_format(body[0]["value"])
    body[0]["value"] = draftail.to_database_format(contents)
    schedule = page.schedule.get_prep_value()
    schedule[0]["value"] |= {"permanent": False, "end_date": None}
    edit(page, body=body, schedule=schedule)
    run = imported(origin, EVENT)
    assert (outcomes(run), notes(run)) == (["unchanged"], [])


def test_an_editor_s_draft_is_not_published_along() -> None:
    origin = source(publish=True)
    imported(origin, EVENT)
    edit(the_page(), summary="Not ready yet")
    run = imported(origin, event(price=Decimal(9)))
    page = EventPage.objects.get()
    assert page.summary == "An hour of music."
    assert page.price == 8
    assert the_page().price == 9
    assert "The changes wait as a draft." in texts(run)


def test_without_publishing_a_live_page_gets_a_draft() -> None:
    origin = source()
    imported(origin, EVENT)
    factories.publish(the_page())
    imported(origin, event(price=Decimal(9)))
    assert (EventPage.objects.get().price, the_page().price) == (8, 9)


def test_a_locked_page_is_not_touched() -> None:
    origin = source()
    imported(origin, EVENT)
    EventPage.objects.update(locked=True)
    run = imported(origin, event(price=Decimal(9)))
    assert outcomes(run) == ["unchanged"]
    assert texts(run) == ["The page is locked or in a workflow: nothing was changed."]
    EventPage.objects.update(locked=False)
    assert outcomes(imported(origin, event(price=Decimal(9)))) == ["updated"]


def test_a_page_that_an_editor_deleted_is_not_made_again_by_itself() -> None:
    origin = source()
    imported(origin, EVENT)
    the_page().delete()
    assert outcomes(imported(origin, EVENT)) == ["deleted"]
    assert not EventPage.objects.exists()
    assert outcomes(imported(origin, EVENT, makes_again=True)) == ["new"]
    assert outcomes(imported(origin, EVENT)) == ["unchanged"]


def test_a_twin_keeps_its_own_words_and_the_lead_the_facts() -> None:
    """With the site in English, the English twin of a French import leads."""
    parent = index()
    french = factories.twin(parent, "fr", title="Agenda", slug="agenda")
    origin = source(french, publish=True)
    imported(origin, EVENT)
    edit(the_page("en"), title="Organ by night")
    factories.publish(the_page("en"))
    changed = event(price=Decimal(9), title={"en": "Organ", "fr": "Orgue"})
    run = imported(origin, changed)
    assert (the_page("en").title, the_page("fr").title) == ("Organ by night", "Orgue")
    assert EventFacts.objects.get().price == 9
    assert run.rows.get().kept == 1


def test_a_twin_that_an_editor_deleted_is_not_made_again() -> None:
    parent = index()
    factories.twin(parent, "fr", title="Agenda", slug="agenda")
    origin = source(parent)
    imported(origin, EVENT)
    the_page("fr").delete()
    run = imported(origin, EVENT)
    assert outcomes(run) == ["unchanged"]
    assert EventPage.objects.count() == 1


def test_words_in_a_new_language_make_a_twin_later() -> None:
    parent = index()
    factories.twin(parent, "fr", title="Agenda", slug="agenda")
    origin = source(parent)
    imported(origin, event(title={"en": "Organ"}))
    assert EventPage.objects.count() == 1
    assert outcomes(imported(origin, EVENT)) == ["updated"]
    assert the_page("fr").title == "Orgue et voix"


def test_what_is_no_longer_in_the_source_is_told_and_stays() -> None:
    origin = source(publish=True)
    imported(origin, EVENT, event(external_id="2", title={"en": "Other"}))
    run = imported(origin, EVENT)
    gone = run.rows.get(outcome="gone")
    assert gone.page.title == "Other"
    assert EventPage.objects.filter(live=True).count() == 2


def test_a_copy_of_a_page_is_no_imported_event() -> None:
    origin = source()
    imported(origin, EVENT)
    copy = the_page().copy(update_attrs={"slug": "copy", "title": "Copy"})
    imported(origin, event(title={"en": "Organ"}))
    assert EventPage.objects.get(pk=copy.pk).title == "Copy"
    assert ImportedItem.objects.count() == 1


@pytest.mark.indexed
def test_an_event_costs_a_bounded_number_of_queries() -> None:
    """Publishing one costs Wagtail itself some eighty, planning its posts eight."""
    origin = source(publish=True)
    imported(origin, EVENT)
    events = [event(external_id=str(number)) for number in range(10)]
    assert _queries(origin, *events) / 10 < 170
    assert _queries(origin, *events) / 10 < 25


def _queries(origin: Any, *events: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        imported(origin, *events)
    return len(captured)


def _on(day: str) -> dict[str, Any]:
    return {"type": "date", "id": "1" * 8, "value": {"start_date": day}}


def _cancelled(day: str) -> list[dict[str, Any]]:
    return [{"type": "change", "value": {"day": day, "kind": "cancelled"}}]


def test_posts_of_an_import_are_planned_together() -> None:
    origin = source(publish=True)
    imported(origin, *(event(external_id=str(number)) for number in range(3)))
    pages = EventPage.objects.live()
    planned = SocialPost.objects.values_list("page", flat=True)
    assert pages.count() == 3
    assert set(planned) == set(pages.values_list("pk", flat=True))
    at = SocialPost.objects.filter(network="x").order_by("due")
    instants = list(at.values_list("due", flat=True))
    apart = (later - one for one, later in pairwise(instants))
    assert min(apart) >= timedelta(minutes=30)
