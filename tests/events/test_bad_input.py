"""Events as life brings them: wrong, missing and vanished values, never an error."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.events.conftest import Commit
from tests.page_forms import (
    PREVIEW_MODES,
    edit_url,
    errors_of,
    filled_form,
    post_form,
    preview,
)
from tests.surfaces import expected, next_month, told_by
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.models import EventFacts, Occurrence, Venue
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BACKWARDS = [
    {"start_date": "2026-12-18", "end_date": "2026-12-17"},
    {"start_date": "2026-12-18", "start_time": "20:00", "end_time": "19:00"},
]


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def typed(**values: str) -> list[tuple[str, dict[str, str]]]:
    names = ("start_date", "start_time", "end_date", "end_time")
    return streamfield([("date", dict.fromkeys(names, "") | values)])


def smuggle(page: EventPage, **values: str) -> None:
    """Put values into the tables that no form would take."""
    EventPage.objects.filter(pk=page.pk).update(**values)
    EventFacts.objects.update(**values)


def assert_all_answer(client: Client, page: EventPage) -> str:
    """Ask every public surface of a page; return the HTML of the page itself."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    for name, pk in (("event_ics", page.pk), ("feed", page.get_parent().pk)):
        url = reverse(f"wagtail_culture_social:{name}", args=[pk])
        assert client.get(url).status_code == 200
    assert client.get(page.get_parent().url).status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("values", BACKWARDS)
def test_end_before_start_is_a_form_error(
    admin_client: Client, index: EventIndexPage, values: dict[str, str]
) -> None:
    page = factories.add_page(EventPage, index)
    answer = post_form(admin_client, page, "action-publish", schedule=typed(**values))
    assert answer.status_code == 200
    assert "schedule" in errors_of(answer)
    assert "before" in answer.content.decode()
    assert not Occurrence.objects.exists()


def test_half_typed_dates_can_be_previewed(
    admin_client: Client, index: EventIndexPage
) -> None:
    page = factories.add_page(EventPage, index)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = filled_form(admin_client, edit_url(page), EventPage)
    for values in [*BACKWARDS, {}, {"start_date": "31/02/2026"}]:
        half = nested_form_data({"schedule": typed(**values)})
        assert admin_client.post(address, {**data, **half}).status_code == 200
        for mode in PREVIEW_MODES:
            assert admin_client.get(address, {"mode": mode}).status_code == 200


@pytest.mark.parametrize("values", BACKWARDS)
def test_backwards_date_that_came_in_by_code_is_left_out(
    client: Client, index: EventIndexPage, values: dict[str, str]
) -> None:
    day = {
        "start_date": date(2026, 12, 18),
        "end_date": date(2026, 12, 17) if "end_date" in values else None,
        "start_time": time(20),
        "end_time": time(19),
    }
    page = factories.add_page(EventPage, index, schedule=[("date", day)])
    assert_all_answer(client, page)
    assert not Occurrence.objects.exists()


@pytest.mark.parametrize("year", [1, 9999])
def test_edge_of_the_calendar(client: Client, index: EventIndexPage, year: int) -> None:
    edge = factories.on(date(year, 12, 31), time(23))
    page = factories.add_page(EventPage, index, schedule=[edge])
    assert_all_answer(client, page)


def test_no_date_and_no_image(client: Client, index: EventIndexPage) -> None:
    html = assert_all_answer(client, factories.add_page(EventPage, index))
    assert "og:image" not in html


def test_image_file_gone_from_disk(client: Client, index: EventIndexPage) -> None:
    image = factories.picture()
    dates = [next_month()]
    page = factories.add_page(EventPage, index, social_image=image, schedule=dates)
    body = [("picture", {"image": image, "alt_text": "The sea"})]
    other = factories.add_page(
        EventPage, index, social_image=image, body=body, schedule=dates
    )
    Path(image.file.path).unlink()
    for one in (page, other):
        assert "og:image" not in assert_all_answer(client, one)


def test_image_deleted(client: Client, index: EventIndexPage) -> None:
    image = factories.picture()
    body = [("picture", {"image": image, "alt_text": "The sea"})]
    page = factories.add_page(EventPage, index, social_image=image, body=body)
    image.delete()
    assert_all_answer(client, page)


