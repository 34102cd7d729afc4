"""Dates, hours, prices and headings of tables as people type them."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.imports.reading import blocks, one_of_csv, row
from wagtail_culture_social.domain.imports.csv_columns import Column, column_of
from wagtail_culture_social.domain.imports.csv_values import price_of, time_of


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"date": "2026-12-05"}, {}),
        ({"date": "05.12.2026"}, {}),
        ({"date": "5/12/26"}, {}),
        ({"date": "20261205"}, {}),
        ({"date": "05/12/2026 à 18h30"}, {"start_time": "18:30:00"}),
        ({"date": "2026-12-05T18:30:00+01:00"}, {"start_time": "18:30:00"}),
        ({"date": "2026-12-05", "end": "2026-12-05"}, {}),
        (
            {"date": "2026-12-05", "end": "2026-12-07", "end_time": "18:00"},
            {"end_date": "2026-12-07"},
        ),
        ({"date": "2026-12-05", "end_time": "18:00"}, {}),
        (
            {"date": "2026-12-05", "time": "20:00", "end_time": "01:00"},
            {
                "start_time": "20:00:00",
                "end_date": "2026-12-06",
                "end_time": "01:00:00",
            },
        ),
        (
            {"date": "2026-12-05", "time": "20:00", "end": "2026-12-06 10:00"},
            {
                "start_time": "20:00:00",
                "end_date": "2026-12-06",
                "end_time": "10:00:00",
            },
        ),
    ],
)
def test_dates(cells: dict[str, str], said: dict[str, str]) -> None:
    (found,) = blocks(one_of_csv(row(**cells)), "date")
    assert found == {"start_date": "2026-12-05", **said}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18:30", time(18, 30)),
        ("18h30", time(18, 30)),
        ("18 h 30 min", time(18, 30)),
        ("18\u202fh", time(18)),
        ("18:30:15", time(18, 30, 15)),
        ("6.30 pm", time(18, 30)),
        ("12 a.m.", time(0)),
        ("", None),
    ],
)
def test_hours(typed: str, read: time | None) -> None:
    assert time_of(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "midi", "18:3", "13 pm", "18:30 – 20:00"])
def test_hours_that_are_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        time_of(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12,50 €", (Decimal("12.50"), "EUR")),
        ("12", (Decimal(12), "")),
        ("£5", (Decimal(5), "GBP")),
        ("8 euros", (Decimal(8), "EUR")),
        ("gratuit", (Decimal(0), "")),
        ("Entrée libre", (Decimal(0), "")),
        ("FREE", (Decimal(0), "")),
        ("", (None, "")),
    ],
)
def test_prices(typed: str, read: tuple[Decimal | None, str]) -> None:
    assert price_of(typed) == read


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Titre", Column("title")),
        ("TITRE (FR)", Column("title", "fr")),
        ("Description anglais", Column("description", "en")),
        ("Mots-clés fr", Column("keywords", "fr")),
        ("Date de début", Column("start_date")),
        ("price_fr", None),
        ("rien", None),
        ("", None),
    ],
)
def test_headings(heading: str, column: Any) -> None:
    assert column_of(heading) == column
