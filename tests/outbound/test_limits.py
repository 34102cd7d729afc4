"""What a server does not get: our time, our memory, our belief."""

import gzip
import io
import ssl
import time
import tracemalloc
from collections.abc import Callable
from itertools import repeat

import pytest

from tests.outbound.asking import TEXT, code_of
from tests.outbound.servers import HTML, answer, head
from wagtail_culture_social.outbound import OutboundError, fetch, fetch_to

CHUNKED = head("Content-Type: text/plain", "Transfer-Encoding: chunked")
Url = Callable[..., str]
MEGABYTE = 1_000_000


def flood(first: bytes, more: bytes) -> Callable[[ssl.SSLSocket, str], None]:
    """Return a reply that never ends, as fast as the client takes it."""

    def reply(client: ssl.SSLSocket, _request: str) -> None:
        client.sendall(first)
        for piece in repeat(more):
            client.sendall(piece)

    return reply


def drip(first: bytes, more: bytes) -> Callable[[ssl.SSLSocket, str], None]:
    """Return a reply that goes on byte by byte, and never lets the client rest."""

    def reply(client: ssl.SSLSocket, _request: str) -> None:
        client.sendall(first)
        for byte in repeat(more):
            time.sleep(0.05)
            client.sendall(byte)

    return reply


@pytest.mark.parametrize(
    "reply",
    [
        drip(head("Content-Type: text/plain", "Content-Length: 900"), b"x"),
        drip(head("Content-Type: text/plain"), b"x"),
        drip(CHUNKED, b"1\r\nx\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        drip(b"", b"x"),
        lambda _client, _request: time.sleep(6),
    ],
    ids=["body", "endless body", "chunks", "header", "first line", "silence"],
)
def test_a_slow_server_is_left_at_the_deadline(url: Url, reply: object) -> None:
    start = time.monotonic()
    assert code_of(url(reply), seconds=0.5) == "slow"
    assert time.monotonic() - start < 4


@pytest.mark.parametrize(
    "reply",
    [
        flood(head("Content-Type: text/plain"), b"x" * 65536),
        flood(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n"),
        flood(CHUNKED, b"1\r\nx\r\n" * 5000),
        flood(CHUNKED + b"1;" + b"x" * 60_000 + b"\r\nx\r\n0\r\n", b"X: y\r\n" * 5000),
    ],
    ids=["body", "chunks", "small chunks", "trailers"],
)
def test_an_endless_answer_is_too_large(url: Url, reply: object) -> None:
    address = url(reply)
    tracemalloc.start()
    file = io.BytesIO()
    with pytest.raises(OutboundError, match="^large$"):
        fetch_to(address, file, accept=["text/*"], most_bytes=MEGABYTE, seconds=10)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.tell() <= MEGABYTE
    assert peak < 5 * MEGABYTE


def test_a_large_file_needs_no_more_memory_than_a_small_one(
    url: Url, tmp_path: object
) -> None:
    address = url(answer(b"x" * 20 * MEGABYTE))
    limits = {"accept": ["text/*"], "most_bytes": 20 * MEGABYTE, "seconds": 60}
    with (tmp_path / "large").open("wb") as file:
        tracemalloc.start()
        fetch_to(address, file, **limits)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert file.tell() == 20 * MEGABYTE
    assert peak < 2 * MEGABYTE


@pytest.mark.parametrize("size", [999, 1000])
def test_what_is_just_small_enough_is_taken(url: Url, size: int) -> None:
    assert len(fetch(url(answer(b"x" * size)), **TEXT).body) == size


def test_a_large_file_is_refused_before_it_comes(url: Url) -> None:
    file = io.BytesIO()
    with pytest.raises(OutboundError, match="^large$"):
        fetch_to(url(answer(b"x" * 1001)), file, **TEXT)
    assert file.tell() == 0


def test_a_bomb_is_not_unpacked(url: Url) -> None:
    bomb = gzip.compress(b"\0" * 10 * MEGABYTE)
    lines = ("Content-Type: text/plain", "Content-Encoding: gzip")
    length = f"Content-Length: {len(bomb)}"
    address = url(head(*lines, length) + bomb)
    assert code_of(address, most_bytes=len(bomb)) == "encoded"


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * MEGABYTE + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: yyyyyyyyyyyy\r\n" * 60_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 60_000 + b"\r\n") * 16 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 40_000,
    ],
    ids=["one", "many", "several", "informational"],
)
def test_a_megabyte_of_headers_is_too_much(url: Url, reply: bytes) -> None:
    assert code_of(url(reply)) in {"large", "broken"}


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        HTML,
        b"HTTP/1.1 abc " + HTML + b"\r\n\r\n",
        b"\x16\x03\x01" + HTML,
        answer(HTML, "text/html")[:-1],
        CHUNKED + b"20\r\n" + HTML,
        CHUNKED + b"zz\r\n" + HTML,
        CHUNKED + b"-1\r\n" + HTML + b"\r\n0\r\n\r\n",
        CHUNKED + b"-999\r\n" + HTML + b"\r\n0\r\n\r\n",
    ],
    ids=[
        *("nothing", "no head", "no status", "no text", "cut off", "cut chunk"),
        *("no length", "negative length", "very negative length"),
    ],
)
def test_an_answer_that_makes_no_sense_is_broken(url: Url, reply: bytes) -> None:
    assert code_of(url(reply)) == "broken"


@pytest.mark.parametrize(
    ("kind", "accept"),
    [
        ("text/html", ["application/json", "text/calendar"]),
        ("text/calendar", ["application/*"]),
        ("TEXT/HTML; charset=utf-8", ["text/calendar"]),
        ("*/*", ["text/*"]),
        ("text/", ["text/*"]),
        ("text/plain, text/html", ["text/*"]),
    ],
)
def test_another_kind_than_wanted_is_refused(
    url: Url, kind: str, accept: list[str]
) -> None:
    assert code_of(url(answer(HTML, kind)), accept=accept) == "type"


def test_an_answer_of_no_kind_is_refused(url: Url) -> None:
    assert code_of(url(head("Content-Length: 0"))) == "type"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("204 No Content", "status"),
        ("206 Partial Content", "status"),
        ("304 Not Modified", "status"),
        ("401 Unauthorized", "forbidden"),
        ("403 Forbidden", "forbidden"),
        ("404 Not Found", "missing"),
        ("410 Gone", "missing"),
        ("429 Too Many Requests", "forbidden"),
        ("999 Request Denied", "forbidden"),
        ("500 Internal Server Error", "status"),
    ],
)
def test_only_a_whole_answer_counts(url: Url, status: str, code: str) -> None:
    assert code_of(url(answer(HTML, status=status))) == code
