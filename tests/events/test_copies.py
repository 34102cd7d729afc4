"""A copy is a new event: nothing of what became of the old one is told of it."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 18)


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


@pytest.fixture
def event(index: EventIndexPage) -> EventPage:
    """An event with one date off and one full, in the page and in its revisions."""
    dates = [
        factories.on(FRIDAY, time(20)),
        factories.on(date(2026, 12, 19), time(20)),
        ("change", {"day": FRIDAY, "kind": "cancelled"}),
        ("change", {"day": date(2026, 12, 19), "kind": "full"}),
    ]
    return factories.add_page(EventPage, index, schedule=dates, slug="organ")


def kinds(page: Any) -> list[str]:
    return [block.block_type for block in page.schedule]


def states(page: Page) -> list[str]:
    rows = Occurrence.objects.filter(page_id=page.pk).order_by("start")
    return list(rows.values_list("state", flat=True))


def assert_starts_anew(page: EventPage, original: EventPage) -> None:
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert kinds(page) == kinds(draft) == ["date", "date"]
    assert [block.id for block in page.schedule] == [
        block.id for block in original.schedule if block.block_type == "date"
    ]


def test_copy_starts_as_scheduled(event: EventPage) -> None:
    copy = event.copy(update_attrs={"slug": "copy"})
    assert_starts_anew(copy, event)
    assert states(copy) == ["scheduled", "scheduled"]
    assert states(event) == ["cancelled", "full"]
    assert len(kinds(EventPage.objects.get(pk=event.pk))) == 4


def test_published_copy_stays_as_scheduled(event: EventPage) -> None:
    copy = event.copy(update_attrs={"slug": "copy"}, keep_live=False)
    copy.get_latest_revision().publish()
    assert_starts_anew(copy, event)
    assert states(copy) == ["scheduled", "scheduled"]


def test_copy_of_the_admin_starts_as_scheduled(
    admin_client: Client, event: EventPage
) -> None:
    form = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": event.get_parent().pk,
        "publish_copies": "on",
    }
    admin_client.post(reverse("wagtailadmin_pages:copy", args=[event.pk]), form)
    copy = EventPage.objects.get(slug="copy")
    assert_starts_anew(copy, event)
    assert states(copy) == ["scheduled", "scheduled"]


def test_copy_within_a_branch_starts_as_scheduled(event: EventPage) -> None:
    branch = event.get_parent().specific
    copy = branch.copy(recursive=True, update_attrs={"slug": "next-year"})
    inside = EventPage.objects.get(pk=copy.get_children().get().pk)
    assert_starts_anew(inside, event)


def test_copy_keeps_what_is_changed_on_it_later(event: EventPage) -> None:
    copy = event.copy(update_attrs={"slug": "copy"})
    copy.schedule.append(("change", {"day": FRIDAY, "kind": "moved"}))
    copy.save_revision()
    assert kinds(copy.get_latest_revision_as_object()) == ["date", "date", "change"]


def test_translation_tells_what_became_of_the_event(event: EventPage) -> None:
    french = factories.twin(event, "fr")
    assert kinds(french) == kinds(event)
    assert states(french) == ["cancelled", "full"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_alias_tells_what_became_of_the_event(event: EventPage, language: str) -> None:
    locale = factories.locale(language)
    parent = factories.home(language)
    alias = event.create_alias(parent=parent, update_slug="alias", update_locale=locale)
    assert kinds(alias.specific) == kinds(event)
    factories.publish(EventPage.objects.get(pk=event.pk))
    assert kinds(EventPage.objects.get(pk=alias.pk)) == kinds(event)
    assert states(alias) == ["cancelled", "full"]
