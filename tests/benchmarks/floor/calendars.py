"""A calendar put together from strings, line by line (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

Entry = tuple[int, datetime, datetime, str, str, str, str, datetime]
"""Id, start, end, title, summary, place, address, last change."""

LINE = 75
PIECE = 200
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//floor//EN\r\n"
FOOT = "END:VCALENDAR\r\n"


def written(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the calendar in pieces of so many entries."""
    piece = [HEAD, folded(f"X-WR-CALNAME:{escaped(name)}")]
    for entry in entries:
        piece.append(vevent(*entry))
        if len(piece) >= PIECE:
            yield "".join(piece)
            piece.clear()
    yield "".join([*piece, FOOT])


def vevent(
    pk: int,
    start: datetime,
    end: datetime,
    title: str,
    summary: str,
    place: str,
    url: str,
    changed: datetime,
) -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{pk}@floor.example\r\nDTSTAMP:{instant(changed)}\r\n"
        f"DTSTART:{instant(start)}\r\nDTEND:{instant(end)}\r\n"
        + folded(f"SUMMARY:{escaped(title)}")
        + folded(f"DESCRIPTION:{escaped(summary)}")
        + folded(f"LOCATION:{escaped(place)}")
        + folded(f"URL:{url}")
        + "END:VEVENT\r\n"
    )


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in parts of at most 75 octets, none cut inside a character."""
    octets = line.encode()
    if len(octets) <= LINE:
        return f"{line}\r\n"
    parts, limit = [], LINE
    while octets:
        part = octets[:limit].decode(errors="ignore")
        parts.append(part)
        octets = octets[len(part.encode()) :]
        limit = LINE - 1
    return "\r\n ".join(parts) + "\r\n"
