"""The benchmark of imports runs and prints; how fast it was is for people to read."""

from io import BytesIO

import pytest

from tests.benchmarks import imports
from tests.events.importers.agendas import DATA

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(not DATA.exists(), reason="the files of others are not here")
def test_it_prints_seconds_and_memory(capsys: pytest.CaptureFixture[str]) -> None:
    imports.report(2, 1)
    printed = capsys.readouterr().out
    assert "'new': 2" in printed
    assert "'unchanged': 2" in printed
    assert printed.count("MB of memory at most") == 7


def test_the_calendar_is_as_long_as_asked() -> None:
    file = BytesIO()
    number = imports.long_calendar(file, 1)
    text = file.read()
    assert text.count(b"BEGIN:VEVENT") == number
    assert 0.98 < len(text) / 1024**2 <= 1
