"""A programme as a table, which our own reader and any spreadsheet take."""

import csv
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from tests.domain.imports.reading import PARIS, all_of_csv, one_of_csv
from wagtail_culture_social.domain.csv_export import csv_lines, csv_table
from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.domain.openagenda import (
    AgendaEvent,
    AgendaImage,
    AgendaPlace,
)

EVENING = datetime(2026, 12, 5, 18, 30, tzinfo=PARIS)
EVENT = AgendaEvent(
    uid=7,
    slug="concert",
    title={"fr": "Concert", "en": "Gig", "de": "Konzert"},
    description={"fr": "Un quatuor."},
    long_description={"fr": "Un\n\ndeux"},
    timings=[(EVENING, EVENING + timedelta(hours=2))],
    zone=PARIS,
    url="https://quais.example.org/concert/",
    created=EVENING,
    updated=EVENING,
    keywords={"fr": ["jazz", "swing"]},
    place=AgendaPlace(uid=1, name="Les Quais", latitude=48.1, longitude=-1.6),
    image=AgendaImage(url="https://a.example/b.jpg", width=1, height=1, credit="Ville"),
    booking_urls=["https://a.example/billets"],
    event_type="concert",
    price=Decimal("8.50"),
    currency="EUR",
    accessible_to=frozenset({"vi", "hi"}),
)


def table(*events: AgendaEvent) -> str:
    return "".join(csv_lines(events, ["fr", "en"]))


def rows(*events: AgendaEvent) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(*events).removeprefix("\ufeff"))))


def test_a_spreadsheet_reads_its_letters_and_lines() -> None:
    text = table(EVENT)
    assert text.startswith("\ufeffid,title_fr,title_en,summary_fr")
    assert text.endswith("\r\n")
    assert "Konzert" not in text


def test_each_date_has_a_row_and_reads_as_one_event() -> None:
    night = (
        datetime(2026, 12, 6, 22, tzinfo=PARIS),
        datetime(2026, 12, 7, 2, tzinfo=PARIS),
    )
    day = datetime(2026, 12, 8, tzinfo=PARIS), datetime(2026, 12, 9, tzinfo=PARIS)
    run = datetime(2026, 12, 10, tzinfo=PARIS), datetime(2026, 12, 12, tzinfo=PARIS)
    start = EVENING + timedelta(days=20)
    event = replace(EVENT, timings=[night, day, run, (start, start)])
    names = ["start_date", "start_time", "end_date", "end_time"]
    assert [[row[name] for name in names] for row in rows(event)] == [
        ["2026-12-06", "22:00:00", "2026-12-07", "02:00:00"],
        ["2026-12-08", "", "", ""],
        ["2026-12-10", "", "2026-12-11", ""],
        ["2026-12-25", "18:30:00", "", ""],
    ]
    read = one_of_csv(table(event).encode())
    assert len(read.schedule) == 4
    assert read.title == {"fr": "Concert", "en": "Gig"}
    assert (read.price, read.currency, read.event_type) == (
        Decimal("8.50"),
        "EUR",
        "concert",
    )
    assert read.accessibility == ("hi", "vi")
    assert read.keywords == {"fr": ("jazz", "swing")}
    assert read.description == {"fr": "Un\n\ndeux"}


def test_hours_are_those_of_the_event() -> None:
    (row,) = rows(replace(EVENT, zone=ZoneInfo("America/Toronto")))
    assert (row["start_time"], row["time_zone"]) == ("12:30:00", "America/Toronto")


def test_what_nobody_said_is_empty() -> None:
    bare = replace(EVENT, place=None, image=None, price=None, booking_urls=[])
    (row,) = rows(bare)
    assert {row[name] for name in ("place", "image", "price", "booking_url")} == {""}


@pytest.mark.parametrize(
    "title",
    [
        "-1.5",
        "=1+1",
        "＝1+1",
        "+33 1 00",
        "-moins",
        "@nous",
        "'=déjà",
        "''-deux",
        "'simple",
    ],
)
def test_no_cell_is_a_formula_and_none_is_lost(title: str) -> None:
    event = replace(EVENT, title={"fr": title})
    (row,) = rows(event)
    assert row["title_fr"][0] not in "=+@" or row["title_fr"] == title == "-1.5"
    assert one_of_csv(table(event)).title == {"fr": title}
    assert row["longitude"] == "-1.6"


def test_events_keep_their_order() -> None:
    others = [replace(EVENT, uid=uid) for uid in (9, 3, 5)]
    read = all_of_csv(table(*others))
    assert [one.external_id for one in read if isinstance(one, ImportedEvent)] == [
        "9",
        "3",
        "5",
    ]


def test_any_table_has_safe_cells_and_columns_in_order() -> None:
    lines = csv_table(
        ["due", "text"], [{"text": "=1+1", "due": "9 h", "else": "x"}, {}]
    )
    assert "".join(lines) == "\ufeffdue,text\r\n9 h,'=1+1\r\n,\r\n"
