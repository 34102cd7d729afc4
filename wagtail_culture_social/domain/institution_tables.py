"""Institutions in tables: the columns, their other names, how a file is decoded.

A file that cannot be read at all raises `TableError`:

============  ========================================================================
code          meaning
============  ========================================================================
empty         there is no row in it
archive       a workbook or another archive: it has to be saved as CSV
encoding      neither UTF-8 nor Windows-1252: letters would be lost
no-column     the column ``value`` is missing
too-many      over ``value`` rows
broken        the text breaks off inside quotation marks, or a cell has no end
============  ========================================================================
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import regex

from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.domain.folding import folded
from wagtail_culture_social.domain.imports.csv_values import unguarded
from wagtail_culture_social.domain.institutions import Institution
from wagtail_culture_social.domain.networks import Network

MOST_ROWS = 20_000
REQUIRED = ("name", "city", "country")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("nom", "institution", "etablissement", "organisation", "organization"),
    "kind": ("type", "categorie", "category", "genre"),
    "city": ("ville", "town", "commune", "locality"),
    "country": ("pays", "country code", "code pays"),
    "latitude": ("lat",),
    "longitude": ("lon", "lng", "long"),
    "website": ("site web", "site internet", "web", "url", "site", "homepage"),
    "languages": ("langues", "language", "langue"),
}
"""Columns with their other names in English and French, folded; accounts besides."""

_SEPARATORS = ",;\t"
_ASTRAY = regex.compile(
    r"\p{Ll}(?:[‚ƒ„…†‡ˆ‰‹›•˜™¤§¨¯±³¶¸¼½¾]\p{Ll}|Ž)|Ã[¡-º¼-¿]|[\u0080-\u009f]"
)
"""What stands inside words when a file of MS-DOS or old Macs is read as Windows, or one
in UTF-8 of which some letter is broken."""


class TableError(ValueError):
    """Raised for a file without a table of institutions; says why."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code, value)
        self.code, self.value = code, value


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it ends, and its cells by field."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; ``is_guessed`` when its letters are those of Windows."""

    rows: tuple[Row, ...]
    is_guessed: bool = False


def read_table(data: bytes, networks: Mapping[str, Network]) -> Table:
    """The rows of a table, empty ones left out; raises `TableError`.

    Columns that mean nothing to us are not read, and so not kept.
    """
    text, is_guessed = _decoded(data)
    reader = _lines(text)
    fields = _fields(next(reader, []), networks)
    rows = []
    for cells in reader:
        row = _row(reader.line_num, fields, cells)
        if row.cells:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise TableError("too-many", str(MOST_ROWS))
    if not rows:
        raise TableError("empty")
    return Table(tuple(rows), is_guessed)


def institution_cells(found: Institution) -> dict[str, str]:
    """The cells of an institution; `read_institution` reads the same again."""
    return {
        "name": found.name,
        "kind": found.kind,
        "city": found.city,
        "country": found.country,
        "latitude": "" if found.latitude is None else str(found.latitude),
        "longitude": "" if found.longitude is None else str(found.longitude),
        "website": found.website,
        "languages": ", ".join(found.languages),
        **found.handles,
    }


def table_of(
    rows: Iterator[Mapping[str, str]], networks: Mapping[str, Network], *more: str
) -> Iterator[str]:
    """The lines of a table with our columns, those of accounts, and ``more``."""
    return csv_table([*COLUMNS, *networks, *more], rows)


def _decoded(data: bytes) -> tuple[str, bool]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")):
        raise TableError("archive")
    if b"\0" in data:
        raise TableError("encoding")
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise TableError("encoding") from None
    if _ASTRAY.search(text):
        raise TableError("encoding")
    return text, True


class _Reader:
    """Rows as lists; what is no table is said as a `TableError`.

    Lines are counted from the first of the file, with the ``skipped`` ones.
    """

    def __init__(self, text: str, separator: str, skipped: int) -> None:
        self._reader = csv.reader(
            StringIO(text, newline=""), delimiter=separator, strict=True
        )
        self._skipped = skipped

    @property
    def line_num(self) -> int:
        return self._skipped + self._reader.line_num

    def __iter__(self) -> "_Reader":
        return self

    def __next__(self) -> list[str]:
        try:
            return next(self._reader)
        except csv.Error:
            raise TableError("broken") from None


def _lines(text: str) -> _Reader:
    """The rows from the heading on, by the separator that the heading has most of."""
    table = text.lstrip()
    first = table.partition("\n")[0]
    if first.lower().startswith("sep="):
        table = table.partition("\n")[2]
        first = table.partition("\n")[0]
    skipped = text.removesuffix(table).count("\n")
    return _Reader(table, max(_SEPARATORS, key=first.count), skipped)


def _fields(
    heading: Sequence[str], networks: Mapping[str, Network]
) -> list[str | None]:
    known = {other: field for field, names in COLUMNS.items() for other in names}
    known |= {folded(network.name): id_ for id_, network in networks.items()}
    known |= {name: name for name in (*COLUMNS, *networks)}
    fields = [known.get(folded(cell)) for cell in heading]
    for name in REQUIRED:
        if name not in fields:
            raise TableError("no-column", name)
    return fields


def _row(line: int, fields: Sequence[str | None], cells: Sequence[str]) -> Row:
    said: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        text = unguarded(cell.strip())
        if field and text:
            said.setdefault(field, text)
    return Row(line, said)
