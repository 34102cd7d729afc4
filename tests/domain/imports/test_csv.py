"""Programmes in tables, as people type them in spreadsheets."""

from decimal import Decimal

import pytest

from tests.domain.imports.reading import (
    all_of_csv,
    blocks,
    codes,
    one_of_csv,
    refusal,
    row,
    starts,
)
from wagtail_culture_social.domain.imports import csv_tables
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportFault,
    Refused,
)

FRENCH = (
    "Titre;Date;Heure;Lieu;Ville;Tarif;Résumé\r\n"
    "Concert;31/12/2026;18 h 30;Les Quais;Rennes;12,50 €;Un quatuor.\r\n"
)


def test_a_table_in_french() -> None:
    event = one_of_csv(FRENCH)
    assert event.title == {"": "Concert"}
    assert starts(event) == ["2026-12-31 18:30:00"]
    assert event.time_zone == "Europe/Paris"
    assert event.place
    assert (event.place.name, event.place.locality) == ("Les Quais", "Rennes")
    assert (event.price, event.currency) == (Decimal("12.50"), "EUR")
    assert event.summary == {"": "Un quatuor."}
    assert event.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    text = FRENCH.replace("12,50 €", '"12,50 €"').replace(";", separator)
    event = one_of_csv(text.encode(encoding))
    assert event.summary == {"": "Un quatuor."}
    assert event.price == Decimal("12.50")
    assert codes(event) == (["encoding"] if encoding == "cp1252" else [])


def test_letters_of_windows_do_not_matter_where_there_are_none() -> None:
    text = "titre;date\nÉté;2026-12-05\nJazz;2026-12-06\n"
    first, second = all_of_csv(text.encode("cp1252"))
    assert isinstance(first, ImportedEvent)
    assert first.title == {"": "Été"}
    assert first.warnings == (Fault("encoding", {"value": "Windows-1252"}),)
    assert isinstance(second, ImportedEvent)
    assert second.warnings == ()


def test_an_event_with_everything() -> None:
    event = one_of_csv(
        "id,title_fr,Title (en),description_fr,keywords_fr,type,start,end,time_zone,"
        "state,attendance,place,address,postal code,city,country,latitude,longitude,"
        "price,currency,booking_url,stream,url,age_min,age_max,accessibility,image,"
        "credit,organiser,updated,unknown\n"
        '42,Concert,Gig,"Un\n\n\ndeux","jazz, swing",atelier,2026-12-05T18:30:00,'
        "2026-12-05 20:00,Europe/London,Annulé,en ligne,Quais,3 rue,35000,Rennes,fr,"
        '"48,1",-1.6,8,chf,https://a.example/b,https://a.example/l,www.a.example,6,12,'
        '"hi, vi",https://a.example/p.jpg,Ville,Mairie,2026-11-01T10:00:00Z,x\n'
    )
    assert event.external_id == "42"
    assert event.title == {"fr": "Concert", "en": "Gig"}
    assert event.description == {"fr": "Un\n\ndeux"}
    assert event.keywords == {"fr": ("jazz", "swing")}
    assert event.event_type == "workshop"
    assert blocks(event, "date") == [
        {"start_date": "2026-12-05", "start_time": "18:30:00", "end_time": "20:00:00"}
    ]
    assert event.time_zone == "Europe/London"
    assert (event.state, event.attendance) == ("cancelled", "online")
    assert event.place
    assert (event.place.country, event.place.longitude) == ("FR", -1.6)
    assert event.place.latitude == 48.1
    assert (event.price, event.currency) == (Decimal(8), "CHF")
    assert event.booking_url == "https://a.example/b"
    assert event.stream_url == "https://a.example/l"
    assert event.url == "https://www.a.example"
    assert (event.age_min, event.age_max) == (6, 12)
    assert event.accessibility == ("hi", "vi")
    assert event.picture
    assert (event.picture.url, event.picture.credit) == (
        "https://a.example/p.jpg",
        "Ville",
    )
    assert event.organiser == "Mairie"
    assert event.changed_at
    assert event.warnings == ()


