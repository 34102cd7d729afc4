"""Where a server may send us on to: as little as anybody else."""

from collections.abc import Callable

import pytest

from tests.outbound.asking import TEXT, code_of
from tests.outbound.servers import HOST, Server, answer, head, redirect
from wagtail_culture_social.outbound import fetch, resolution

Serve = Callable[..., Server]


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
def test_we_go_where_we_are_sent(serve: Serve, status: str) -> None:
    last = serve(answer(b"here"))
    address = f"https://{HOST}:{last.port}/%C3%A9/b.txt"
    first = serve(redirect(address.replace("%C3%A9", "é"), status))
    got = fetch(f"https://{HOST}:{first.port}/", **TEXT)
    assert (got.url, got.body, got.filename) == (address, b"here", "b.txt")
    assert len(first.requests) == len(last.requests) == 1


def test_a_relative_address_stays_with_the_server(serve: Serve) -> None:
    server = serve(
        lambda client, request: client.sendall(
            answer(b"here") if "GET /a/c " in request else redirect("c")
        )
    )
    got = fetch(f"https://{HOST}:{server.port}/a/b", **TEXT)
    assert got.url == f"https://{HOST}:{server.port}/a/c"


@pytest.mark.parametrize("hops", [3, 4])
def test_three_times_and_no_more(serve: Serve, hops: int) -> None:
    def reply(client: object, request: str) -> None:
        number = int(request.split("/")[1].split(" ")[0])
        more = redirect(f"/{number + 1}")
        client.sendall(more if number < hops else answer(b"here"))

    url = f"https://{HOST}:{serve(reply).port}/0"
    if hops == 3:
        assert fetch(url, **TEXT).body == b"here"
    else:
        assert code_of(url) == "redirects"


@pytest.mark.parametrize("location", ["/loop", ""])
def test_a_loop_ends(serve: Serve, location: str) -> None:
    server = serve(redirect(location))
    assert code_of(f"https://{HOST}:{server.port}/loop") == "redirects"
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://{host}:{port}/",
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "//127.0.0.1:{port}/",
        "https://me:secret@{host}:{port}/",
        "https://{host}:22/",
        "https://[::1]:{port}/",
        "https://[::1/",
        "file:///etc/passwd",
        "https:\\\\127.0.0.1:{port}/",
        "/a\x00b",
    ],
)
def test_what_we_would_not_ask_we_are_not_sent_to(
    serve: Serve, location: str, connected: list[object]
) -> None:
    target = serve(answer(b"secret"))
    first = serve(redirect(location.format(host=HOST, port=target.port)))
    assert code_of(f"https://{HOST}:{first.port}/") == "redirect"
    assert target.connections == 0
    assert connected == [("127.0.0.1", first.port)]


def test_a_name_of_a_private_server_is_checked_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = serve(answer(b"secret"), certified="intranet.example.org")
    first = serve(redirect(f"https://intranet.example.org:{target.port}/"))
    here = resolution.look_up

    def look_up(host: str, port: int) -> list[resolution.Endpoint]:
        (endpoint,) = here(host, port)
        private = endpoint._replace(address=("127.0.0.2", port))
        return [private if host.startswith("intranet") else endpoint]

    monkeypatch.setattr(resolution, "look_up", look_up)
    assert code_of(f"https://{HOST}:{first.port}/") == "private"
    assert target.connections == 0


def test_the_list_of_the_site_holds_for_every_hop(
    serve: Serve, settings: object
) -> None:
    target = serve(answer(b"no"), certified="www.example.net")
    first = serve(redirect(f"https://www.example.net:{target.port}/"))
    settings.CULTURE_SOCIAL_OUTBOUND_HOSTS = [HOST]
    assert code_of(f"https://{HOST}:{first.port}/") == "redirect"
    assert target.connections == 0


def test_a_redirect_without_an_address_ends(serve: Serve) -> None:
    server = serve(head("Content-Length: 0", status="302 Found"))
    assert code_of(f"https://{HOST}:{server.port}/") == "redirects"
