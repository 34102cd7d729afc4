"""A certificate authority of the test's own, and servers that it vouches for."""

import socket
import ssl
from collections.abc import Callable, Iterator

import pytest
import trustme

from tests.outbound.servers import HOST, Reply, Server
from wagtail_culture_social.outbound import connections, resolution


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that a socket connects to, whoever asks for it."""
    addresses: list[object] = []
    really = socket.socket.connect

    def spy(self: socket.socket, address: object) -> None:
        addresses.append(address)
        really(self, address)

    monkeypatch.setattr(socket.socket, "connect", spy)
    return addresses


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, authority: trustme.CA) -> None:
    """Trust the test's authority too, in a context of this test alone."""
    context = connections.tls_context.__wrapped__()
    authority.configure_trust(context)
    monkeypatch.setattr(connections, "tls_context", lambda: context)


@pytest.fixture
def serve(
    monkeypatch: pytest.MonkeyPatch,
    trusted: None,
    authority: trustme.CA,
    settings: object,
) -> Iterator[Callable[..., Server]]:
    """Start servers; names lead to this machine, which passes for a public one."""
    started: list[Server] = []

    def start(reply: bytes | Reply, certified: str = HOST) -> Server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(certified).configure_cert(context)
        server = Server(context, reply)
        started.append(server)
        settings.CULTURE_SOCIAL_OUTBOUND_PORTS = [443, *(s.port for s in started)]
        return server

    def here(host: str, port: int) -> list[resolution.Endpoint]:
        return [resolution.Endpoint(socket.AF_INET, ("127.0.0.1", port))]

    monkeypatch.setattr(resolution, "look_up", here)
    monkeypatch.setattr(resolution, "is_public", lambda ip: ip == "127.0.0.1")
    yield start
    for server in started:
        server.close()


@pytest.fixture
def url(serve: Callable[..., Server]) -> Callable[..., str]:
    """Return the address of a new server that gives this answer."""

    def start(reply: bytes | Reply, path: str = "/a.txt") -> str:
        return f"https://{HOST}:{serve(reply).port}{path}"

    return start
