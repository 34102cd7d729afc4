"""What an editor reads when nothing was fetched: our words, no server's."""

import traceback
from collections.abc import Callable

import pytest
from django.utils import translation

from tests.outbound.servers import answer, head, redirect
from wagtail_culture_social.outbound import OutboundError, fetch, message_of
from wagtail_culture_social.outbound.faults import MESSAGES

WORD = "Zq7secret"
SAYS = WORD.encode()


@pytest.mark.parametrize(
    "reply",
    [
        SAYS,
        b"HTTP/1.1 " + SAYS + b"\r\n\r\n",
        b"HTTP/1.1 200 " + SAYS + b"\r\n" + SAYS + b"\r\n\r\n",
        answer(SAYS, status=f"500 {WORD}"),
        answer(SAYS, kind=f"text/{WORD}"),
        answer(SAYS, kind="text/plain")[:-1],
        redirect(f"https://[{WORD}/"),
        redirect(f"https://{WORD}_/"),
        redirect(f"http://{WORD}.org/"),
        head("Content-Type: text/plain", f"Content-Encoding: {WORD}"),
        head("Content-Type: text/plain", "Transfer-Encoding: chunked") + SAYS,
    ],
)
def test_no_word_of_the_server_is_in_the_error(
    url: Callable[..., str], reply: bytes
) -> None:
    with pytest.raises(OutboundError) as caught:
        fetch(url(reply), accept=["text/plain"], most_bytes=1000)
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    assert WORD not in repr(error) + message_of(error)
    assert WORD not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("code", MESSAGES)
def test_every_code_has_words(code: str) -> None:
    with translation.override("en"):
        assert message_of(code) == message_of(OutboundError(code)) == MESSAGES[code]
        assert message_of(code).endswith(".")


def test_a_code_kept_by_another_version_has_words() -> None:
    with translation.override("en"):
        assert message_of("teapot") == "Nothing could be fetched from this address."
