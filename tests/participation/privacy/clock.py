"""The moment at which periods are looked at, and rows that are so many days old."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield
