"""What is fetched: asked for politely, sent on with care, told apart by its kind."""

import io
from collections.abc import Callable

import pytest

from tests.outbound.asking import TEXT
from tests.outbound.servers import Server, answer
from wagtail_culture_social.outbound import fetch, fetch_to

Serve = Callable[..., Server]
Url = Callable[..., str]


def test_an_answer_says_where_it_is_from_and_what_it_is(url: Url) -> None:
    address = url(
        answer("é".encode(), "Text/Calendar; charset=UTF-8"), "/a/d%C3%A9.ics?b=1"
    )
    got = fetch(address, **TEXT)
    assert (got.url, got.content_type, got.charset) == (
        address,
        "text/calendar",
        "utf-8",
    )
    assert (got.body, got.filename) == ("é".encode(), "dé.ics")


@pytest.mark.parametrize(
    ("header", "kind", "charset"),
    [
        ("text/plain", "text/plain", ""),
        ('TEXT/Calendar;method=PUBLISH; Charset="UTF-8"', "text/calendar", "utf-8"),
        ("text/plain;charset=iso-8859-1;x=y", "text/plain", "iso-8859-1"),
        ("text/plain; charset*=utf-8''%E9; charset*0=a", "text/plain", ""),
        ("text/plain; charset=", "text/plain", ""),
    ],
)
def test_the_kind_is_read_with_its_charset(
    url: Url, header: str, kind: str, charset: str
) -> None:
    got = fetch(url(answer(b"", header)), **TEXT)
    assert (got.content_type, got.charset) == (kind, charset)


def test_a_file_is_written_and_not_held(url: Url) -> None:
    file = io.BytesIO()
    body = b"0123456789" * 20_000
    got = fetch_to(url(answer(body)), file, accept=("text/plain",), most_bytes=200_000)
    assert file.getvalue() == body
    assert got.body == b""
