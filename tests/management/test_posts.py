"""The command that plans posts: what was live before the package, and every night."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from tests import factories
from tests.management.site_of_two_languages import published_event
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.posts import planning

pytestmark = pytest.mark.django_db


def planned(command: str = "culture_social_posts", **options: Any) -> str:
    output = StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def unplanned(two_homes: Any) -> EventPage:
    """An event in two languages, live before there were posts."""
    event = published_event(two_homes)
    SocialPost.objects.all().delete()
    return event


def test_pages_of_before_the_package_get_their_posts(unplanned: EventPage) -> None:
    assert planned() == "56 planned posts written.\n"
    assert planned() == "0 planned posts written.\n"
    assert {row.language for row in SocialPost.objects.all()} == {"en", "fr"}


@pytest.mark.usefixtures("unplanned")
def test_a_dry_run_plans_nothing() -> None:
    said = planned(dry_run=True)
    assert said.startswith("56 planned posts written.\n")
    assert "dry run" in said
    assert not SocialPost.objects.exists()


@pytest.mark.usefixtures("unplanned")
def test_the_night_plans_too() -> None:
    assert "56 planned posts written." in planned("culture_social_nightly")


@pytest.mark.usefixtures("unplanned")
def test_progress_is_told_to_who_asks() -> None:
    assert planned(verbosity=2).startswith("event: 2\n")


def test_events_that_are_long_over_are_not_read(
    unplanned: EventPage, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = "2036-01-01T12:00:00+01:00"
    told = [page for pages in planning.live_pages() for page in pages]
    assert unplanned not in told


def test_many_pages_cost_the_same_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        factories.add_page(TutorialPage, factories.home(), title=f"Lesson {number}")
    SocialPost.objects.all().delete()
    with django_assert_max_num_queries(40):
        assert planned() == "420 planned posts written.\n"


def test_pages_come_in_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "CHUNK", 2)
    for number in range(3):
        factories.add_page(TutorialPage, factories.home(), title=f"Lesson {number}")
    assert [len(pages) for pages in planning.live_pages()] == [2, 1]