def test_venue_deleted(client: Client, index: EventIndexPage, commit: Commit) -> None:
    place = factories.venue()
    page = factories.add_page(EventPage, index, venue=place, schedule=[next_month()])
    assert "Chapelle des Mariniers" in assert_all_answer(client, page)
    with commit():
        Venue.objects.all().delete()
    assert "Chapelle des Mariniers" not in assert_all_answer(client, page)
    factories.publish(EventPage.objects.get(pk=page.pk))
    assert EventFacts.objects.get().venue is None


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "é"])
def test_unknown_time_zone_is_the_site_s(
    client: Client, index: EventIndexPage, zone: str
) -> None:
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    smuggle(page, time_zone=zone)
    Occurrence.objects.update(time_zone=zone)
    assert "18 December 2026, 8–10 p.m." in assert_all_answer(client, page)
    rebuild_event(page)
    assert Occurrence.objects.get().time_zone == "Europe/Paris"


@pytest.mark.parametrize("word", ["", "teleported"])
def test_unknown_state_is_scheduled(
    client: Client, index: EventIndexPage, word: str
) -> None:
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    smuggle(page, state=word, attendance=word)
    Occurrence.objects.update(state=word)
    assert "wcs-band" not in assert_all_answer(client, page)
    assert told_by(client, page) == expected("scheduled")


@pytest.mark.parametrize(
    "address", ["https://example.org/live", "https://tube.example.org/watch?v=é"]
)
def test_stream_address_that_is_not_ours_is_a_plain_link(
    client: Client, index: EventIndexPage, address: str
) -> None:
    page = factories.add_page(
        EventPage,
        index,
        schedule=[next_month()],
        attendance="online",
        stream_url=address,
    )
    html = assert_all_answer(client, page)
    assert f'href="{address}"' in html
    assert "<iframe" not in html
    assert "data-wcs-player" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "x"])
def test_address_that_is_no_web_address_is_refused(
    admin_client: Client, index: EventIndexPage, address: str
) -> None:
    page = factories.add_page(EventPage, index)
    answer = post_form(admin_client, page, stream_url=address, booking_url=address)
    assert {"stream_url", "booking_url"} <= errors_of(answer).keys()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[::1"])
def test_wrong_address_that_came_in_by_code_is_never_a_link(
    client: Client, index: EventIndexPage, address: str
) -> None:
    page = factories.add_page(
        EventPage, index, schedule=[next_month()], attendance="online"
    )
    smuggle(page, stream_url=address, booking_url=address)
    assert f'href="{address}' not in assert_all_answer(client, page)


@pytest.mark.parametrize("mode", PREVIEW_MODES)
def test_empty_draft_can_be_previewed(
    admin_client: Client, index: EventIndexPage, mode: str
) -> None:
    page = factories.add_page(EventPage, index, live=False)
    assert preview(admin_client, page, mode, title="").status_code == 200


def test_title_is_escaped_everywhere(client: Client, index: EventIndexPage) -> None:
    title = '</script><script>alert(1)</script> & "Organ"\r\n'
    page = factories.add_page(
        EventPage, index, title=title, slug="organ", schedule=[next_month()]
    )
    assert "<script>alert(1)" not in assert_all_answer(client, page)
    assert "<script>alert(1)" not in client.get(index.url).content.decode()


def test_site_without_record(client: Client, index: EventIndexPage) -> None:
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    address = reverse("wagtail_culture_social:event_ics", args=[page.pk])
    Site.objects.all().delete()
    assert client.get(address).status_code == 404
    assert factories.publish(page).live


@pytest.mark.parametrize("mode", PREVIEW_MODES)
def test_preview_without_site_record(
    admin_client: Client, index: EventIndexPage, mode: str
) -> None:
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    Site.objects.all().delete()
    assert preview(admin_client, page, mode).status_code == 200


def test_site_without_second_language(client: Client, index: EventIndexPage) -> None:
    Locale.objects.exclude(language_code="en").delete()
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    assert "hreflang" not in assert_all_answer(client, page)


def test_language_removed_from_the_settings(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    page = factories.add_page(EventPage, index, schedule=[next_month()])
    factories.twin(page, "fr")
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    assert_all_answer(client, page)
