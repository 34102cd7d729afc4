"""Answers with some bytes changed: whatever comes of them is an answer or our error."""

from collections.abc import Callable
from random import Random

import pytest

from tests.outbound.asking import TEXT
from tests.outbound.servers import HOST, Server, answer, head, redirect
from wagtail_culture_social.outbound import OutboundError, fetch

ROUNDS = 400
ANSWERS = [
    answer(b"hello world" * 5),
    redirect("/elsewhere?a=b"),
    head("Content-Type: text/plain", "Transfer-Encoding: chunked")
    + b"5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
    head("Content-Type: text/plain; charset*=utf-8''%E9; charset*0=a"),
    head("Content-Type: =?utf-8?q?text?=", "Content-Length: -4"),
]


def changed(reply: bytes, random: Random) -> bytes:
    """Return an answer with bytes replaced, left out, put in and repeated."""
    found = bytearray(reply)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(found))
        found[at : at + random.randint(0, 2)] = random.choice(
            [random.randbytes(1), b"", b"\r\n", b":", b";", bytes(found[at - 8 : at])]
        )
    return bytes(found)


@pytest.mark.parametrize("seed", range(len(ANSWERS)))
def test_nonsense_is_one_of_our_errors(serve: Callable[..., Server], seed: int) -> None:
    random = Random(seed)
    server = serve(
        lambda client, _request: client.sendall(changed(ANSWERS[seed], random))
    )
    for _ in range(ROUNDS // len(ANSWERS)):
        try:
            fetch(f"https://{HOST}:{server.port}/", seconds=5, **TEXT)
        except OutboundError:
            continue
    assert len(server.requests) >= ROUNDS // len(ANSWERS)
