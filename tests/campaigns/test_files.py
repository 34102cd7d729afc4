"""What a campaign gives to others: calendar, programme, badge."""

import json
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from wagtail.models import Page, PageViewRestriction

from tests import factories
from wagtail_culture_social.domain.imports.campaigns import read_json
from wagtail_culture_social.pages.models import CampaignPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMES = ("campaign.ics", "campaign.json", "badge.svg")


def url(page: Page, name: str) -> str:
    return f"/culture/{page.pk}/{name}"


@pytest.mark.parametrize(("position", "tag"), [(0, "BackstageMW"), (1, "CoulissesMW")])
def test_calendar_has_seven_whole_days_with_the_tags_of_its_language(
    client: Client, twins: tuple[Page, Page], position: int, tag: str
) -> None:
    answer = client.get(url(twins[position], "campaign.ics"))
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.count("DTSTART;VALUE=DATE:") == 7
    days = icalendar.Calendar.from_ical(text).walk("VEVENT")
    third = days[2]
    assert third["DTSTART"].dt == factories.TODAY
    assert third["SUMMARY"].startswith(f"#{tag} · ")
    assert third["CATEGORIES"].to_ical().decode() == f"{tag},MuseumWeek"
    assert third["URL"].endswith("#day-2026-11-25")


def test_calendars_of_both_languages_have_the_same_identifiers(
    client: Client, twins: tuple[Page, Page]
) -> None:
    found = []
    for page in twins:
        text = client.get(url(page, "campaign.ics")).content
        days = icalendar.Calendar.from_ical(text).walk("VEVENT")
        found.append([str(day["UID"]) for day in days])
    assert found[0] == found[1]


def test_a_day_that_the_lead_moved_is_a_later_revision_in_every_language(
    client: Client, twins: tuple[Page, Page]
) -> None:
    def third(page: Page) -> icalendar.Event:
        text = client.get(url(page, "campaign.ics")).content
        return icalendar.Calendar.from_ical(text).walk("VEVENT")[2]

    lead = twins[0].specific
    before = [third(page) for page in twins]
    with time_machine.travel(timedelta(days=400), tick=False):
        lead.save_revision().publish()
        after = [third(page) for page in twins]
    for old, new in zip(before, after, strict=True):
        assert new["UID"] == old["UID"]
        assert new["SEQUENCE"] > old["SEQUENCE"]
        assert new["DTSTAMP"].dt > old["DTSTAMP"].dt


def test_programme_says_both_languages_and_reads_as_our_own(
    client: Client, twins: tuple[Page, Page]
) -> None:
    answer = client.get(url(twins[1], "campaign.json"))
    told = answer.json()
    assert told["title"]["fr"] == twins[1].title
    assert told["title"]["en"] == twins[0].title
    assert told["hashtag"] == {"en": "MuseumWeek", "fr": "MuseumWeek"}
    third = told["days"][2]
    assert third["hashtag"] == {"en": "BackstageMW", "fr": "CoulissesMW"}
    assert third["theme"]["fr"] == "Dans les coulisses"
    assert third["url"]["fr"] == f"{twins[1].full_url}#day-2026-11-25"
    assert told["badges"]["en"].endswith(url(twins[0], "badge.svg"))
    assert told == client.get(url(twins[0], "campaign.json")).json() | {
        "days": told["days"]
    }
    assert len(read_json(json.dumps(told)).programme.days) == 7


def test_hidden_twin_is_in_no_programme(
    client: Client, twins: tuple[Page, Page]
) -> None:
    PageViewRestriction.objects.create(page=twins[1], restriction_type="login")
    told = client.get(url(twins[0], "campaign.json")).json()
    assert list(told["title"]) == ["en"]
    assert "fr" not in told["days"][0]["theme"]


@pytest.mark.parametrize(
    ("position", "words"),
    [(0, "We take part #MuseumWeek 23–29 November"), (1, "du 23 au 29 novembre 2026")],
)
def test_badge_is_a_picture_in_the_language_of_its_page(
    client: Client, twins: tuple[Page, Page], position: int, words: str
) -> None:
    answer = client.get(url(twins[position], "badge.svg"))
    root = ET.fromstring(answer.content)
    said = " ".join(root.itertext())
    assert answer["Content-Type"] == "image/svg+xml"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert words in said
    assert int(root.attrib["width"]) >= 220


def test_page_gives_the_html_of_its_badge(
    client: Client, twins: tuple[Page, Page]
) -> None:
    answer = client.get(twins[0].url)
    html = answer.context_data["badge"].html
    assert answer.content.decode().count(escape(html)) == 2  # to read, and to copy
    assert html not in answer.content.decode()
    assert html.startswith(f'<a href="{twins[0].full_url}"><img src="http')
    assert "script" not in html
    assert url(twins[0], "badge.svg") in html
    assert 'alt="We take part: #MuseumWeek' in html


@pytest.mark.parametrize("name", NAMES)
def test_who_has_a_file_already_is_told_so(
    client: Client, twins: tuple[Page, Page], name: str
) -> None:
    first = client.get(url(twins[0], name))
    again = client.get(url(twins[0], name), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=900"
    twins[0].days[0].value["theme"] = "Another theme"
    twins[0].title = "Another title"
    twins[0].campaign_hashtag = None
    factories.publish(twins[0])
    changed = client.get(url(twins[0], name), headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_closed_pages_have_no_files(
    client: Client, twins: tuple[Page, Page], name: str
) -> None:
    above = twins[0].get_parent()
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert client.get(url(twins[0], name)).status_code == 404
    twins[1].unpublish()
    assert client.get(url(twins[1], name)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_other_pages_have_none(client: Client, name: str) -> None:
    page = factories.add_page(EventPage, factories.home())
    assert client.get(url(page, name)).status_code == 404
    empty = factories.add_page(CampaignPage, factories.home())
    assert client.get(url(empty, name)).status_code == (404 if "ics" in name else 200)


def test_files_cost_the_same_for_a_hundred_days(client: Client) -> None:
    def queries(count: int) -> list[int]:
        days = [
            ("day", {"date": date(2027, 1, 1) + timedelta(days=n), "theme": str(n)})
            for n in range(count)
        ]
        page = factories.add_page(CampaignPage, factories.home(), days=days)
        found = []
        for name in NAMES:
            client.get(url(page, name))
            with CaptureQueriesContext(connection) as asked:
                client.get(url(page, name))
            found.append(len(asked))
        return found

    few = queries(3)
    assert queries(100) == few
    assert max(few) <= 12
