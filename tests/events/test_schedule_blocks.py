"""Schedules as editors type them: every frequency, and every way to go wrong."""

import json
import time
from contextlib import suppress
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError

from tests import factories
from tests.events.schedules import (
    a_change,
    a_date,
    a_pause,
    a_series,
    messages,
    typed,
)
from tests.page_forms import edit_url, post_form, speak
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PARTS = (
    "FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYYEARDAY, BYWEEKNO, BYMONTH, "
    "BYSETPOS, WKST"
)
FREQ = (
    "A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.",
    "Une règle commence par FREQ=DAILY, WEEKLY, MONTHLY ou YEARLY.",
)
BOTH = (
    "Give a last day or a number of dates, not both.",
    "Indiquez un dernier jour ou un nombre de dates, pas les deux.",
)
TOO_MANY = (
    "That would be more than 2000 dates.",
    "Cela ferait plus de 2000 dates.",
)
NOTHING = (
    "This never takes place: no date fits.",
    "Cela n’a jamais lieu : aucune date ne convient.",
)
DAYS_CROSS = (
    "The last day is before the first one.",
    "Le dernier jour précède le premier.",
)
HOURS_CROSS = ("The end is before the start.", "La fin précède le début.")


def own(rule: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return a_series(frequency="rule", rule=rule, **more)


REFUSED = {
    "days that cross": (
        [a_date(start_date="2026-12-18", end_date="2026-12-17")],
        DAYS_CROSS,
        "2026-12-17",
    ),
    "hours that cross": (
        [a_date(start_date="2026-12-18", start_time="20:00", end_time="19:00")],
        HOURS_CROSS,
        "19:00",
    ),
    "hours of a series that cross": (
        [a_series(times=[("20:00", "19:00")])],
        HOURS_CROSS,
        "19:00",
    ),
    "count and until": (
        [a_series(count="3", until="2027-01-29")],
        BOTH,
        "2027-01-29",
    ),
    "until before the start": ([a_series(until="2026-12-01")], NOTHING, "2026-12-01"),
    "no frequency of ours": ([own("FREQ=SECONDLY")], FREQ, "FREQ=SECONDLY"),
    "no rule": (
        [own("")],
        (
            "Write a rule, for example FREQ=DAILY.",
            "Écrivez une règle, par exemple FREQ=DAILY.",
        ),
        "2026-12-04",
    ),
    "part of hours": (
        [own("FREQ=DAILY;BYHOUR=9")],
        (
            f"“BYHOUR” cannot be used. Accepted parts: {PARTS}.",
            f"« BYHOUR » n’est pas utilisable. Éléments acceptés : {PARTS}.",
        ),
        "FREQ=DAILY;BYHOUR=9",
    ),
    "million dates": ([own("FREQ=DAILY;COUNT=999999")], TOO_MANY, "COUNT=999999"),
    "centuries of days": (
        [own("FREQ=DAILY;UNTIL=22000101", start_date="1900-01-01")],
        TOO_MANY,
        "UNTIL=22000101",
    ),
    "31st of February": (
        [own("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")],
        NOTHING,
        "BYMONTHDAY=31",
    ),
    "rule that ended before it began": (
        [own("FREQ=DAILY;UNTIL=20200101")],
        NOTHING,
        "UNTIL=20200101",
    ),
    "series that always falls on days off": (
        [a_series(count="2"), a_pause("2026-12-01", "2026-12-31")],
        NOTHING,
        "2026-12-31",
    ),
    "change on a day without date": (
        [a_series(), a_change(day="2026-12-05", kind="cancelled")],
        (
            "There is no date on Saturday 5 December 2026.",
            "Il n’y a pas de date le samedi 5 décembre 2026.",
        ),
        "2026-12-05",
    ),
    "move to nowhere": (
        [a_series(), a_change(day="2026-12-04", kind="moved")],
        ("Give the new day.", "Indiquez le nouveau jour."),
        "2026-12-04",
    ),
    "pause that crosses": (
        [a_series(), a_pause("2026-12-31", "2026-12-20")],
        DAYS_CROSS,
        "2026-12-20",
    ),
}
UNREADABLE = {
    "day that does not exist": [a_date(start_date="2027-02-31")],
    "interval of nothing": [a_series(interval="0")],
    "no number of dates": [a_series(count="some")],
    "rule of ten kilobytes": [own("FREQ=DAILY;" + "BYDAY=MO,TU,WE;" * 700)],
    "unknown frequency": [a_series(frequency="hourly")],
    "unknown weekday": [a_series(weekdays=("XX",))],
}


@pytest.fixture
def event() -> EventPage:
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    return factories.add_page(EventPage, index, title="Organ")


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def publish(client: Client, event: EventPage, *blocks: Any) -> Any:
    return post_form(client, event, "action-publish", schedule=typed(*blocks))


@pytest.mark.parametrize(
    ("case", "language"),
    [*((case, "fr") for case in REFUSED), *((case, "en") for case in [*REFUSED][:3])],
)
def test_publishing_is_refused_with_the_reason_and_nothing_is_lost(
    admin_client: Client, admin_user: User, event: EventPage, case: str, language: str
) -> None:
    blocks, reasons, value = REFUSED[case]
    speak(admin_user, language)
    reason = reasons[language == "fr"]
    answer = publish(admin_client, event, *blocks)
    with translation.override(language):
        told = messages(answer.context["form"].errors["schedule"])
    assert [plain(message) for message in told] == [reason]
    html = unescape(answer.content.decode())
    assert json.dumps(told[0])[1:-1] in html
    assert value in html
    assert not Occurrence.objects.exists()


@pytest.mark.parametrize("case", REFUSED)
def test_draft_of_it_is_saved_and_opened_again_with_the_reason(
    admin_client: Client, event: EventPage, case: str
) -> None:
    blocks, reasons, value = REFUSED[case]
    assert post_form(admin_client, event, schedule=typed(*blocks)).status_code == 302
    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert value in json.dumps(draft.schedule.get_prep_value())
    html = unescape(admin_client.get(edit_url(event)).content.decode())
    assert value in html
    assert reasons[0] in html


@pytest.mark.parametrize("action", ["", "action-publish"])
@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_shown_again(
    admin_client: Client, event: EventPage, case: str, action: str
) -> None:
    schedule = typed(*UNREADABLE[case])
    answer = post_form(admin_client, event, action, schedule=schedule, title="Typed")
    assert len(messages(answer.context["form"].errors["schedule"])) == 1
    assert "Typed" in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({"frequency": "daily"}, ["2026-12-04", "2026-12-05", "2026-12-06"]),
        (
            {"frequency": "daily", "interval": "10"},
            ["2026-12-04", "2026-12-14", "2026-12-24"],
        ),
        ({"weekdays": ("SA", "SU")}, ["2026-12-05", "2026-12-06", "2026-12-12"]),
        ({"interval": "2"}, ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ({"frequency": "monthly_day"}, ["2026-12-04", "2027-01-04", "2027-02-04"]),
        ({"frequency": "monthly_weekday"}, ["2026-12-04", "2027-01-01", "2027-02-05"]),
        (
            {"frequency": "monthly_weekday", "position": "-1", "weekdays": ("SU",)},
            ["2026-12-27", "2027-01-31", "2027-02-28"],
        ),
        ({"frequency": "yearly"}, ["2026-12-04", "2027-12-04"]),
        (
            {"frequency": "rule", "rule": "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=3"},
            ["2026-12-25", "2027-01-29", "2027-02-26"],
        ),
        ({"until": "2026-12-12"}, ["2026-12-04", "2026-12-11"]),
        (
            {"closed_on": ("public_holidays",), "start_date": "2026-12-18"},
            ["2026-12-18", "2027-01-08", "2027-01-15"],
        ),
    ],
)
def test_every_frequency_can_be_typed(
    admin_client: Client, event: EventPage, values: dict[str, Any], days: list[str]
) -> None:
    assert publish(admin_client, event, a_series(**values)).status_code == 302
    rows = Occurrence.objects.order_by("start")[: len(days)]
    assert [row.day.isoformat() for row in rows] == days


