"""Days and hashtags that an editor is told of, or that keep a campaign a draft."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from tests import factories
from tests.page_forms import edit_url, errors_of, post_form
from wagtail_culture_social.campaigns.checking import faults_of, notes_on
from wagtail_culture_social.pages.models import CampaignPage

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]


def campaign(days: list[date] = WEEK, **fields: Any) -> Page:
    blocks = [("day", {"date": day, "theme": f"Theme of {day:%A}"}) for day in days]
    return factories.add_page(CampaignPage, factories.home(), days=blocks, **fields)


def typed(*days: date) -> dict[str, Any]:
    """The form of some days, as the editor's browser posts it."""
    nothing = {"count": "0"}
    words = {"hashtag": "", "theme": "Theme", "prompt": "", "picture-image": ""}
    lists = {"ideas": nothing, "pages": nothing}
    return streamfield(
        [("day", {"date": day.isoformat(), **words, **lists}) for day in days]
    )


@pytest.mark.parametrize(
    ("days", "fields", "name", "message"),
    [
        ([MONDAY, MONDAY], {}, "days", "23 November 2026 is there twice"),
        (WEEK, {"start_date": "2026-11-24"}, "days", "outside the campaign"),
        (WEEK, {"end_date": "2026-11-26"}, "days", "27 November 2026, 28 Nov"),
        (
            [],
            {"start_date": "2026-11-24", "end_date": "2026-11-23"},
            "end_date",
            "before the first one",
        ),
    ],
)
def test_days_that_cannot_be_are_refused_when_published(
    admin_client: Client,
    days: list[date],
    fields: dict[str, str],
    name: str,
    message: str,
) -> None:
    page = campaign()
    answer = post_form(
        admin_client, page, "action-publish", days=typed(*days), **fields
    )
    assert message in str(errors_of(answer)[name])
    draft = post_form(admin_client, page, days=typed(*days), **fields)
    assert draft.status_code == 302


def test_days_within_the_campaign_are_published(admin_client: Client) -> None:
    page = campaign()
    span = {"start_date": "2026-11-23", "end_date": "2026-11-29"}
    answer = post_form(admin_client, page, "action-publish", days=typed(*WEEK), **span)
    assert answer.status_code == 302


def test_twin_is_published_whatever_days_it_copied(admin_client: Client) -> None:
    french = factories.twin(campaign([MONDAY]), "fr")
    answer = post_form(
        admin_client, french, "action-publish", days=typed(MONDAY, MONDAY)
    )
    assert answer.status_code == 302


def test_gap_is_told_but_not_refused(admin_client: Client) -> None:
    page = campaign([WEEK[0], WEEK[1], WEEK[4]])
    html = admin_client.get(edit_url(page)).content.decode()
    assert "A day is missing: nothing is planned from 25 November 2026." in html
    answer = post_form(
        admin_client,
        page,
        "action-publish",
        days=typed(WEEK[0], WEEK[1], WEEK[4]),
    )
    assert answer.status_code == 302
    assert "missing" not in admin_client.get(edit_url(campaign())).content.decode()


@pytest.mark.parametrize(
    ("spelling", "message"),
    [
        ("museumweekmuseumweek", "begin each word with a capital"),
        ("2026", "digits alone"),
        ("Museum Week", "a space ends it"),
        ("L'Été", "an apostrophe ends it"),
        ("L'Été", "take it and #L'Ete for two hashtags"),
        ("Museum-Week", "a hyphen ends it"),
        ("C++", "a sign or a symbol ends it"),
        ("MuseumWeek" * 6, "longer than some networks take"),
    ],
)
def test_hashtag_that_gets_lost_is_told(spelling: str, message: str) -> None:
    page = campaign(campaign_hashtag=factories.hashtag("MuseumWeek", en=spelling))
    assert any(message in note for note in notes_on(page))


def test_good_hashtags_need_no_words() -> None:
    tag = factories.hashtag("MuseumWeek", en="MuseumWeek", fr="SemaineDesMuseesMW")
    assert notes_on(campaign(campaign_hashtag=tag)) == []


def test_notes_are_in_the_language_of_the_editor() -> None:
    with translation.override("fr"):
        (fault,) = faults_of([MONDAY, MONDAY], None, None)
    assert "23 novembre 2026" in fault[1]