def test_a_price_in_words_becomes_the_conditions() -> None:
    event = one_of_csv(row(date="2026-12-05", price="8 € / 5 €"))
    assert event.price is None
    assert event.conditions == {"": "8 € / 5 €"}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"title": " ", "date": "2026-12-05"}, Fault("no-title")),
        ({"date": "", "time": "18:30"}, Fault("no-date")),
        ({"date": "demain"}, Fault("bad-date", {"value": "demain"})),
        ({"date": "31/02/2026"}, Fault("bad-date", {"value": "31/02/2026"})),
        (
            {"date": "2026-12-05", "time": "midi"},
            Fault("bad-date", {"value": "midi"}),
        ),
        ({"date": "0001-01-01"}, Fault("bad-date", {"value": "0001-01-01"})),
        (
            {"date": "2026-12-05", "end": "2026-12-04"},
            Fault("end-before-start", {"value": "2026-12-04"}),
        ),
        (
            {"date": "2026-12-05", "time": "20:00", "end_time": "10:00"},
            Fault("end-before-start", {"value": "10:00"}),
        ),
    ],
)
def test_what_cannot_be_taken_says_why(cells: dict[str, str], fault: Fault) -> None:
    read = all_of_csv(row(**cells))
    assert refusal(read) == fault
    assert isinstance(read[0], Refused)
    assert read[0].position == 2


def test_rows_are_refused_by_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "title,date,summary\n"
        '"Un\ndeux",2026-12-05,\n'
        "\n"
        "Trop,2026-12-05\n"
        "Trop,2026-12-05,a,b\n"
        "Assez,2026-12-05,a,\n"
        "Nul,2026-12-05,a\0b\n"
        f"Long,2026-12-05,{'a' * 200_000}\n"
        "Assez,2026-12-05,a\n"
    )
    read = all_of_csv(text)
    faults = [
        (one.position, one.fault.code) for one in read if isinstance(one, Refused)
    ]
    assert faults == [
        (5, "row-length"),
        (6, "row-length"),
        (8, "not-an-event"),
        (9, "too-long"),
        (10, "duplicate"),
    ]
    assert isinstance(read[1], Refused)
    assert read[1].fault.values == {"expected": 3, "found": 2}
    assert csv_tables.LONGEST_CELL > 100_000


def test_rows_of_one_identifier_are_one_event() -> None:
    first, refused, other = all_of_csv(
        "id,title,date,time\n"
        "1,Concert,2026-12-05,18:30\n"
        "1,Concert,bientôt,18:30\n"
        "2,Film,2026-12-05,\n"
        "1,Autre titre,2026-12-01,10:00\n"
    )
    assert isinstance(first, ImportedEvent)
    assert first.title == {"": "Concert"}
    assert starts(first) == ["2026-12-05 18:30:00", "2026-12-01 10:00:00"]
    assert isinstance(refused, Refused)
    assert refused.position == 3
    assert isinstance(other, ImportedEvent)
    assert starts(other) == ["2026-12-05"]


def test_without_identifier_the_same_row_keeps_its_own() -> None:
    one, again = one_of_csv(FRENCH), one_of_csv(FRENCH.replace("quatuor", "trio"))
    assert one.external_id == again.external_id
    assert one.schedule == again.schedule


def test_formulas_are_text_and_lose_the_apostrophe_of_a_spreadsheet() -> None:
    cells = {"title": "=1+1", "date": "2026-12-05", "summary": "'=SUM(A1)", "id": "'a"}
    event = one_of_csv(row(**cells))
    assert event.title == {"": "=1+1"}
    assert event.summary == {"": "=SUM(A1)"}
    assert event.external_id == "'a"


def test_what_cannot_be_read_is_left_out_with_a_warning() -> None:
    event = one_of_csv(
        row(
            date="2026-12-05",
            url="ici",
            age="enfants",
            status="peut-être",
            time_zone="Mars",
        )
    )
    fields = {one.values.get("field", one.code) for one in event.warnings}
    assert fields == {"state", "unknown-zone", "url", "age_min"}
    assert (event.url, event.age_min, event.state) == ("", None, "scheduled")


@pytest.mark.parametrize(
    ("cells", "attendance"),
    [
        ({}, "on_site"),
        ({"stream": "https://a.example"}, "online"),
        ({"stream": "https://a.example", "place": "Ici"}, "mixed"),
    ],
)
def test_attendance_follows_from_place_and_stream(
    cells: dict[str, str], attendance: str
) -> None:
    assert one_of_csv(row(date="2026-12-05", **cells)).attendance == attendance


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n", Fault("another-shape", {"kind": "csv"})),
        ("\n \n", Fault("empty")),
        (",,\n,,\n", Fault("another-shape", {"kind": "csv"})),
        ("title,place\nConcert,Ici\n", Fault("no-column", {"column": "date"})),
        ("date,place\n2026-12-05,Ici\n", Fault("no-column", {"column": "title"})),
        ("x" * 200_000, Fault("another-shape", {"kind": "csv"})),
    ],
)
def test_other_files_are_refused(text: str, fault: Fault) -> None:
    with pytest.raises(ImportFault) as refused:
        all_of_csv(text)
    assert refused.value.fault == fault


def test_the_first_line_of_excel_is_passed_over() -> None:
    assert one_of_csv("sep=;\n" + FRENCH).title == {"": "Concert"}
