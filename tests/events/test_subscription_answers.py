"""How the calendar of a programme presents itself, and when it is sent again."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from tests import factories
from tests.events.subscribed import (
    FRIDAY,
    address,
    calendar,
    evening,
    evenings,
    event,
    lines,
    programme,
    text_of,
    titles,
    weekly,
)
from wagtail_culture_social.events import subscriptions
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGET, BUDGET_304 = 12, 8


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def queries(client: Client, url: str, **headers: str) -> tuple[int, int]:
    """Status and queries of an anonymous request with a cold cache."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url, headers=headers)
        b"".join(answer)
    return answer.status_code, len(captured)


def test_calendar_presents_itself(client: Client, index: EventIndexPage) -> None:
    SocialSettings.objects.create(
        site=Site.objects.get(), organisation="Quays", calendar_colour="teal"
    )
    page = event(index)
    own = f"http://testserver{address('programme_ics', index)}"
    changed = datetime.fromisoformat(factories.NOW).astimezone(UTC)
    head, _, _ = text_of(client, index).partition("\r\nBEGIN:VTIMEZONE")
    assert set(lines(head)) == {
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wagtail-culture-social//EN",
        "CALSCALE:GREGORIAN",
        "COLOR:teal",
        f"LAST-MODIFIED:{changed:%Y%m%dT%H%M%SZ}",
        "NAME;LANGUAGE=en:Programme – Quays",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        f"SOURCE;VALUE=URI:{own}",
        f"URL:{page.get_parent().get_full_url()}",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-CALNAME:Programme – Quays",
    }


def test_calendar_speaks_the_language_of_its_page(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(index, "fr", title="Agenda")
    factories.twin(event(index, price=0), "fr")
    text = text_of(client, french, "type=lecture&first=2026-12-01")
    assert "NAME;LANGUAGE=fr:Agenda (" in text
    assert "1er décembre 2026\\, Conférence)" in text


def test_filters_are_those_of_the_page(client: Client, index: EventIndexPage) -> None:
    place = factories.venue(name="Chapel")
    event(index, title="Concert", event_type="concert", audiences="families")
    event(index, title="Talk", event_type="lecture", venue=place)
    event(index, evening(date(2026, 11, 28)), title="Soon", event_type="concert")
    for query, expected in {
        "type=concert": ["Concert", "Soon"],
        "audience=families": ["Concert"],
        "type=lecture&type=concert&period=weekend": ["Soon"],
        f"place={place.translation_key}": ["Talk"],
        "first=2026-12-01": ["Concert", "Talk"],
        "type=nonsense": ["Concert", "Talk", "Soon"],
    }.items():
        assert titles(client, index, query) == expected, query


def test_filtered_calendar_says_what_it_is_narrowed_to(
    client: Client, index: EventIndexPage
) -> None:
    place = factories.venue(name="Chapel")
    query = f"first=2026-12-01&type=concert&age=7&free=on&place={place.translation_key}"
    event(index)
    found = lines(text_of(client, index, f"utm_source=x&{query}"))
    name = next(one for one in found if one.startswith("NAME"))
    assert name.endswith(
        "(From 1 December 2026\\, Concert\\, Age 7\\, Free admission\\, Chapel)"
    )
    source = next(one for one in found if one.startswith("SOURCE"))
    assert source.endswith(f"{address('programme_ics', index)}?{query}")


def test_zones_are_described_for_the_years_that_are_in_it(
    client: Client, index: EventIndexPage
) -> None:
    """In Auckland the new year begins eleven hours before it does in UTC."""
    event(
        index,
        factories.on(date(2027, 1, 1), time(8), time(9)),
        time_zone="Pacific/Auckland",
    )
    (zone,) = calendar(client, index).walk("VTIMEZONE")
    years = {part["DTSTART"].dt.year for part in zone.subcomponents}
    assert years == {2026, 2027}
    assert zone["TZID"] == "Pacific/Auckland"


def test_whole_days_need_no_zone(client: Client, index: EventIndexPage) -> None:
    event(index, factories.on(FRIDAY))
    assert "VTIMEZONE" not in text_of(client, index)


def test_calendar_is_shown_not_downloaded(
    client: Client, index: EventIndexPage
) -> None:
    event(index)
    answer = client.get(address("programme_ics", index))
    assert answer.streaming
    headers = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="programme.ics"',
        "Cache-Control": "public, max-age=900",
        "X-Robots-Tag": "noindex",
        "Access-Control-Allow-Origin": "*",
        "Last-Modified": "Wed, 25 Nov 2026 17:00:00 GMT",
    }
    assert {name: answer[name] for name in headers} == headers


