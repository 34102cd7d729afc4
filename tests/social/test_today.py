"""Midnight is that of the site's clock: at half past it, UTC is a day behind."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import examples, factories
from wagtail_culture_social.conf import today
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.services import social_draft


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T23:59:00+01:00", date(2026, 11, 24)),
        ("2026-11-25T00:00:00+01:00", date(2026, 11, 25)),
        ("2026-11-25T00:30:00+01:00", date(2026, 11, 25)),
        ("2026-11-24T23:30:00+00:00", date(2026, 11, 25)),
    ],
)
def test_today_is_the_site_s(settings: Any, moment: str, day: date) -> None:
    settings.CULTURE_SOCIAL_NOW = moment
    assert today() == day


@pytest.mark.django_db
def test_tag_of_the_day_changes_at_local_midnight(settings: Any) -> None:
    campaign, _french = examples.campaign()
    page = factories.add_page(TutorialPage, factories.home(), campaign=campaign)
    wednesday = examples.MONDAY + timedelta(days=2)
    settings.CULTURE_SOCIAL_NOW = f"{wednesday}T00:30:00+01:00"
    assert social_draft(page).day_tag == "BackstageMW"
