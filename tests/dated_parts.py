"""Full values of the blocks that hold dates, hours and prices, by their name."""

from datetime import time
from decimal import Decimal
from typing import Any

from tests import factories

DATED: dict[str, Any] = {
    "date": factories.on(factories.TODAY)[1],
    "series": {
        "start_date": factories.TODAY,
        "times": [{"start_time": time(16), "end_time": time(17)}],
        "frequency": "rule",
        "weekdays": [],
        "rule": "FREQ=WEEKLY;BYDAY=WE",
        "closed_on": ["public_holidays"],
    },
    "change": {
        "day": factories.TODAY,
        "kind": "moved",
        "to_date": factories.TODAY,
        "to_start": time(18),
    },
    "pause": {"first": factories.TODAY, "last": factories.TODAY},
    "note": {"day": factories.TODAY, "text": "With a guest."},
    "price": {"category": "full", "amount": Decimal(8)},
    "account": {"network": "x", "name": "@quays"},
    "hours": {"weekdays": ["TU"], "opens": time(10), "closes": time(19)},
    "exception": {"first": factories.TODAY},
    "stream": {"url": "https://tube.example.org/w/quays", "first": factories.TODAY},
    "replay": {
        "title": "The evening",
        "url": "https://tube.example.org/w/quays",
        "day": factories.TODAY,
        "tracks": [],
    },
}
