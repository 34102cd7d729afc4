"""The files of an event and of one date: sent once, under a safe name."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories
from tests.events.subscribed import (
    address,
    event,
    programme,
    weekly,
)
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def files_of(page: EventPage) -> list[str]:
    row = Occurrence.objects.filter(page=page).earliest("start")
    return [address("event_ics", page), f"/culture/{page.pk}/{row.recurrence_id}.ics"]


def test_files_are_not_sent_again(client: Client, index: EventIndexPage) -> None:
    for url in files_of(event(index, weekly(date(2026, 12, 5), 3))):
        first = client.get(url)
        for headers in (
            {"If-None-Match": first["ETag"]},
            {"If-Modified-Since": first["Last-Modified"]},
        ):
            assert client.get(url, headers=headers).status_code == 304


def test_files_are_sent_again_once_something_changed(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    page = event(index)
    urls = files_of(page)
    before = [client.get(url) for url in urls]
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:05:00+01:00"
    page.title = "Another title"
    factories.publish(page)
    for url, old in zip(urls, before, strict=True):
        headers = {"If-None-Match": old["ETag"]}
        assert "Another title" in client.get(url, headers=headers).content.decode()


@pytest.mark.parametrize("slug", ['a"b', "été", "a\r\nX-Evil: 1", "../../etc", "a;b"])
def test_odd_slug_makes_a_safe_name(
    client: Client, index: EventIndexPage, slug: str
) -> None:
    page = event(index)
    Page.objects.filter(pk=page.pk).update(slug=slug)
    for url in files_of(page):
        answer = client.get(url)
        assert answer.status_code == 200
        assert "X-Evil" not in answer
        name = answer["Content-Disposition"]
        assert name.startswith("inline; filename")
        assert name.count('"') in {0, 2}
        assert not set("\r\n/\\") & set(name)
