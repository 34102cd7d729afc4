"""What an editor types into a schedule, as the browser posts it."""

from typing import Any

from django.forms.utils import ErrorDict, ErrorList
from wagtail.test.utils.form_data import nested_form_data, streamfield

DATE = dict.fromkeys(("start_date", "start_time", "end_date", "end_time"), "")
CHANGE = dict.fromkeys(("day", "at", "kind", "to_date", "to_start", "to_end"), "")
SERIES = {
    "start_date": "2026-12-04",
    "times": [("20:00", "22:00")],
    "days": "",
    "frequency": "weekly",
    "interval": "",
    "weekdays": (),
    "position": "",
    "until": "",
    "count": "",
    "rule": "",
    "closed_on": (),
}
Block = tuple[str, dict[str, Any]]


def a_date(**values: str) -> Block:
    return "date", {**DATE, **values}


def a_change(**values: str) -> Block:
    return "change", {**CHANGE, **values}


def a_pause(first: str, last: str) -> Block:
    return "pause", {"first": first, "last": last}


def a_series(**values: Any) -> Block:
    """Every Friday from the 4th of December at eight, unless told otherwise."""
    return "series", {**SERIES, **values}


def typed(*blocks: Block) -> dict[str, Any]:
    """Return the ``schedule`` of a form: nested, for `page_forms`."""
    return streamfield([(name, _prepared(values)) for name, values in blocks])


def posted(*blocks: Block) -> dict[str, Any]:
    """Return the same with the names that a browser posts."""
    return nested_form_data({"schedule": typed(*blocks)})


def _prepared(values: dict[str, Any]) -> dict[str, Any]:
    if "times" not in values:
        return values
    hours = [
        {"start_time": begins, "end_time": ends} for begins, ends in values["times"]
    ]
    items = {
        str(number): {"value": one, "order": str(number), "deleted": "", "id": ""}
        for number, one in enumerate(hours)
    }
    return {**values, "times": {"count": str(len(hours)), **items}}


def messages(error: Any) -> list[str]:
    """Return what an error of a stream says, wherever in its tree it stands."""
    if isinstance(error, ErrorList | ErrorDict):
        return [text for one in error.as_data() for text in messages(one)]
    inner = getattr(error, "block_errors", None)
    if inner is None:
        return list(error.messages)
    own = [text for one in error.non_block_errors.as_data() for text in one.messages]
    return own + [text for one in inner.values() for text in messages(one)]
