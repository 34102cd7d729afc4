"""The accepted entries of a contest as one ZIP file, without names or credit lines.

It is for a jury around a table, and for a printer; jurors who sign in need none.
"""

from collections.abc import Iterator, Sequence

from django.utils.text import slugify
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Contest, Upload
from wagtail_culture_social.participation.moderation.shown import (
    SeenEntry,
    seen,
    whole,
)
from wagtail_culture_social.social.posts.zip_stream import Member, zipped

LONGEST = 40
"""Letters of a title in the name of a file."""


def packed(contest: Contest) -> Iterator[bytes]:
    """Yield a ZIP file of a table and of the files that it names, piece by piece.

    The entries are numbered in the order by lot that their wall has.
    """
    return zipped(_members(seen(whole(public_entries(contest)), get_language() or "")))


def _members(entries: Sequence[SeenEntry]) -> Iterator[Member]:
    """Yield the table, then every file that is still there."""
    table = "".join(csv_table(*_table(entries)))
    yield Member("entries.csv", table.encode())
    for number, one in enumerate(entries, 1):
        for part in one.parts:
            file = part.file.file if part.file else None
            if part.file and file and file.storage.exists(file.name):
                yield Member(_file_name(number, one, part.file), file)


def _table(entries: Sequence[SeenEntry]) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns of the table, those of the fields last, and its rows."""
    about = (pgettext("entry", "Number"), _("Title"), _("Language"), _("Key"))
    labels = dict.fromkeys(part.label for one in entries for part in one.parts)
    columns = {label: _apart(label, about) for label in labels}
    rows = []
    for number, one in enumerate(entries, 1):
        told = (str(number), one.entry.title, one.entry.language, str(one.entry.key))
        row = dict(zip(about, told, strict=True))
        for part in one.parts:
            said = part.text or part.url
            if part.file:
                name = _file_name(number, one, part.file)
                said = f"{name}\n{part.file.alt_text}".strip()
            before = row.get(columns[part.label])
            row[columns[part.label]] = f"{before}\n{said}" if before else said
        rows.append(row)
    return [*about, *columns.values()], rows


def _apart(label: str, taken: Sequence[str]) -> str:
    """Return the label of a field that is no column about the entry itself."""
    return f"{label} (2)" if label in taken else label


def _file_name(number: int, one: SeenEntry, upload: Upload) -> str:
    """Return where a file is in the archive: in order, and known by its title."""
    title = slugify(one.entry.title)[:LONGEST].strip("-") or "-"
    ending = upload.file.name.rpartition(".")[2]
    return f"{number:04d}-{title}-{str(upload.key)[:8]}.{ending}"
