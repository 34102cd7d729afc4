"""Whom we connect to: the address that was checked, certified for the name."""

import socket
import ssl
import time
from collections.abc import Callable

import pytest
import trustme

from tests.outbound.asking import TEXT, code_of
from tests.outbound.servers import HOST, Server, answer
from wagtail_culture_social.outbound import fetch, resolution
from wagtail_culture_social.outbound.resolution import is_public

PUBLIC = "93.184.215.14"
PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.1.2.3",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
]

Resolver = Callable[[list[str]], None]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """Make the system's resolver say these addresses, whatever the name."""

    def says(addresses: list[str]) -> None:
        def rows(_host: str, port: int, **_: object) -> list[tuple]:
            return [
                (socket.AF_INET6, 1, 6, "", (ip, port, 0, 0))
                if ":" in ip
                else (socket.AF_INET, 1, 6, "", (ip, port))
                for ip in addresses
            ]

        monkeypatch.setattr(socket, "getaddrinfo", rows)

    return says


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """Note whom a socket wants to connect to, and let nobody answer."""
    wanted: list[tuple] = []

    def connect(_self: socket.socket, address: tuple) -> None:
        wanted.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return wanted


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_not_connected_to(
    ip: str, resolver: Resolver, connected: list[object]
) -> None:
    assert not is_public(ip)
    resolver([ip])
    assert code_of("https://www.example.org/") == "private"
    resolver([PUBLIC, ip])
    assert code_of("https://www.example.org/") == "private"
    assert connected == []


@pytest.mark.parametrize("ip", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111"])
def test_a_public_address_is_asked(
    ip: str, resolver: Resolver, refused: list[tuple]
) -> None:
    assert is_public(ip)
    resolver([ip])
    assert code_of("https://www.example.org/") == "unreachable"
    assert [address[:2] for address in refused] == [(ip, 443)]


def test_every_address_of_a_server_is_tried(
    resolver: Resolver, refused: list[tuple]
) -> None:
    resolver(["2606:4700:4700::1111", PUBLIC])
    assert code_of("https://www.example.org/") == "unreachable"
    assert len(refused) == 2


def test_a_name_that_changes_its_mind_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, refused: list[tuple]
) -> None:
    """DNS rebinding: public for whoever checks, private for whoever connects."""
    answers = []

    def rows(_host: str, port: int, **_: object) -> list[tuple]:
        answers.append(PUBLIC if len(answers) % 2 == 0 else "127.0.0.1")
        return [(socket.AF_INET, 1, 6, "", (answers[-1], port))]

    monkeypatch.setattr(socket, "getaddrinfo", rows)
    codes = [code_of("https://www.example.org/") for _ in range(1000)]
    assert codes == ["unreachable", "private"] * 500
    assert len(answers) == 1000
    assert set(refused) == {(PUBLIC, 443)}


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert code_of("https://www.example.org/") == "unknown"


def test_a_slow_resolver_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolution, "look_up", lambda *_: time.sleep(6))
    start = time.monotonic()
    assert code_of("https://www.example.org/", seconds=0.2) == "slow"
    assert time.monotonic() - start < 4


def test_the_name_is_asked_for_by_an_honest_client(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server = serve(answer(b"yes"))
    names: list[str | None] = []
    server.context.sni_callback = lambda _socket, name, _context: names.append(name)
    assert fetch(f"https://{HOST}:{server.port}/a?b=c", **TEXT).body == b"yes"
    (request,) = server.requests
    assert names == [HOST]
    lines = request.split("\r\n")
    assert lines[0] == "GET /a?b=c HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Host",
        "User-Agent",
    }
    assert f"Host: {HOST}:{server.port}" in lines
    assert "Accept-Encoding: identity" in lines


def test_a_certificate_of_another_name_is_refused(
    serve: Callable[..., Server],
) -> None:
    server = serve(answer(b"no"), certified="www.example.net")
    assert code_of(f"https://{HOST}:{server.port}/") == "insecure"
    assert server.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(
    serve: Callable[..., Server],
) -> None:
    server = serve(answer(b"no"))
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(HOST).configure_cert(server.context)
    assert code_of(f"https://{HOST}:{server.port}/") == "insecure"
    assert server.requests == []


def test_a_server_without_tls_is_refused(serve: Callable[..., Server]) -> None:
    server = serve(b"")

    class Plain:
        def wrap_socket(self, plain: socket.socket, _server: bool) -> socket.socket:
            plain.sendall(answer(b"in the clear"))
            return plain

    server.context = Plain()
    assert code_of(f"https://{HOST}:{server.port}/") in {"insecure", "unreachable"}


def test_a_server_that_never_shakes_hands_is_left(
    serve: Callable[..., Server],
) -> None:
    server = serve(b"")

    class Silent:
        def wrap_socket(self, plain: socket.socket, _server: bool) -> socket.socket:
            time.sleep(6)
            return plain

    server.context = Silent()
    start = time.monotonic()
    assert code_of(f"https://{HOST}:{server.port}/", seconds=0.3) == "slow"
    assert time.monotonic() - start < 4
