"""Tables for spreadsheets; that of a programme is read again by `domain.imports`.

Its columns are those of `domain.imports.csv_columns`, words once a language. A cell
that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises:
https://owasp.org/www-community/attacks/CSV_Injection (checked on 2026-11-25).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO

from wagtail_culture_social.domain.imports.csv_columns import (
    COLUMNS,
    WORD_COLUMNS,
    heading,
)
from wagtail_culture_social.domain.imports.csv_values import FORMULA, NUMBER
from wagtail_culture_social.domain.openagenda import AgendaEvent, AgendaPlace
from wagtail_culture_social.domain.schedule import MIDNIGHT

BOM = "\ufeff"
"""What makes spreadsheets read UTF-8."""


def csv_lines(events: Iterable[AgendaEvent], languages: Sequence[str]) -> Iterator[str]:
    """The lines of the table with their ends, the first with the mark of UTF-8.

    Words in other languages than those named are left out.
    """
    words = [heading(field, tag) for field in WORD_COLUMNS for tag in languages]
    columns = [COLUMNS[0], *words, *COLUMNS[1:]]
    return csv_table(columns, _rows(events, languages))


def csv_table(
    columns: Sequence[str], rows: Iterable[Mapping[str, str]]
) -> Iterator[str]:
    """Any table, one row a mapping by column; what a row does not say is empty.

    No cell is a formula; the first line begins with the mark of UTF-8.
    """
    yield BOM + _line(columns)
    for cells in rows:
        yield _line([guarded(cells.get(column, "")) for column in columns])


def guarded(cell: str) -> str:
    """The cell as text, never as a formula; a number is none."""
    if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _rows(
    events: Iterable[AgendaEvent], languages: Sequence[str]
) -> Iterator[Mapping[str, str]]:
    for event in events:
        said = _of_event(event, languages)
        for start, end in event.timings:
            yield {**said, **_of_date(start, end, event)}


def _line(cells: Iterable[str]) -> str:
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _of_event(event: AgendaEvent, languages: Sequence[str]) -> dict[str, str]:
    keywords = {tag: ", ".join(words) for tag, words in event.keywords.items()}
    texts: Mapping[str, Mapping[str, str]] = {
        "title": event.title,
        "summary": event.description,
        "description": event.long_description,
        "conditions": event.conditions,
        "keywords": keywords,
    }
    said = {
        heading(field, tag): texts[field].get(tag, "")
        for field in WORD_COLUMNS
        for tag in languages
    }
    image = event.image
    return {
        **said,
        **_of_place(event.place),
        "id": str(event.uid),
        "type": event.event_type,
        "time_zone": event.zone.key,
        "state": event.state.value,
        "attendance": event.attendance.value,
        "price": _number(event.price),
        "currency": event.currency,
        "booking_url": next(iter(event.booking_urls), ""),
        "stream_url": event.online_url,
        "url": event.url,
        "age_min": _number(event.age_min),
        "age_max": _number(event.age_max),
        "accessibility": " ".join(sorted(event.accessible_to)),
        "image": image.url if image else "",
        "image_credit": image.credit if image else "",
        "updated": event.updated.isoformat(timespec="seconds"),
    }


def _of_place(place: AgendaPlace | None) -> dict[str, str]:
    if place is None:
        return {}
    return {
        "place": place.name,
        "address": place.address,
        "postal_code": place.postal_code,
        "town": place.city,
        "country": place.country_code,
        "latitude": _number(place.latitude),
        "longitude": _number(place.longitude),
    }


def _of_date(start: datetime, end: datetime, event: AgendaEvent) -> dict[str, str]:
    """The date on the clock of its event; whole days have no hours."""
    start, end = start.astimezone(event.zone), end.astimezone(event.zone)
    all_day = start.time() == end.time() == MIDNIGHT and start < end
    last = end.date() - timedelta(days=all_day)
    has_end = start != end and not all_day
    return {
        "start_date": start.date().isoformat(),
        "start_time": "" if all_day else start.time().isoformat(),
        "end_date": last.isoformat() if last != start.date() else "",
        "end_time": end.time().isoformat() if has_end else "",
    }


def _number(value: object) -> str:
    return "" if value is None else str(value)
