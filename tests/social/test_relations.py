"""Pages that belong together: both ways, in every language, for everybody."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource

from tests import factories
from wagtail_culture_social.models import RelatedPage
from wagtail_culture_social.pages.models import (
    CampaignPage,
    EventPage,
    SpotlightIndexPage,
    SpotlightPage,
    TutorialPage,
)
from wagtail_culture_social.social.relations import relatable_types, related_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Page:
    tomorrow = factories.TODAY + timedelta(days=1)
    return factories.add_page(
        EventPage, factories.home(), title="Concert", schedule=[factories.on(tomorrow)]
    )


@pytest.fixture
def spotlight() -> Page:
    return factories.add_page(SpotlightPage, factories.home(), title="The sea")


def relate(page: Page, *others: Page) -> None:
    for number, other in enumerate(others):
        RelatedPage.objects.create(page=page, related=other, sort_order=number)


def titles(page: Page) -> list[str]:
    fresh = type(page).objects.get(pk=page.pk)
    return [e.page.title for group in related_to(fresh) for e in group.entries]


def test_relation_holds_both_ways(event: Page, spotlight: Page) -> None:
    relate(event, spotlight)
    assert titles(event) == ["The sea"]
    assert titles(spotlight) == ["Concert"]


def test_related_pages_are_grouped_by_type_in_their_order(event: Page) -> None:
    first = factories.add_page(SpotlightPage, factories.home(), title="First")
    tutorial = factories.add_page(TutorialPage, factories.home(), title="Renew")
    second = factories.add_page(SpotlightPage, factories.home(), title="Second")
    relate(event, first, tutorial, second)
    groups = related_to(EventPage.objects.get(pk=event.pk))
    assert [group.title for group in groups] == ["Spotlights", "Tutorials"]
    assert titles(event) == ["First", "Second", "Renew"]


def test_event_is_told_with_its_next_date(event: Page, spotlight: Page) -> None:
    relate(spotlight, event)
    (group,) = related_to(SpotlightPage.objects.get(pk=spotlight.pk))
    assert "26 November" in group.entries[0].date.when


def test_twins_tell_of_twins(event: Page, spotlight: Page) -> None:
    relate(event, spotlight)
    french = factories.twin(event, "fr", title="Le concert")
    assert titles(french) == ["The sea"]
    (group,) = related_to(EventPage.objects.get(pk=french.pk))
    assert group.entries[0].language == "en"
    factories.twin(spotlight, "fr", title="La mer")
    assert titles(french) == ["La mer"]
    assert titles(event) == ["The sea"]


def test_what_the_lead_takes_back_no_twin_keeps(event: Page, spotlight: Page) -> None:
    relate(event, spotlight)
    french = factories.twin(event, "fr")
    assert RelatedPage.objects.filter(page=french).exists()
    RelatedPage.objects.filter(page=event).delete()
    assert titles(event) == titles(french) == titles(spotlight) == []


def test_synchronised_translation_keeps_relations_sound(
    event: Page, spotlight: Page
) -> None:
    relate(event, spotlight)
    factories.home("fr")
    source, _ = TranslationSource.update_or_create_from_instance(event)
    french = source.create_or_update_translation(factories.locale("fr"), fallback=True)[
        0
    ]
    assert titles(event) == titles(french) == ["The sea"]
    RelatedPage.objects.filter(page=event).delete()
    factories.publish(event)
    assert titles(event) == titles(french) == titles(spotlight) == []


def test_alias_that_was_chosen_stands_for_its_source(
    event: Page, spotlight: Page
) -> None:
    shelf = factories.add_page(SpotlightIndexPage, factories.home(), title="Shelf")
    alias = spotlight.create_alias(parent=shelf)
    relate(event, alias)
    assert titles(event) == ["The sea"]
    assert titles(spotlight) == titles(alias) == ["Concert"]


def test_preview_of_a_twin_shows_what_the_lead_chose(
    event: Page, spotlight: Page
) -> None:
    relate(event, spotlight)
    french = factories.twin(event, "fr", title="Le concert")
    french.culture_related_items.clear()
    shown = french.make_preview_request(preview_mode="")
    assert "The sea" in shown.content.decode()


def test_preview_of_a_lead_shows_what_its_form_leaves(
    event: Page, spotlight: Page
) -> None:
    week = factories.add_page(CampaignPage, factories.home(), title="Week")
    relate(event, spotlight)
    relate(week, event)
    event.culture_related_items.clear()
    html = event.make_preview_request(preview_mode="").content.decode()
    assert "The sea" not in html
    assert "Week" in html


def test_page_is_never_beside_itself_and_another_once(
    event: Page, spotlight: Page
) -> None:
    relate(event, event, spotlight, spotlight)
    relate(spotlight, event)
    assert titles(event) == ["The sea"]
    assert titles(spotlight) == ["Concert"]


def test_draft_expired_and_private_pages_are_left_out(event: Page) -> None:
    home = factories.home()
    draft = factories.add_page(SpotlightPage, home, live=False, title="Draft")
    private = factories.add_page(SpotlightPage, home, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    expired = factories.add_page(SpotlightPage, home, title="Over")
    past = expired.first_published_at - timedelta(days=900)
    Page.objects.filter(pk=expired.pk).update(expire_at=past)
    relate(event, draft, private, expired)
    assert titles(event) == []


def test_copied_page_is_related_as_well(event: Page, spotlight: Page) -> None:
    relate(event, spotlight)
    copy = event.copy(update_attrs={"slug": "again", "title": "Again"})
    assert titles(copy) == ["The sea"]
    assert titles(spotlight) == ["Concert", "Again"]


def test_deleted_page_leaves_no_trace(event: Page, spotlight: Page) -> None:
    relate(event, spotlight)
    factories.publish(event)
    spotlight.delete()
    assert titles(factories.publish(event)) == []


def test_page_shows_what_belongs_together(
    client: Client, event: Page, spotlight: Page
) -> None:
    relate(spotlight, event)
    html = client.get(event.url).content.decode()
    assert "See also" in html
    assert f'href="{spotlight.url}"' in html


def test_preview_shows_what_is_chosen_and_not_saved(
    event: Page, spotlight: Page
) -> None:
    event.culture_related_items.add(RelatedPage(related=spotlight))
    shown = event.make_preview_request(preview_mode="")
    assert "The sea" in shown.content.decode()
    assert not RelatedPage.objects.exists()


def test_page_without_relations_asks_nothing_for_them(
    client: Client, event: Page, spotlight: Page
) -> None:
    def asked() -> list[str]:
        client.get(event.url)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(event.url)
        return [query["sql"] for query in captured]

    without = asked()
    assert sum("culture_social_relatedpage" in sql for sql in without) == 1
    relate(event, spotlight)
    one = asked()
    others = [
        factories.add_page(CampaignPage, factories.home(), title=f"Week {number}")
        for number in range(3)
    ]
    relate(event, *others)
    assert len(one) == len(without) + 1
    assert len(asked()) == len(one)


def test_lists_and_hubs_are_not_offered() -> None:
    offered = relatable_types()
    assert EventPage in offered
    assert SpotlightIndexPage not in offered
