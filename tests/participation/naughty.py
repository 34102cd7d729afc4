"""Texts that nobody means well with, and what a page or a table makes of them."""

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from openpyxl import load_workbook

from wagtail_culture_social.domain.imports.csv_values import NUMBER

CORPUS = Path(__file__).parents[3] / "shared/data/badinputs/text"
LISTS = sorted(CORPUS.glob("pat-[!L]*.txt")) + sorted(CORPUS.glob("fuzzdb*.txt"))

SCRIPTS = (
    "<script>alert(1)</script>",
    "</title></textarea><script>alert(1)</script>",
    "--></script>]]><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '" autofocus onfocus="alert(1)',
    "javascript:alert(1)",
    'https://x.example/"onmouseover="alert(1)',
    "https://x.example/<script>alert(1)</script>?a='\"&b=`",
)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://evil.example")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r\n=1+1",
    "'=1+1",
)
SIGNS = (
    "\u202egpj.exe",
    "\u2066hidden\u2069",
    "שלום עליכם",
    "مرحبا بالعالم",
    "a\u200b\u200db",
    "\u200b",
    "\ufeff",
    "a\0b",
    "\0",
    "a\ud800b",
    "\udfff",
    "\uffff",
    "\x1b[31m",
    "\r\nBcc: x@example.org",
    "a\u2028b\x85c",
    "😀" * 255,
    "👩‍👩‍👧‍👦" * 20,
    "e\u0301" * 300,
    "Z" + "\u0351" * 60,
    "a" * 10_000,
    "﷽",
    "   ",
)
CODE = (
    "{{ 7*7 }}{% debug %}",
    "{% include '/etc/passwd' %}",
    "${7*7}<%= 7*7 %>",
    "%(name)s %s %n",
    "{0} {name}",
    "' OR 1=1 --",
    "'); DROP TABLE wagtailcore_page; --",
    "\\",
    "NULL",
    "../../etc/passwd",
    "%00%0d%0a",
    "&lt;script&gt;&#x22;",
)
ADDRESSES = (
    '"<script>alert(1)</script>"@example.org',
    '"\x01"@example.org',
    "ada@b\u202ec.org",
    "=cmd@example.org",
    "-1+1@example.org",
    "ada@[127.0.0.1]",
    "ada@münchen.example",
    f"ada@{'a' * 300}.org",
)
STRINGS = SCRIPTS + FORMULAS + SIGNS + CODE + ADDRESSES


def lines(file: Path) -> list[str]:
    """The texts of a list, one a line; what is no UTF-8 stays as it came."""
    return file.read_bytes().decode("utf-8", "surrogateescape").splitlines()


def accepted(field: forms.Field, texts: tuple[str, ...]) -> list[str]:
    """The texts that a field takes; another fault than "no" is one of ours."""
    found = []
    for text in texts:
        try:
            if field.clean(text):
                found.append(text)
        except ValidationError:
            continue
    return found


def live_nodes(answer: HttpResponse) -> list[str]:
    """What a page would run: its scripts, frames and the like, and handlers."""
    soup = BeautifulSoup(answer.content, "html.parser")
    found = [str(one) for one in soup.select("script, iframe, object, embed, base")]
    for one in soup.find_all(True):
        found += [name for name in one.attrs if name.startswith("on")]
        found += [
            str(value)
            for name, value in one.attrs.items()
            if name in {"href", "src", "action", "formaction"}
            and not re.match(r"(https?://|mailto:|[/?#]|[\w-]+/?$|$)", str(value))
        ]
    return found


def cells(answer: Any) -> Iterator[str]:
    """The cells of a table that was asked for."""
    content = b"".join(answer) if answer.streaming else answer.content
    for row in csv.reader(StringIO(content.decode("utf-8-sig"))):
        yield from row


def formulas(answer: Any) -> list[Any]:
    """The cells of a workbook that compute."""
    book = load_workbook(BytesIO(b"".join(answer)))
    found = (cell for row in book.active.rows for cell in row)
    return [cell.value for cell in found if cell.data_type == "f"]


def is_neutral(cell: str) -> bool:
    """Tell whether a spreadsheet reads a cell as words or as a number."""
    return not re.match(r"[=+\-@\t\r\n]", cell) or bool(NUMBER.fullmatch(cell))
