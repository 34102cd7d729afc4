"""Events of others become pages: their fields, their twins, and what is refused."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import PageLogEntry

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
from tests.testapp.models import ConcertPage
from wagtail_culture_social.events.importers.messages import message
from wagtail_culture_social.events.importers.services import report_of
from wagtail_culture_social.models import EventFacts, ImportedItem, Occurrence, Venue
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db


def test_an_event_becomes_a_draft_with_all_that_its_source_says() -> None:
    run = imported(source(), EVENT)
    page = the_page()
    assert outcomes(run) == ["new"]
    assert (page.live, page.slug) == (False, "organ-voice")
    assert page.title == "Organ & voice"
    assert page.summary == "An hour of music."
    assert page.price_line == "€8, free under 26"
    assert page.price == Decimal("8.00")
    assert (page.event_type, page.currency, page.age_min) == ("concert", "EUR", 6)
    assert page.accessibility == "hi mi"
    assert page.booking_url == "https://tickets.example.org/8"
    assert [tag.name for tag in page.hashtags.all()] == ["BaroqueMusic"]
    assert page.schedule[0].id == EVENT.schedule[0]["id"]
    assert str(page.schedule[0].value["start_time"]) == "18:30:00"
    body = page.body[0].value.source
    assert body == (
        '<p>First &amp; “last”.</p><p>Second &lt;part&gt;.<br/>It\'s the "end".</p>'
    )


def test_its_place_becomes_a_venue_once() -> None:
    imported(source(), EVENT, event(external_id="2", title={"en": "Another"}))
    venue = Venue.objects.get()
    assert venue.name == "Chapelle des Mariniers"
    assert venue.address == "3 quai des Brumes, 44000 Port-aux-Quais"
    assert (str(venue.latitude), venue.access) == ("47.217300", "Lift on the left")
    assert {page.venue for page in EventPage.objects.all()} == {venue}


def test_a_venue_that_is_there_is_found_by_name_and_town() -> None:
    venue = factories.venue(name="chapelle des mariniers", access="By the yard")
    imported(source(), EVENT)
    assert Venue.objects.get() == venue
    assert the_page().venue.access == "By the yard"


def test_a_place_that_its_source_renames_stays_one_venue() -> None:
    origin = source()
    imported(origin, EVENT)
    renamed = event(place=EVENT.place.__class__(name="Other", external_id="place-1"))
    imported(origin, renamed)
    assert Venue.objects.get().name == "Chapelle des Mariniers"


def test_publishing_puts_it_into_the_lists() -> None:
    imported(source(publish=True), EVENT)
    page = EventPage.objects.get()
    assert page.live
    assert not page.has_unpublished_changes
    assert EventFacts.objects.get().venue == page.venue
    assert Occurrence.objects.get().page_id == page.pk


def test_words_in_another_language_make_a_twin_where_the_parent_has_one() -> None:
    parent = index()
    factories.twin(parent, "fr", title="Agenda", slug="agenda")
    run = imported(source(parent, publish=True), EVENT)
    twin, page = the_page("fr"), the_page("en")
    assert outcomes(run) == ["new"]
    assert twin.translation_key == page.translation_key
    assert (twin.title, twin.slug, twin.live) == (
        "Orgue et voix",
        "orgue-et-voix",
        True,
    )
    assert [tag.name for tag in twin.hashtags.all()] == ["MusiqueBaroque"]
    assert twin.get_parent().title == "Agenda"
    assert twin.summary == "Une heure de musique."
    french = Venue.objects.get(locale__language_code="fr")
    assert french.access == "Ascenseur à gauche"


def test_a_parent_in_one_language_has_pages_in_that_language_only() -> None:
    imported(source(), EVENT)
    assert EventPage.objects.count() == 1


def test_words_in_no_other_language_are_better_than_none() -> None:
    imported(source(), event(title={"fr": "Orgue et voix"}))
    assert the_page().title == "Orgue et voix"


def test_two_events_of_one_title_have_two_slugs() -> None:
    imported(source(), EVENT, event(external_id="2"))
    slugs = EventPage.objects.values_list("slug", flat=True).order_by("pk")
    assert list(slugs) == ["organ-voice", "organ-voice-1"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Month", "month-1"), ("東京", "dongjing"), ("…", "event")],
)
def test_a_slug_is_always_there_and_never_hides_behind_a_view(
    title: str, slug: str
) -> None:
    imported(source(), event(title={"en": title}))
    assert the_page().slug == slug


def test_what_a_form_would_refuse_is_refused_with_the_reason() -> None:
    bad = event(age_min=12, age_max=6)
    run = imported(source(), bad, event(external_id="2"))
    assert outcomes(run) == ["refused", "new"]
    words = [message(note, EventPage) for note in notes(run)]
    assert words == ["Age up to: The youngest age is above the oldest."]
    assert EventPage.objects.count() == 1


def test_dates_that_a_form_would_refuse_are_refused_too() -> None:
    value = {**EVENT.schedule[0]["value"], "end_time": "17:00"}
    run = imported(source(), event(schedule=[{"type": "date", "value": value}]))
    assert outcomes(run) == ["refused"]
    assert "The end is before the start." in message(notes(run)[0], EventPage)
    assert not EventPage.objects.exists()
    assert not Venue.objects.exists()


def test_an_error_of_ours_refuses_one_event_and_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(page: Any, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError(page.title)

    origin = source()
    with monkeypatch.context() as patched:
        patched.setattr(EventPage, "save_revision", fail)
        run = imported(origin, EVENT)
    assert [note["code"] for note in notes(run)] == ["unexpected"]
    assert "RuntimeError" in caplog.text
    assert not EventPage.objects.exists()
    assert outcomes(imported(origin, EVENT)) == ["new"]


def test_words_that_are_too_long_are_cut_and_that_is_said() -> None:
    run = imported(source(), event(summary={"en": "word " * 100}))
    assert len(the_page().summary) <= 300
    assert message(notes(run)[0], EventPage) == "Too long, therefore cut: Summary."


def test_a_trial_tells_the_same_and_leaves_nothing() -> None:
    origin = source(publish=True)
    run = imported(
        origin, EVENT, event(external_id="2", age_min=9, age_max=1), is_trial=True
    )
    assert outcomes(run) == ["new", "refused"]
    assert not EventPage.objects.exists()
    assert not Venue.objects.exists()
    assert not ImportedItem.objects.exists()
    assert not Occurrence.objects.exists()
    assert not run.rows.exclude(page=None).exists()


def test_a_site_s_own_type_needs_no_body() -> None:
    kind = ContentType.objects.get_for_model(ConcertPage)
    origin = source(factories.home(), page_type=kind, publish=True)
    assert outcomes(imported(origin, EVENT)) == ["new"]
    assert outcomes(imported(origin, EVENT)) == ["unchanged"]
    assert ConcertPage.objects.get().title == "Organ & voice"


def test_the_history_of_a_page_tells_of_the_import() -> None:
    imported(source(), EVENT)
    entry = PageLogEntry.objects.get(action="wagtail_culture_social.import")
    assert entry.data["source"] == "Town agenda"
    assert entry.page_id == the_page().pk


def test_a_report_counts_what_came_of_the_rows() -> None:
    run = imported(source(), EVENT, event(external_id="2", age_min=9, age_max=1))
    report = report_of(run)
    assert (report["new"], report["refused"], report["all"]) == (1, 1, 2)
