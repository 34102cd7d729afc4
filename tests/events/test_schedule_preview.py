"""The dates that follow while a schedule is typed: in words, and nothing is saved."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from tests import factories
from tests.events.schedules import a_change, a_date, a_pause, a_series, posted
from tests.page_forms import add_url, edit_url, speak
from tests.testapp.models import PlainPage
from wagtail_culture_social.domain.recurrence import PARTS
from wagtail_culture_social.events.panels import RULE_PARTS
from wagtail_culture_social.models import ClosingDay
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

FRIDAYS = [
    "Friday 4 December 2026, 8–10 p.m.",
    "Friday 11 December 2026, 8–10 p.m.",
    "Friday 18 December 2026, 8–10 p.m.",
    "Friday 1 January 2027, 8–10 p.m.",
    "Friday 8 January 2027, 8–10 p.m.",
    "Friday 15 January 2027, 8–10 p.m.",
    "Friday 22 January 2027, 8–10 p.m.",
    "Friday 29 January 2027, 8–10 p.m.",
    "Friday 5 February 2027, 8–10 p.m.",
    "Friday 12 February 2027, 8–10 p.m.",
]


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


@pytest.fixture
def event(index: EventIndexPage) -> EventPage:
    return factories.add_page(EventPage, index)


def url_of(page: Page) -> str:
    return reverse("wagtail_culture_social_schedule", args=[page.pk])


def url_below(parent: Page, model: type[Page] = EventPage) -> str:
    labels = model._meta.label_lower.split(".")
    return reverse("wagtail_culture_social_new_schedule", args=[*labels, parent.pk])


def ask(client: Client, page: Page, *blocks: Any, **more: str) -> HttpResponse:
    return client.post(url_of(page), {**posted(*blocks), **more})


def sentences(answer: HttpResponse) -> list[str]:
    return [one.when for one, _state in answer.context["dates"]]


def words(answer: HttpResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(unescape(text).split())


def test_ten_dates_follow_what_is_typed(admin_client: Client, event: EventPage) -> None:
    pause = a_pause("2026-12-20", "2026-12-26")
    answer = ask(admin_client, event, a_series(), pause)
    assert sentences(answer) == FRIDAYS
    assert answer.context["rules"] == ["Every Friday · 8–10 p.m."]
    assert "… and so on." in words(answer)
    assert "Friday 25 December 2026 (Pause)" in words(answer)


def test_dates_are_in_the_language_of_the_page_and_labels_in_the_editor_s(
    admin_client: Client, admin_user: User, event: EventPage
) -> None:
    french = factories.add_page(EventPage, factories.home("fr"))
    answer = ask(admin_client, french, a_series(), state="cancelled")
    assert "Vendredi 4 décembre 2026" in sentences(answer)[0].capitalize()
    assert "Tous les vendredis" in words(answer)
    assert "Next dates" in words(answer)
    assert "Cancelled" in words(answer)
    speak(admin_user, "fr")
    answer = ask(admin_client, event, a_series(), state="cancelled")
    assert sentences(answer)[0] == FRIDAYS[0]
    assert "Prochaines dates" in words(answer)
    assert "Annulé" in words(answer)


def test_days_off_are_named(admin_client: Client, event: EventPage) -> None:
    ClosingDay.objects.create(name="Stocktaking", first=date(2026, 12, 11))
    lists = ("public_holidays", "closing_days")
    answer = ask(
        admin_client,
        event,
        a_series(closed_on=lists),
        a_change(day="2026-12-18", kind="hidden"),
    )
    assert answer.context["left_out"] == [
        ("Friday 11 December 2026", "Stocktaking"),
        ("Friday 18 December 2026", "Taken out silently"),
        ("Friday 25 December 2026", "Christmas Day"),
        ("Friday 1 January 2027", "New Year’s Day"),
    ]


def test_change_and_note_stand_beside_their_date(
    admin_client: Client, event: EventPage
) -> None:
    note = {
        "date_notes-count": "1",
        "date_notes-0-type": "note",
        "date_notes-0-order": "0",
        "date_notes-0-deleted": "",
        "date_notes-0-value-day": "2026-12-11",
        "date_notes-0-value-at": "",
        "date_notes-0-value-text": "With a guest",
    }
    change = a_change(day="2026-12-11", kind="moved", to_date="2026-12-12")
    answer = ask(admin_client, event, a_series(), change, **note)
    told = "Saturday 12 December 2026, 8–10 p.m. Moved to another date With a guest"
    assert told in words(answer)


def test_hours_are_those_of_the_zone_typed(
    admin_client: Client, event: EventPage, settings: Any
) -> None:
    """It is 18:00 in Paris and noon in New York, where a date at 13:00 is to come."""
    today = a_date(start_date="2026-11-25", start_time="13:00", end_time="14:00")
    assert sentences(ask(admin_client, event, today)) == []
    assert len(sentences(ask(admin_client, event, today, time_zone="America/New_York")))
    answer = ask(admin_client, event, today, time_zone="Mars/Olympus")
    assert "Mars/Olympus" in "".join(answer.context["faults"])


def test_month_marks_its_days_for_eyes_and_ears(
    admin_client: Client, event: EventPage
) -> None:
    run = a_date(start_date="2026-12-10", end_date="2026-12-12")
    answer = ask(admin_client, event, run, a_series())
    dated = [
        (day.day.day, day.dates)
        for week in answer.context["weeks"]
        for day in week
        if day.dates and not day.is_outside
    ]
    assert dated == [(4, 1), (10, 1), (11, 2), (12, 1), (18, 1), (25, 1)]
    assert "December 2026" in words(answer)
    assert "11 , 2 dates" in words(answer)


def test_month_can_be_turned(admin_client: Client, event: EventPage) -> None:
    answer = ask(admin_client, event, a_series(count="6"), month="2027-01")
    assert "January 2027" in words(answer)
    assert answer.context["previous_month"] == date(2026, 12, 31)
    assert answer.context["next_month"] is None
    answer = ask(admin_client, event, a_series(count="6"), month="2026-13")
    assert "December 2026" in words(answer)
    assert answer.context["previous_month"] is None
    assert answer.context["next_month"] == date(2027, 1, 1)


def test_new_page_is_answered_below_its_parent(
    admin_client: Client, index: EventIndexPage
) -> None:
    answer = admin_client.post(url_below(index), posted(a_series()))
    assert sentences(answer)[0] == FRIDAYS[0]


def test_permanent_and_past_dates(admin_client: Client, event: EventPage) -> None:
    answer = ask(admin_client, event, a_date(start_date="2026-12-01", permanent="on"))
    assert sentences(answer) == ["from 1 December 2026"]
    answer = ask(admin_client, event, a_date(start_date="2026-01-10"))
    assert "No date to come" in words(answer)


def test_half_typed_blocks_wait(admin_client: Client, event: EventPage) -> None:
    empty = a_date(), a_series(start_date=""), a_change(), a_pause("", "")
    answer = ask(admin_client, event, *empty, a_date(start_date="2026-12-05"))
    assert answer.context["faults"] == []
    assert sentences(answer) == ["Saturday 5 December 2026"]
    assert sentences(admin_client.post(url_of(event), {})) == []


def test_faults_are_told_and_the_rest_is_shown(
    admin_client: Client, admin_user: User, event: EventPage
) -> None:
    own = a_series(frequency="rule", rule="FREQ=SECONDLY")
    backwards = a_date(start_date="2026-12-06", end_date="2026-12-05")
    blocks = [own, backwards, a_date(start_date="2026-12-05")]
    answer = ask(admin_client, event, *blocks)
    assert answer.context["faults"] == [
        "Rule of one’s own: A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.",
        "Last day: The last day is before the first one.",
    ]
    assert sentences(answer) == ["Saturday 5 December 2026"]
    speak(admin_user, "fr")
    faults = ask(admin_client, event, *blocks).context["faults"]
    assert faults[1] == "Dernier jour\xa0: Le dernier jour précède le premier."


def test_change_of_no_date_is_told_without_a_field(
    admin_client: Client, event: EventPage
) -> None:
    change = a_change(day="2026-12-05", kind="cancelled")
    answer = ask(admin_client, event, a_series(), change)
    assert answer.context["faults"] == ["There is no date on Saturday 5 December 2026."]


def test_nothing_is_written(
    admin_client: Client, event: EventPage, index: EventIndexPage
) -> None:
    for url in (url_of(event), url_below(index)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lists = ("public_holidays", "closing_days", "school_holidays")
            admin_client.post(url, posted(a_series(closed_on=lists)))
        written = [q["sql"] for q in queries if not is_reading(q["sql"])]
        assert written == []


def is_reading(sql: str) -> bool:
    return sql.startswith(("SELECT", "SAVEPOINT", "RELEASE"))


def test_only_who_may_edit_the_page_is_answered(
    client: Client, django_user_model: Any, event: EventPage, index: EventIndexPage
) -> None:
    urls = [url_of(event), url_below(index)]
    assert {client.post(url).status_code for url in urls} == {302}
    user = django_user_model.objects.create_user("writer", password="pw")
    group = Group.objects.get(name="Editors")
    GroupPagePermission.objects.filter(group=group).delete()
    user.groups.add(group)
    client.force_login(user)
    assert [client.post(url).status_code for url in urls] == [302, 302]
    for kind in ("add", "change"):
        GroupPagePermission.objects.create(
            group=group, page=index, permission_type=kind
        )
    assert [client.post(url).status_code for url in urls] == [200, 200]


def test_only_events_are_answered(
    admin_client: Client, event: EventPage, index: EventIndexPage
) -> None:
    plain = factories.add_page(PlainPage, factories.home())
    wrong = [
        url_of(plain),
        url_below(factories.home(), PlainPage),
        url_below(event),
        url_below(index).replace("eventpage", "nothing"),
    ]
    # What is not found is looked for under the address of a language.
    assert [admin_client.post(url).status_code for url in wrong] == [302] * 4
    assert admin_client.get(url_of(event)).status_code == 405


@pytest.mark.slow
def test_editor_shows_what_is_saved_without_a_script(
    admin_client: Client, admin_user: User, index: EventIndexPage
) -> None:
    dates = [factories.on(date(2026, 12, 5))]
    page = factories.add_page(EventPage, index, schedule=dates)
    html = admin_client.get(edit_url(page)).content.decode()
    assert "Saturday 5 December 2026" in html
    assert f'data-wcs-schedule-url-value="{url_of(page)}"' in html
    html = admin_client.get(add_url(EventPage, index)).content.decode()
    assert f'data-wcs-schedule-url-value="{url_below(index)}"' in html
    speak(admin_user, "fr")
    assert "Ce que cela donne" in admin_client.get(edit_url(page)).content.decode()


def test_every_part_of_a_rule_is_explained() -> None:
    assert tuple(name for name, _meaning, _example in RULE_PARTS) == PARTS
