"""Tables in text files: their encoding, their separator, their rows by line."""

import codecs
import csv
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple

from wagtail_culture_social.domain.imports.csv_columns import Column, column_of
from wagtail_culture_social.domain.imports.csv_values import unguarded
from wagtail_culture_social.domain.imports.imported import ImportFault, RefusedError

SEPARATORS = (";", ",", "\t")
LONGEST_CELL = csv.field_size_limit()
"""Characters of one cell: what Python's reader takes."""

_PIECE = 64 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Row(NamedTuple):
    """One row: the line where it begins, its cells by column, or why it has none."""

    line: int
    cells: Mapping[Column, str]
    fault: RefusedError | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading ends on a line, from 1."""

    stream: BinaryIO
    start: int
    encoding: str
    separator: str = ","
    heading: int = 0
    columns: Sequence[Column | None] = ()

    @property
    def foreign(self) -> str:
        """The encoding where it had to be guessed, or ""."""
        return "Windows-1252" if self.encoding == "cp1252" else ""

    def rows(self) -> Iterator[Row]:
        """The rows below the heading; empty ones are none."""
        for line, cells in self.lists():
            if line <= self.heading:
                continue
            try:
                yield Row(line, self._by_column(cells))
            except RefusedError as fault:
                yield Row(line, {}, fault)

    def lists(self) -> Generator[tuple[int, Sequence[str] | None], None, None]:
        """Each row with its line; None where a cell is longer than allowed."""
        self.stream.seek(self.start)
        text = TextIOWrapper(
            self.stream, encoding=self.encoding, errors="replace", newline=""
        )
        reader = csv.reader(text, delimiter=self.separator)
        cells: Sequence[str] | None = ()
        try:
            while cells is not _END:
                line = reader.line_num + 1
                try:
                    cells = next(reader, _END)
                except csv.Error:
                    cells = None
                if cells is None or any(cell.strip() for cell in cells):
                    yield line, cells
        finally:
            text.detach()

    def _by_column(self, cells: Sequence[str] | None) -> Mapping[Column, str]:
        if cells is None:
            raise RefusedError("too-long", most=LONGEST_CELL)
        expected, found = len(self.columns), len(cells)
        if found < expected or any(cells[expected:]):
            raise RefusedError("row-length", expected=expected, found=found)
        if any("\0" in cell for cell in cells):
            raise RefusedError("not-an-event")
        by_column: dict[Column, str] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            said = unguarded(cell.strip(" \xa0"))
            if column and said:
                by_column.setdefault(column, said)
        return by_column


_END: Sequence[str] = []


def open_table(stream: BinaryIO) -> Table:
    """The table from where the stream is, by the separator that tells most columns.

    Raises `ImportFault`: "another-shape", "no-column".
    """
    start = stream.tell()
    encoding = _encoding(stream, start)
    tables = [_table(stream, start, encoding, one) for one in SEPARATORS]
    table = max(tables, key=lambda one: len([*filter(None, one.columns)]))
    fields = {column.field for column in table.columns if column}
    if not fields:
        raise ImportFault("another-shape", kind="csv")
    for field, column in (("title", "title"), ("start_date", "date")):
        if field not in fields:
            raise ImportFault("no-column", column=column)
    return table


def _table(stream: BinaryIO, start: int, encoding: str, separator: str) -> Table:
    rows = Table(stream, start, encoding, separator).lists()
    line, cells = next(rows, (1, None))
    if cells and cells[0].lower().startswith("sep="):
        line, cells = next(rows, (1, None))
    rows.close()
    columns = [column_of(cell) for cell in cells or ()]
    return Table(stream, start, encoding, separator, line, columns)


def _encoding(stream: BinaryIO, start: int) -> str:
    """UTF-16 by its mark, UTF-8 where it is, else that of Windows."""
    if stream.read(2) in _WIDE:
        return "utf-16"
    stream.seek(start)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
