"""Posts taken away as a table and as a calendar; what is too long says so."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin")]

EXPORT = "/admin/culture-social/desk/export/"


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{EXPORT}?form=csv&{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def calendar(client: Client, query: str = "") -> Any:
    response = client.get(f"{EXPORT}?form=ics&{query}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def test_a_table_says_all_of_each_post(client: Client) -> None:
    page = planned.news(
        "Night of museums",
        social_image=factories.picture(),
        social_image_alt="The sea",
    )
    planned.plan(page, NOW + DAY)
    (row,) = table(client)
    assert row["due"] == "2026-11-26T18:00+01:00"
    assert (row["network"], row["language"]) == ("bluesky", "en")
    assert (row["moment"], row["title"]) == ("publication", "Night of museums")
    assert "Night of museums" in row["text"]
    assert (row["state"], row["ready"], row["warning"]) == ("planned", "yes", "")
    assert int(row["characters"]) <= int(row["limit"]) == 300
    assert "sea" in row["alt"]
    assert row["link"] == page.full_url


def test_no_cell_is_a_formula(client: Client) -> None:
    planned.plan(planned.news("=HYPERLINK(1)"), NOW + DAY, text="@SUM(A1)")
    (row,) = table(client)
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["text"] == "'@SUM(A1)"


def test_filters_count_for_files_too(client: Client) -> None:
    planned.plan(planned.news("Here"), NOW + DAY, network="x")
    planned.plan(planned.news("There"), NOW + DAY)
    planned.plan(planned.news("Later"), NOW + 9 * DAY, network="x")
    query = "network=x&last=2026-11-30"
    assert [row["title"] for row in table(client, query)] == ["Here"]
    assert len(calendar(client, query).walk("VEVENT")) == 1


def test_a_calendar_has_each_post_at_its_hour(client: Client) -> None:
    row = planned.plan(planned.news("Night of museums"), NOW + DAY)
    (event,) = calendar(client).walk("VEVENT")
    assert event.decoded("DTSTART") == NOW + DAY
    assert event.decoded("DTSTART").tzinfo == ZoneInfo("Europe/Paris")
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)
    assert event["SUMMARY"] == "Bluesky – publication – Night of museums"
    assert "Night of museums" in event["DESCRIPTION"]
    assert str(event["UID"]).startswith(f"post-{row.pk}@")
    assert [zone["TZID"] for zone in calendar(client).walk("VTIMEZONE")] == [
        "Europe/Paris"
    ]


def test_what_is_too_long_says_so_in_its_text(client: Client) -> None:
    planned.plan(planned.news(), NOW + DAY, text="a" * 301)
    warning = "⚠ Too long for Bluesky: 301 instead of 300. Shorten it."
    (row,) = table(client)
    assert row["warning"] == warning
    assert row["text"].startswith(warning)
    assert row["ready"] == "no"
    (event,) = calendar(client).walk("VEVENT")
    assert event["DESCRIPTION"].startswith(warning)
    assert event["SUMMARY"].startswith("⚠ Bluesky")


def test_what_went_out_is_told_as_it_went_out(client: Client) -> None:
    planned.plan(
        planned.news(),
        NOW,
        status="posted",
        posted_text="As it was",
        posted_at=NOW,
        posted_url="https://bsky.app/1",
    )
    (row,) = table(client)
    assert (row["state"], row["text"]) == ("posted", "As it was")
    assert row["posted_at"] == "2026-11-25T18:00+01:00"
    assert row["posted_url"] == "https://bsky.app/1"


def test_another_form_is_not_found(client: Client) -> None:
    for form in ("", "xlsx"):
        found = client.get(f"{EXPORT}?form={form}", follow=True)
        assert found.status_code == 404
