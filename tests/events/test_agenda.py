"""A programme in OpenAgenda's shape: each event once, in all its languages."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conformance.test_openagenda import FOLDER, events_of_others
from tests.events.subscribed import (
    FRIDAY,
    address,
    change,
    evening,
    evenings,
    event,
    mixed_programme,
    programme,
    weekly,
)
from tests.pages.test_queries import queries
from wagtail_culture_social.events import agenda
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.models import EventFacts
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BUDGET = 19


@pytest.fixture
def index() -> EventIndexPage:
    return programme()


def read(client: Client, page: Any, query: str = "") -> dict[str, Any]:
    answer = client.get(address("programme_json", page, query))
    assert answer.status_code == 200
    return answer.json()


def titles(client: Client, page: Any, query: str = "") -> list[str]:
    return [one["title"]["en"] for one in read(client, page, query)["events"]]


def begins(one: dict[str, Any]) -> list[str]:
    return [timing["begin"] for timing in one["timings"]]


def full_event(index: EventIndexPage) -> Any:
    """A concert with all that we can say, in both languages."""
    place = factories.venue(
        "en",
        name="Chapel",
        access="Step-free",
        accessibility="mi",
        latitude="47.2",
        longitude="-1.55",
    )
    twin = place.copy_for_translation(factories.locale("fr"))
    twin.name, twin.access = "Chapelle", "De plain-pied"
    twin.save()
    page = event(
        index,
        evening(FRIDAY),
        evening(date(2026, 12, 19)),
        title="Organ and Voice",
        summary="Four women composers.",
        price_line="€8",
        venue=place,
        accessibility="hi",
        age_min=7,
        booking_url="https://tickets.example.org/organ",
        attendance="mixed",
        stream_url="https://tube.example.org/w/quays-live",
        social_image=factories.picture(),
    )
    tag = factories.hashtag("Organ", en="Organ", fr="Orgue")
    page.hashtags.add(tag)
    page = factories.publish(page)
    words = {"title": "Voix et orgue", "summary": "Compositrices.", "price_line": "8 €"}
    factories.twin(page, "fr", **words)
    return page


def test_event_is_told_once_in_all_its_languages(
    client: Client, index: EventIndexPage
) -> None:
    page = full_event(index)
    (one,) = read(client, index)["events"]
    told = {
        "uid": EventFacts.objects.get().pk,
        "slug": "organ-and-voice",
        "title": {"en": "Organ and Voice", "fr": "Voix et orgue"},
        "description": {"en": "Four women composers.", "fr": "Compositrices."},
        "conditions": {"en": "€8", "fr": "8 €"},
        "keywords": {"en": ["Organ"], "fr": ["Orgue"]},
        "dateRange": {
            "en": "18–19 December 2026",
            "fr": "du 18 au 19 décembre 2026",
        },
        "timezone": "Europe/Paris",
        "attendanceMode": 3,
        "onlineAccessLink": "https://tube.example.org/w/quays-live",
        "status": 1,
        "age": {"min": 7, "max": None},
        "registration": [
            {"type": "link", "value": "https://tickets.example.org/organ"}
        ],
        "canonicalUrl": page.get_full_url(),
    }
    assert {name: one[name] for name in told} == told
    assert begins(one) == ["2026-12-18T20:00:00+01:00", "2026-12-19T20:00:00+01:00"]
    assert {code for code, yes in one["accessibility"].items() if yes} == {"hi", "mi"}
    assert "The Metropolitan Museum of Art" in one["imageCredits"]
    assert one["image"]["base"].startswith("http://testserver/")
    assert one["image"]["size"] == {"width": 320, "height": 200}
    assert one["location"]["name"] == "Chapel"
    assert one["location"]["latitude"] == 47.2
    assert one["location"]["access"] == {"en": "Step-free", "fr": "De plain-pied"}


def test_both_programmes_tell_the_same_event(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(index, "fr", title="Agenda")
    full_event(index)
    (english_one,), (french_one,) = (
        read(client, page)["events"] for page in (index, french)
    )
    assert french_one["location"]["name"] == "Chapelle"
    differ = {"slug", "canonicalUrl", "location"}
    for name in set(english_one) - differ:
        assert english_one[name] == french_one[name], name


def test_keys_and_types_are_those_of_openagenda(
    client: Client, index: EventIndexPage
) -> None:
    if not FOLDER.exists():
        pytest.skip("OpenAgenda's events are not here (../shared)")
    full_event(index)
    (ours,) = read(client, index)["events"]
    theirs = events_of_others()
    assert len(theirs) > 190
    for name in set(ours) - {"canonicalUrl"}:
        assert type(ours[name]) in {type(one.get(name, ...)) for one in theirs}, name
    for name in ("timings", "location", "age", "accessibility", "image"):
        known = {key for one in theirs for key in keys(one.get(name))}
        assert keys(ours[name]) <= known, name


def keys(value: Any) -> set[str]:
    rows = value if isinstance(value, list) else [value or {}]
    return {key for row in rows for key in row}


def test_filters_choose_the_events_and_leave_their_dates(
    client: Client, index: EventIndexPage
) -> None:
    event(index, weekly(date(2026, 11, 28), 3), title="Story hour")
    event(index, title="Concert", event_type="concert")
    assert titles(client, index, "type=concert") == ["Concert"]
    (one,) = read(client, index, "period=weekend")["events"]
    assert len(begins(one)) == 3


def test_date_that_is_off_is_no_timing(client: Client, index: EventIndexPage) -> None:
    event(index, weekly(date(2026, 12, 5), 3), change(date(2026, 12, 12), "cancelled"))
    (one,) = read(client, index)["events"]
    assert [begin[8:10] for begin in begins(one)] == ["05", "19"]
    assert one["status"] == 1


def test_event_that_is_off_keeps_its_timings(
    client: Client, index: EventIndexPage
) -> None:
    event(index, title="By the event", state="cancelled")
    event(index, evening(FRIDAY), change(FRIDAY, "cancelled"), title="By its date")
    for one in read(client, index)["events"]:
        assert one["status"] == 6
        assert begins(one) == ["2026-12-18T20:00:00+01:00"]


def test_past_timings_are_not_told(
    client: Client, index: EventIndexPage, settings: Any
) -> None:
    event(index, weekly(date(2026, 12, 5), 3))
    settings.CULTURE_SOCIAL_NOW = "2026-12-05T17:00:00+01:00"
    (one,) = read(client, index)["events"]
    assert one["nextTiming"]["begin"] == "2026-12-12T16:00:00+01:00"
    settings.CULTURE_SOCIAL_NOW = "2026-12-19T17:00:00+01:00"
    assert read(client, index) == {"total": 0, "events": []}


def test_permanent_collection_is_told_as_far_as_series_are(
    client: Client, index: EventIndexPage
) -> None:
    event(index, factories.on(date(1987, 5, 1), permanent=True))
    (one,) = read(client, index)["events"]
    assert len(begins(one)) == 400
    assert begins(one)[0] == "2026-11-25T00:00:00+01:00"
    assert one["dateRange"] == {"en": "from 1 May 1987"}


def test_twin_that_only_some_may_read_keeps_its_words(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(event(index), "fr", title="Voix et orgue")
    french.view_restrictions.create(restriction_type="login")
    (one,) = read(client, index)["events"]
    assert set(one["title"]) == {"en"}


def test_reader_of_a_private_programme_has_its_words(
    client: Client, index: EventIndexPage, django_user_model: Any
) -> None:
    event(index, title="Friends’ evening")
    index.view_restrictions.create(restriction_type="login")
    assert client.get(address("programme_json", index)).status_code == 404
    client.force_login(django_user_model.objects.create_user("friend"))
    assert titles(client, index) == ["Friends’ evening"]


def test_event_at_two_places_is_told_once(
    client: Client, index: EventIndexPage
) -> None:
    page = event(index)
    other = factories.add_page(EventIndexPage, index.get_parent(), title="Festival")
    page.create_alias(parent=index, update_slug="again")
    page.create_alias(parent=other)
    rebuild_event(page)
    assert len(titles(client, index)) == 1
    assert titles(client, other) == [page.title]


def test_pages_follow_each_other(
    client: Client, index: EventIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "PAGE_SIZE", 2)
    for day in (3, 1, 2, 5, 4):
        event(index, evening(date(2026, 12, day)), title=f"Day {day}")
    found, page = [], 1
    while page:
        answer = read(client, index, f"page={page}")
        assert answer["total"] == 5
        found += [one["title"]["en"] for one in answer["events"]]
        (page,) = answer.get("after", [0])
    assert found == [f"Day {day}" for day in range(1, 6)]


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "9" * 5000])
def test_page_that_is_not_there(
    client: Client, index: EventIndexPage, number: str
) -> None:
    event(index)
    url = address("programme_json", index, f"page={number}")
    assert client.get(url).status_code == 404


def test_agenda_of_every_kind_of_date_is_valid_json(client: Client) -> None:
    found = read(client, mixed_programme())
    assert found["total"] == 5
    new_year = found["events"][-1]
    assert new_year["timezone"] == "Pacific/Auckland"
    assert begins(new_year) == ["2026-12-31T20:00:00+13:00"]


def test_date_without_an_end_ends_as_it_begins(
    client: Client, index: EventIndexPage
) -> None:
    event(index, factories.on(FRIDAY, time(20)))
    (one,) = read(client, index)["events"]
    assert one["timings"][0]["begin"] == one["timings"][0]["end"]


def test_agenda_asks_no_more_for_sixty_than_for_five(
    client: Client, index: EventIndexPage
) -> None:
    url = address("programme_json", index)

    evenings(index, range(5))
    few = queries(client, url)
    evenings(index, range(5, 60))
    assert queries(client, url) == few <= BUDGET


def test_agenda_is_not_sent_again(client: Client, index: EventIndexPage) -> None:
    page = event(index)
    url = address("programme_json", index)
    first = client.get(url)
    assert first["Access-Control-Allow-Origin"] == "*"
    known = {"If-None-Match": first["ETag"]}
    assert client.get(url, headers=known).status_code == 304
    page.unpublish()
    assert client.get(url, headers=known).status_code == 200
