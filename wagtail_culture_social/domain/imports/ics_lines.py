"""Components and lines of a calendar file (RFC 5545, 3.1), broken ones too.

Nothing is kept: a file is read component by component.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

import regex

MOST_EVENT = 1024 * 1024
"""Bytes of one component; what is longer is cut, and refused by whoever reads it."""

_CHUNK = 65_536
_DEEPEST = 20
_OUTER = ("VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
_NAME = regex.compile(r"[A-Za-z0-9-]+(?=[;:])")
_PARAM = regex.compile(r';\s*([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_ESCAPE = regex.compile(r"\\([nN,;:\"\\])")
_COMMA = regex.compile(r"(?<!\\),")


class Component(NamedTuple):
    """A component, or a line of its calendar: where it stands and its bytes.

    `line` counts from 1; `calendar` is the number of its VCALENDAR.
    """

    name: str
    start: int
    end: int
    line: int
    calendar: int
    raw: bytes


class Line(NamedTuple):
    """One property: its name in capitals, its parameters, its value as written."""

    name: str
    params: Mapping[str, str]
    value: str


def components(stream: BinaryIO) -> Iterator[Component]:
    """VEVENT and VTIMEZONE from where the stream is, and lines of each VCALENDAR.

    One whose end is missing ends where the next begins: none stands in another.
    """
    scan = _Scan(stream.tell())
    number, fresh = 0, True
    while chunk := stream.readline(_CHUNK):
        number += fresh
        yield from scan.take(chunk, number, fresh=fresh)
        fresh = chunk.endswith(b"\n")
    yield from scan.close()


class _Scan:
    """Where the reading of a file stands."""

    def __init__(self, position: int) -> None:
        self.position = position
        self.calendar = 0
        self.names: list[str] = []
        self.begun = position, 0
        self.parts: list[bytes] = []
        self.kept = 0

    def take(self, chunk: bytes, number: int, *, fresh: bool) -> Iterator[Component]:
        """Read one physical line, or a piece of one."""
        head, _colon, name = chunk[:80].upper().partition(b":")
        edge = head.rstrip() if fresh else b""
        here, self.position = self.position, self.position + len(chunk)
        if edge == b"BEGIN":
            yield from self._begin(name.decode("latin-1").strip(), here, number)
        if self.names:
            self._keep(chunk)
        elif fresh and edge not in (b"BEGIN", b"END"):
            end = self.position
            yield Component("", here, end, number, self.calendar, chunk)
        if edge == b"END":
            yield from self._end(name.decode("latin-1").strip())

    def close(self) -> Iterator[Component]:
        """The component that is open."""
        if self.names and self.names[0] in ("VEVENT", "VTIMEZONE"):
            start, line = self.begun
            raw, end = b"".join(self.parts), self.position
            yield Component(self.names[0], start, end, line, self.calendar, raw)
        self.names.clear()

    def _begin(self, name: str, here: int, number: int) -> Iterator[Component]:
        if name in _OUTER:
            end, self.position = self.position, here
            yield from self.close()
            self.position = end
        if name == "VCALENDAR":
            self.calendar += 1
            return
        if not self.names:
            self.begun, self.parts, self.kept = (here, number), [], 0
        if len(self.names) < _DEEPEST:
            self.names.append(name)

    def _end(self, name: str) -> Iterator[Component]:
        if name == "VCALENDAR" or self.names[:1] == [name]:
            yield from self.close()
        elif name in self.names:
            del self.names[self.names.index(name) :]

    def _keep(self, chunk: bytes) -> None:
        if self.kept <= MOST_EVENT:
            self.parts.append(chunk)
            self.kept += len(chunk)


def decoded(raw: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where it is not UTF-8."""
    joined = b"\n".join(_unfolded(raw))
    try:
        return joined.decode(), ""
    except UnicodeDecodeError:
        return joined.decode("cp1252", errors="replace"), "Windows-1252"


def lines_of(text: str) -> Iterator[Line]:
    """The properties of a component, without those of the ones in it.

    A line that is no property goes on with the one before it.
    """
    depth, pending = 0, ""
    for one in text.split("\n"):
        edge = one[:6].upper()
        if depth < 2 and not _NAME.match(one) and pending:
            pending += f"\\n{one}"
            continue
        if pending:
            yield _line(pending)
            pending = ""
        if edge.startswith("BEGIN:"):
            depth += 1
        elif edge.startswith("END:"):
            depth -= 1
        elif depth == 1 and _NAME.match(one):
            pending = one
    if pending:
        yield _line(pending)


def text_of(value: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    read: str = _ESCAPE.sub(lambda one: "\n" if one[1] in "nN" else one[1], value)
    return read


def texts_of(value: str) -> list[str]:
    """A list of such values."""
    return [text_of(one).strip() for one in _COMMA.split(value)]


def _unfolded(raw: bytes) -> Iterator[bytes]:
    parts: list[bytes] = []
    for physical in raw.splitlines():
        if not physical.strip():
            continue
        if physical[:1] in (b" ", b"\t") and parts:
            parts.append(physical[1:])
            continue
        if parts:
            yield b"".join(parts)
        parts = [physical]
    yield b"".join(parts)


def _line(text: str) -> Line:
    found = _NAME.match(text)
    name, position = (found[0], found.end()) if found else ("", 0)
    params = {}
    while param := _PARAM.match(text, position):
        params[param[1].upper()] = param[2].strip().strip('"')
        position = param.end()
    value = text[position:]
    if not value.startswith(":"):
        value = f":{value.partition(':')[2]}"
    return Line(name.upper(), params, value[1:].strip())
