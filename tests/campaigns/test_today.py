"""Today's theme by the campaign's own clock, on pages that caches keep."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.test import Client
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.pages.models import CampaignPage

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)
ZONES = ("Europe/Paris", "Pacific/Auckland", "America/Miquelon")


def campaign(zone: str) -> Page:
    days = [
        ("day", {"date": MONDAY + timedelta(days=number), "theme": f"Day {number + 1}"})
        for number in range(7)
    ]
    return factories.add_page(CampaignPage, factories.home(), days=days, time_zone=zone)


def visit(client: Client, page: Page, settings: Any, *when: int) -> Any:
    zone = ZoneInfo(page.time_zone)
    settings.CULTURE_SOCIAL_NOW = datetime(2026, 11, *when, tzinfo=zone)
    return client.get(page.url)


def max_age(answer: Any) -> int:
    return int(answer["Cache-Control"].removeprefix("max-age="))


@pytest.mark.parametrize("zone", ZONES)
def test_theme_changes_at_midnight_and_no_cache_keeps_the_old_one(
    client: Client, settings: Any, zone: str
) -> None:
    page = campaign(zone)
    before = visit(client, page, settings, 25, 23, 59)
    assert before.context_data["today"].theme == "Day 3"
    assert max_age(before) == 60
    after = visit(client, page, settings, 26, 0, 1)
    assert after.context_data["today"].theme == "Day 4"
    assert max_age(after) == 15 * 60


def test_calendar_is_kept_no_longer(client: Client, settings: Any) -> None:
    page = campaign("Europe/Paris")
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T23:55:00+01:00"
    answer = client.get(f"{page.url}calendar/")
    assert max_age(answer) == 5 * 60
    assert 'aria-current="date"' in answer.content.decode()


def test_page_is_the_same_for_two_visitors(settings: Any) -> None:
    page = campaign("Europe/Paris")
    answers = [visit(Client(), page, settings, 25, 12) for _visitor in range(2)]
    assert answers[0].content == answers[1].content
    assert not any(answer.cookies for answer in answers)


def test_who_is_signed_in_gets_a_new_page(client: Client, settings: Any) -> None:
    page = campaign("Europe/Paris")
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "somebody"
    assert "Cache-Control" not in visit(client, page, settings, 25, 12)
