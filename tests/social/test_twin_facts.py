"""One event in two languages: what is published on its lead is true of both."""

from collections.abc import Callable

import pytest
from django.test import Client, TestCase
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from tests import factories
from tests.surfaces import expected, next_month, told_by
from wagtail_culture_social.domain.schedule import State
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STATES = [state.value for state in State]


@pytest.fixture
def event() -> EventPage:
    """A scheduled English event; English is the default language here."""
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    return factories.add_page(
        EventPage, index, title="Organ and Voice", schedule=[next_month()]
    )


def localized(event: EventPage) -> EventPage:
    """The French twin as wagtail-localize makes it; nobody presses Sync afterwards."""
    french = factories.locale("fr")
    for page in event.get_ancestors(inclusive=True).filter(depth__gt=1).specific():
        translate_object(page, [french])
        save_translation(page)
    return event.get_translation(french)


def save_translation(page: Page) -> None:
    """Publish what wagtail-localize holds, once the transaction ends as it wants."""
    translations = Translation.objects.filter(source__object_id=page.translation_key)
    with TestCase.captureOnCommitCallbacks(execute=True):
        for translation in translations:
            translation.save_target(publish=True)


def copied(event: EventPage) -> EventPage:
    """The French twin as Wagtail's own copy (simple_translation) makes it."""
    return factories.twin(event, "fr", title="Voix et orgue")


def aliased(event: EventPage) -> EventPage:
    """The same event shown at a second place; the nightly command lists it there."""
    other = factories.add_page(EventIndexPage, factories.home(), title="Festival")
    alias = event.create_alias(parent=other)
    rebuild_event(event)
    return alias


def change(page: Page, state: str) -> None:
    page = page.specific_class.objects.get(pk=page.pk)
    page.state = state
    factories.publish(page)


def fix_typo(page: Page) -> None:
    """Publish the twin again, with nothing but another title."""
    save_translation(page)
    page = page.specific_class.objects.get(pk=page.pk)
    page.title = "Voix et orgues"
    factories.publish(page)


@pytest.mark.parametrize("state", STATES)
def test_every_surface_of_every_twin_tells_the_state(
    client: Client, event: EventPage, state: str
) -> None:
    french = localized(event)
    change(event, state)
    for page in (event, french):
        assert told_by(client, page) == expected(state)
    fix_typo(french)
    for page in (event, french):
        assert told_by(client, page) == expected(state)


@pytest.mark.parametrize("make", [copied, aliased])
@pytest.mark.parametrize("state", ["cancelled", "moved_online"])
def test_other_set_ups_tell_the_state_too(
    client: Client, event: EventPage, make: Callable[[EventPage], EventPage], state: str
) -> None:
    twin = make(event)
    assert told_by(client, twin) == expected("scheduled")
    change(event, state)
    assert told_by(client, event) == told_by(client, twin) == expected(state)


def test_typo_fixed_on_a_copied_twin_changes_no_fact(
    client: Client, event: EventPage
) -> None:
    french = copied(event)
    change(event, "cancelled")
    fix_typo(french)
    assert told_by(client, event) == told_by(client, french) == expected("cancelled")


def test_twin_made_after_the_cancellation_is_cancelled(
    client: Client, event: EventPage
) -> None:
    change(event, "cancelled")
    assert told_by(client, copied(event)) == expected("cancelled")


def test_state_set_on_a_twin_that_does_not_lead_is_not_told(
    client: Client, event: EventPage
) -> None:
    french = copied(event)
    change(french, "cancelled")
    assert told_by(client, event) == told_by(client, french) == expected("scheduled")


def test_event_comes_back(client: Client, event: EventPage) -> None:
    french = copied(event)
    change(event, "cancelled")
    change(event, "scheduled")
    assert told_by(client, event) == told_by(client, french) == expected("scheduled")


def test_one_language(client: Client, event: EventPage) -> None:
    assert told_by(client, event) == expected("scheduled")
    change(event, "cancelled")
    assert told_by(client, event) == expected("cancelled")


def test_draft_of_the_lead_is_not_told(client: Client, event: EventPage) -> None:
    french = copied(event)
    event.state = "cancelled"
    event.save_revision()
    assert told_by(client, event) == told_by(client, french) == expected("scheduled")


def test_unpublished_lead_still_speaks_for_its_twin(
    client: Client, event: EventPage
) -> None:
    french = copied(event)
    change(event, "cancelled")
    event.refresh_from_db()
    event.unpublish()
    assert told_by(client, french) == expected("cancelled")


def test_french_leads_while_english_was_never_published(client: Client) -> None:
    index = factories.add_page(EventIndexPage, factories.home("fr"), title="Programme")
    french = factories.add_page(
        EventPage, index, title="Voix et orgue", schedule=[next_month()]
    )
    english = french.copy_for_translation(factories.locale("en"), copy_parents=True)
    change(french, "cancelled")
    assert told_by(client, french) == expected("cancelled")
    factories.publish(english)
    assert told_by(client, english) == told_by(client, french)


def test_copied_page_starts_scheduled(client: Client, event: EventPage) -> None:
    event.stream_url = "https://tube.example.org/w/abc123"
    event.state_note = "The soprano is ill."
    change(event, "cancelled")
    event.refresh_from_db()
    copy = event.copy(
        update_attrs={"slug": "again", "title": "Again"}, keep_live=False
    ).specific
    assert (copy.state, copy.state_note, copy.stream_url) == ("scheduled", "", "")
    factories.publish(copy)
    assert told_by(client, copy) == expected("scheduled")
    assert told_by(client, event) == expected("cancelled")
