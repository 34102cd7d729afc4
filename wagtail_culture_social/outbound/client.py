"""Fetching one file or document; what may be fetched, and from where, is decided here.

There are no cookies, no passwords, no proxies of the environment and no answers that
have to be unpacked.
"""

import re
import time
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
from http.client import HTTPResponse
from io import BytesIO
from typing import BinaryIO
from urllib.parse import unquote, urljoin

from wagtail_culture_social.outbound.addresses import WebAddress, read_address
from wagtail_culture_social.outbound.connections import (
    MOST_HEADERS,
    Connection,
    Limits,
    in_our_words,
)
from wagtail_culture_social.outbound.faults import OutboundError

SECONDS = 15.0
MOST_REDIRECTS = 3
PIECE = 64 * 1024
REDIRECTS = {301, 302, 303, 307, 308}
KIND = re.compile(
    r"\s*([\w.+-]+/[\w.+-]+)\s*(?:$|;(?:.*?\bcharset=\"?([\w.:-]+))?)", re.ASCII
)
STATUS_FAULTS = {
    401: "forbidden",
    403: "forbidden",
    404: "missing",
    410: "missing",
    429: "forbidden",
    999: "forbidden",  # what LinkedIn tells robots
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave; type, charset and name are its claims."""

    url: str
    content_type: str
    body: bytes
    charset: str = ""
    filename: str = ""


def fetch(
    url: str,
    *,
    accept: Collection[str],
    most_bytes: int,
    seconds: float = SECONDS,
) -> Answer:
    """Return what stands at an https address, or raise ``OutboundError``.

    ``accept`` holds media types, which may be patterns (``"text/*"``).
    """
    body = BytesIO()
    answer = fetch_to(url, body, accept=accept, most_bytes=most_bytes, seconds=seconds)
    return replace(answer, body=body.getvalue())


def fetch_to(
    url: str,
    file: BinaryIO,
    *,
    accept: Collection[str],
    most_bytes: int,
    seconds: float = SECONDS,
) -> Answer:
    """Write what stands at an https address to a file, piece by piece.

    The answer then has no body. After an ``OutboundError`` the file may hold a part.
    """
    limits = Limits(time.monotonic() + seconds)
    address = read_address(url)
    for _ in range(MOST_REDIRECTS + 1):
        with (
            closing(Connection(address, limits)) as connection,
            closing(_ask(connection, accept)) as response,
        ):
            if response.status not in REDIRECTS:
                answer = _head(address, response, accept)
                limits.bytes_left = 2 * most_bytes + MOST_HEADERS
                _receive(response, file, most_bytes)
                return answer
            address = _onward(address, response)
    raise OutboundError("redirects")


def _ask(connection: Connection, accept: Collection[str]) -> HTTPResponse:
    return in_our_words(partial(connection.ask, ", ".join(accept)))


def _onward(address: WebAddress, response: HTTPResponse) -> WebAddress:
    """Return where a server sends us on to, as thoroughly read as the first address."""
    # Headers come as Latin-1; addresses in them are UTF-8 when they are not ASCII.
    location = response.getheader("Location", "").encode("latin-1", "replace")
    try:
        return read_address(urljoin(address.url, location.decode("utf-8", "replace")))
    except (OutboundError, ValueError):
        pass
    raise OutboundError("redirect")


def _head(
    address: WebAddress, response: HTTPResponse, accept: Collection[str]
) -> Answer:
    """Return the answer without its body; raise when that is not what we want."""
    if response.status != 200:
        raise OutboundError(STATUS_FAULTS.get(response.status, "status"))
    content_type, charset = _kind(response.getheader("Content-Type", ""))
    if not any(fnmatchcase(content_type, pattern) for pattern in accept):
        raise OutboundError("type")
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise OutboundError("encoded")
    return Answer(
        url=address.url,
        content_type=content_type,
        body=b"",
        charset=charset,
        filename=_filename(address),
    )


def _kind(header: str) -> tuple[str, str]:
    """Return media type and charset; nothing of a header that makes no sense.

    The parsers of Python and Django decode parameters and fall over some of them.
    """
    found = KIND.match(header.lower())
    return (found[1], found[2] or "") if found else ("", "")


def _filename(address: WebAddress) -> str:
    path = unquote(address.target.partition("?")[0])
    return path.replace("\\", "/").rpartition("/")[2]


def _receive(response: HTTPResponse, file: BinaryIO, most_bytes: int) -> None:
    """Write the body to the file: all that was announced, no more than allowed."""
    if (response.length or 0) > most_bytes:
        raise OutboundError("large")
    piece = memoryview(bytearray(PIECE))
    left = most_bytes
    while count := in_our_words(partial(response.readinto, piece)):
        left -= count
        if left < 0:
            raise OutboundError("large")
        file.write(piece[:count])
    if response.length:
        raise OutboundError("broken")