def test_private_calendar_is_kept_by_nobody_else(
    client: Client, index: EventIndexPage, django_user_model: Any
) -> None:
    event(index)
    index.view_restrictions.create(restriction_type="login")
    client.force_login(django_user_model.objects.create_user("reader"))
    answer = client.get(address("programme_ics", index))
    assert "VEVENT" in b"".join(answer).decode()
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_only_a_programme_has_a_calendar(client: Client) -> None:
    for name in ("programme_ics", "programme_json", "programme_csv"):
        assert client.get(address(name, factories.home())).status_code == 404


def test_same_version_is_not_sent_again(client: Client, index: EventIndexPage) -> None:
    event(index)
    url = address("programme_ics", index)
    first = client.get(url)
    for headers in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        again = client.get(url, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == first["Cache-Control"]


def test_every_change_is_another_version(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    page, other = event(index), event(index, title="Other")
    etags = []

    def remember(query: str = "") -> None:
        etags.append(client.get(address("programme_ics", index, query))["ETag"])

    remember()
    remember("type=concert")
    remember("free=on")
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:05:00+01:00"
    page.title = "Another title"
    page = factories.publish(page)
    remember()
    other.unpublish()
    remember()
    index.title = "What’s on"
    index.save_revision().publish()
    remember()
    settings.CULTURE_SOCIAL_NOW = "2026-11-26T00:00:00+01:00"
    remember()
    assert len(set(etags)) == len(etags) == 7


def test_who_only_knows_the_time_hears_of_what_went_on_the_next_day(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    page = event(index)
    url = address("programme_ics", index)
    since = {"If-Modified-Since": client.get(url)["Last-Modified"]}
    page.unpublish()
    settings.CULTURE_SOCIAL_NOW = "2026-11-26T08:00:00+01:00"
    assert client.get(url, headers=since).status_code == 200


def test_calendar_asks_no_more_for_sixty_than_for_five(
    client: Client, index: EventIndexPage
) -> None:
    url = address("programme_ics", index)
    evenings(index, range(5))
    client.get(url)
    few = queries(client, url)
    known = {"If-None-Match": client.get(url)["ETag"]}
    few_304 = queries(client, url, **known)
    evenings(index, range(5, 60))
    known = {"If-None-Match": client.get(url)["ETag"]}
    assert queries(client, url) == few
    assert queries(client, url, **known) == few_304
    assert few[0] == 200
    assert few[1] <= BUDGET
    assert few_304[0] == 304
    assert few_304[1] <= BUDGET_304


def test_dates_are_read_in_chunks_while_they_are_sent(
    client: Client, index: EventIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten dates, three at a time: nothing is read before it is asked for."""
    event(index, weekly(date(2026, 12, 5), 10))
    chunks: list[int] = []
    iterator = type(Occurrence.objects.all()).iterator

    def counting(queryset: Any, chunk_size: int | None = None) -> Any:
        chunks.append(chunk_size or 0)
        return iterator(queryset, chunk_size)

    monkeypatch.setattr(type(Occurrence.objects.all()), "iterator", counting)
    monkeypatch.setattr(subscriptions, "CHUNK", 3)
    answer = client.get(address("programme_ics", index))
    assert answer.streaming
    assert not isinstance(answer.streaming_content, list | tuple)
    assert b"".join(answer).count(b"BEGIN:VEVENT") == 10
    assert chunks == [3]


def test_head_reads_no_date(client: Client, index: EventIndexPage) -> None:
    event(index)
    url = address("programme_ics", index)
    with CaptureQueriesContext(connection) as captured:
        answer = client.head(url)
        assert b"".join(answer) == b""
    assert answer["ETag"] == client.get(url)["ETag"]
    assert not [one for one in captured.captured_queries if '"vevent" AS' in one["sql"]]
