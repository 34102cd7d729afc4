"""One connection to one checked server, which gives up by the clock and by the byte."""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, TypeVar, cast

from wagtail_culture_social import __version__
from wagtail_culture_social.outbound.addresses import WebAddress
from wagtail_culture_social.outbound.faults import OutboundError
from wagtail_culture_social.outbound.resolution import Endpoint, public_endpoints

CONNECT_SECONDS = 5.0
MOST_HEADERS = 64 * 1024
USER_AGENT = f"wagtail-culture-social/{__version__}"

T = TypeVar("T")


@dataclass(slots=True)
class Limits:
    """When all has to be over, and how many bytes may still come."""

    ends: float
    bytes_left: int = 0

    def seconds_left(self) -> float:
        """Return the time that is left; raise ``TimeoutError`` when there is none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def spend(self, count: int) -> None:
        """Count bytes that came; raise when they are more than allowed."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise OutboundError("large")


class LimitedSocket(ssl.SSLSocket):
    """A TLS socket that looks at the clock before it reads, and counts what it reads.

    The time-out of an ordinary socket begins anew with every byte.
    """

    limits: Limits

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Receive into a buffer, within the limits."""
        self.settimeout(self.limits.seconds_left())
        count = super().recv_into(*args, **kwargs)
        self.limits.spend(count)
        return count


class Connection(HTTPSConnection):
    """A connection to the very address that was checked, for the name of the server."""

    def __init__(self, address: WebAddress, limits: Limits) -> None:
        super().__init__(address.host, address.port, context=tls_context())
        self.target = address.target
        self.limits = limits

    def connect(self) -> None:
        """Connect; certificate and SNI are those of the name."""
        seconds = self.limits.seconds_left()
        plain = self._reach(public_endpoints(self.host, self.port, seconds))
        plain.settimeout(self.limits.seconds_left())
        secure = tls_context().wrap_socket(plain, server_hostname=self.host)
        self.sock = cast(LimitedSocket, secure)
        self.sock.limits = self.limits

    def ask(self, accept: str) -> HTTPResponse:
        """Send the request and return the answer, of which only the head is read."""
        self.limits.bytes_left = MOST_HEADERS
        headers = {
            "Accept": accept,
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": USER_AGENT,
        }
        self.request("GET", self.target, headers=headers)
        return self.getresponse()

    def _reach(self, endpoints: list[Endpoint]) -> socket.socket:
        for endpoint in endpoints:
            plain = socket.socket(endpoint.family, socket.SOCK_STREAM)
            try:
                plain.settimeout(min(CONNECT_SECONDS, self.limits.seconds_left()))
                plain.connect(endpoint.address)
            except OSError:
                plain.close()
            else:
                return plain
        raise OutboundError("unreachable")


@cache
def tls_context() -> ssl.SSLContext:
    """Return how we speak TLS: names and certificates are checked, as by default."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = LimitedSocket
    return context


def in_our_words(step: Callable[[], T]) -> T:
    """Do a step on the network; what goes wrong there becomes a code of ours.

    The error is raised when the other one is over: it is no context of ours either,
    since it may hold what a server said.
    """
    try:
        return step()
    except TimeoutError:
        code = "slow"
    except ssl.SSLError:
        code = "insecure"
    except (HTTPException, ValueError):
        code = "broken"
    except OSError:
        code = "unreachable"
    raise OutboundError(code)
