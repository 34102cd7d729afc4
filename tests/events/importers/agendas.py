"""The events of others in OpenAgenda's shape, as if they were to come."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests import factories

DATA = Path(__file__).parents[4] / "shared/data"
AGENDAS = sorted((DATA / "openagenda").glob("*.json"))


def events_to_come() -> Iterator[dict[str, Any]]:
    """The events of all files, each once, moved by whole weeks to begin soon."""
    files = [json.loads(path.read_text()) for path in AGENDAS]
    every = {one["uid"]: one for file in files for one in events_in(file)}
    for event in every.values():
        first = min(datetime.fromisoformat(one["begin"]) for one in event["timings"])
        weeks = (factories.TODAY - first.date()).days // 7 + 2
        for timing in event["timings"]:
            for name, moment in timing.items():
                moved = datetime.fromisoformat(moment) + timedelta(weeks=weeks)
                timing[name] = moved.isoformat()
        yield event


def events_in(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict) and node.get("timings") and "uid" in node:
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from events_in(child)
