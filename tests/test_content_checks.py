"""Checks that read the content: silent without a database, bounded, never a crash."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from django.db import OperationalError
from django.utils import translation

from tests import factories
from tests.surfaces import next_month
from tests.testapp.models import PlainPage
from wagtail_culture_social.checks import content
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import (
    EventIndexPage,
    EventPage,
    HashtagHubPage,
)

pytestmark = pytest.mark.django_db
DATABASE = ["default"]


@pytest.fixture(autouse=True)
def _english(settings: Any) -> Iterator[None]:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    with translation.override("en"):
        yield


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def found(**options: Any) -> list[str]:
    return [
        message.id.removeprefix("wagtail_culture_social.")
        for message in run_checks(**options)
        if str(message.id).startswith("wagtail_culture_social.W00")
    ]


def unlisted(index: EventIndexPage, count: int) -> None:
    for number in range(count):
        page = EventPage(title=f"Imported {number}", schedule=[next_month()])
        index.add_child(instance=page)


def test_event_that_was_never_published_properly_is_named(
    index: EventIndexPage,
) -> None:
    unlisted(index, 1)
    (message,) = content.check_dates(databases=DATABASE)
    assert message.id == "wagtail_culture_social.W007"
    assert "“Imported 0”" in message.msg
    assert message.hint == "python manage.py culture_social_nightly"


def test_event_that_is_listed_or_has_no_date_is_no_matter(
    index: EventIndexPage,
) -> None:
    factories.add_page(EventPage, index, schedule=[next_month()])
    factories.add_page(EventPage, index)
    assert content.check_dates(databases=DATABASE) == []
    Occurrence.objects.all().delete()
    assert len(content.check_dates(databases=DATABASE)) == 1


def test_many_events_are_neither_all_named_nor_asked_one_by_one(
    index: EventIndexPage, django_assert_max_num_queries: Any
) -> None:
    unlisted(index, content.MOST + 5)
    with django_assert_max_num_queries(8):
        assert len(content.check_dates(databases=DATABASE)) == content.MOST


def test_page_where_another_answers_is_named_whatever_its_type() -> None:
    hub = factories.add_page(HashtagHubPage, factories.home(), title="Hashtags")
    factories.add_page(PlainPage, factories.home(), title="Contact")
    factories.add_page(PlainPage, hub, title="Lost", slug="lost")
    (message,) = content.check_addresses(databases=DATABASE)
    assert message.id == "wagtail_culture_social.W008"
    assert "“Lost”" in message.msg
    assert "“lost”" in message.msg


def test_content_is_read_only_when_a_database_is_named(
    index: EventIndexPage, django_assert_num_queries: Any
) -> None:
    unlisted(index, 1)
    assert "W007" not in found()
    assert "W007" in found(tags=[Tags.database], databases=DATABASE)
    with django_assert_num_queries(0):
        assert content.check_dates() == content.check_addresses(databases=[]) == []


def test_tables_that_are_not_made_yet_are_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> Iterator[None]:
        raise OperationalError("no such table")
        yield

    monkeypatch.setattr(content, "unlisted_events", fail)
    assert content.check_dates(databases=DATABASE) == []