def test_several_hours_on_one_day_and_a_change_of_one(
    admin_client: Client, event: EventPage
) -> None:
    hours = [("15:00", "16:00"), ("20:00", "22:00")]
    change = a_change(day="2026-12-04", at="20:00", kind="cancelled")
    publish(admin_client, event, a_series(times=hours, count="2"), change)
    rows = Occurrence.objects.order_by("start").values_list("recurrence_id", "state")
    assert list(rows) == [
        ("20261204T150000", "scheduled"),
        ("20261204T200000", "cancelled"),
        ("20261211T150000", "scheduled"),
        ("20261211T200000", "scheduled"),
    ]


def test_night_and_days_in_a_row_are_no_hours_that_cross(
    admin_client: Client, event: EventPage
) -> None:
    camp = a_series(times=[("20:00", "09:00")], days="2", count="1")
    night = a_date(start_date="2026-12-05", start_time="22:00", end_date="2026-12-06")
    assert publish(admin_client, event, camp, night).status_code == 302
    assert Occurrence.objects.count() == 2


def test_change_in_the_far_future_of_a_long_series_is_no_crash(
    admin_client: Client, event: EventPage
) -> None:
    """Some 1,850 dates up to the horizon, more than we count up to the change."""
    daily = a_series(frequency="daily", start_date="2022-12-04", until="2040-12-04")
    change = a_change(day="2039-01-01", kind="cancelled")
    answer = publish(admin_client, event, daily, change)
    assert messages(answer.context["form"].errors["schedule"]) == [TOO_MANY[0]]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366",
    ],
)
def test_no_rule_is_followed_for_ever(rule: str) -> None:
    """Half a second here; without the bounds of the domain it would be minutes."""
    values = {"start_date": date(1900, 1, 1), "frequency": "rule", "rule": rule}
    hours = [{"start_time": "09:00"}, {"start_time": "20:00"}]
    page = EventPage(schedule=[("series", {**values, "times": hours})])
    block = page.schedule.stream_block
    began = time.process_time()
    with suppress(StreamBlockValidationError):
        block.clean(page.schedule)
    assert time.process_time() - began < 30
