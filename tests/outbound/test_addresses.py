"""Which addresses are refused before anybody is asked, in whatever spelling."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from wagtail_culture_social.outbound import (
    OutboundError,
    fault_of_address,
    fetch,
)
from wagtail_culture_social.outbound.addresses import read_address
from wagtail_culture_social.outbound.resolution import DENIED, is_public

CORPUS = Path(__file__).parents[3] / "shared/data/badinputs/text/ssrf-urls-derived.txt"

TRICKS = {
    "": "scheme",
    "www.example.org": "scheme",
    "//www.example.org/": "scheme",
    "http://www.example.org/": "scheme",
    "HTTP://www.example.org/": "scheme",
    "file:///etc/passwd": "scheme",
    "gopher://127.0.0.1:6379/_INFO": "scheme",
    "javascript:alert(1)": "scheme",
    "https:www.example.org/": "host",
    "https:///www.example.org/": "host",
    "https://": "host",
    "https://me@www.example.org/": "user",
    "https://www.example.org:443@127.0.0.1/": "user",
    "https://www.example.org%2f@127.0.0.1/": "user",
    "https://@127.0.0.1/": "user",
    "https://127.0.0.1#@www.example.org/": "host",
    "https://127.0.0.1?@www.example.org/": "host",
    "https://127.0.0.1:443/@www.example.org/": "host",
    "https://127.0.0.1\\@www.example.org/": "address",
    "https://www.example.org\\@127.0.0.1/": "address",
    "https://www.example.org\t.evil.org/": "address",
    "https://www.exa\nmple.org/": "address",
    " https://www.example.org/": "address",
    "https://www.example.org/\x00": "address",
    "https://www.example.org/\ud800": "address",
    "https://www.example.org/a b": "address",
    "https://www.example.org/" + "a" * 2000: "address",
    "https://www.example.org:80/": "port",
    "https://www.example.org:0/": "port",
    "https://www.example.org:22/": "port",
    "https://www.example.org:99999/": "address",
    "https://www.example.org:４４３/": "address",
    "https://www.example.org:https/": "address",
    "https://localhost/": "host",
    "https://intranet/": "host",
    "https://localhost./": "host",
    "https://www.example.org../": "host",
    "https://.example.org/": "host",
    "https://-a.example.org/": "host",
    "https://exa%6dple.org/": "host",
    "https://127.0.0.1.%00.example.org/": "host",
    "https://①②⑦.⓪.⓪.①/": "host",
    "https://１２７。０。０。１/": "host",
    "https://127.0.0.1./": "host",
    "https://[::1]/": "host",
    "https://[::ffff:127.0.0.1]/": "host",
    "https://[fe80::1%25eth0]/": "host",
    "https://[fe80::1%eth0]/": "host",
    "https://[::1/": "address",
    "https://8.8.8.8/": "host",
    "https://" + "a" * 64 + ".org/": "host",
    "https://" + "a." * 127 + "org/": "host",
}


@pytest.mark.parametrize("url", TRICKS)
def test_a_trick_is_told(url: str, connected: list[object]) -> None:
    assert fault_of_address(url) == TRICKS[url]
    with pytest.raises(OutboundError):
        fetch(url, accept=["*/*"], most_bytes=10)
    assert connected == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the bad inputs are not beside us")
def test_no_address_of_the_corpus_is_connected_to(
    connected: list[object], settings: object
) -> None:
    settings.CULTURE_SOCIAL_OUTBOUND_PORTS = [22, 80, 443, 11211]
    lines = CORPUS.read_text("utf-8").split("\n")
    urls = [line for line in lines if line]
    urls += [f"https:{url.partition(':')[2]}" for url in urls]
    assert len(urls) > 100
    for url in urls:
        with pytest.raises(OutboundError):
            fetch(url, accept=["*/*"], most_bytes=10, seconds=2)
    assert connected == []


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("HTTPS://WWW.Example.ORG", "https://www.example.org/"),
        ("https://www.example.org:443/a#b", "https://www.example.org/a"),
        ("https://www.example.org./", "https://www.example.org/"),
        ("https://www.example.org:/?q=1", "https://www.example.org/?q=1"),
        ("https://médiathèque.fr/é?à=1", None),
        ("https://www。example．org/", "https://www.example.org/"),
        ("https://faß.de/", "https://xn--fa-hia.de/"),
        ("https://www.example.org/a%20b?c=%2F", "https://www.example.org/a%20b?c=%2F"),
    ],
)
def test_an_address_has_one_spelling(url: str, read: str | None) -> None:
    accented = "https://xn--mdiathque-53af.fr/%C3%A9?%C3%A0=1"
    address = read_address(url)
    assert address.url == (read or accented)
    assert read_address(address.url) == address


def test_the_site_may_allow_ports(settings: object) -> None:
    settings.CULTURE_SOCIAL_OUTBOUND_PORTS = [443, 8443]
    assert fault_of_address("https://www.example.org:8443/") is None
    settings.CULTURE_SOCIAL_OUTBOUND_PORTS = "8443"
    assert fault_of_address("https://www.example.org:8443/") == "port"


def test_the_site_may_allow_some_hosts_only(settings: object) -> None:
    settings.CULTURE_SOCIAL_OUTBOUND_HOSTS = ["openagenda.com", ".Example.org"]
    for host in ("openagenda.com", "OpenAgenda.com.", "example.org", "a.example.org"):
        assert fault_of_address(f"https://{host}/") is None
    for host in ("api.openagenda.com", "notexample.org", "openagenda.com.evil.org"):
        assert fault_of_address(f"https://{host}/") == "unlisted"
    settings.CULTURE_SOCIAL_OUTBOUND_HOSTS = "example.org"
    assert fault_of_address("https://example.org/") == "unlisted"


def notations(ip: IPv4Address) -> list[str]:
    """Write an address in the ways that one resolver or another understands."""
    number, (a, b, c, d) = int(ip), ip.packed
    dotted = str(ip)
    return [
        dotted,
        f"{dotted}.",
        str(number),
        hex(number),
        f"0{number:o}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a}.{(b << 16) + (c << 8) + d}",
        f"{a}.{b}.{(c << 8) + d}",
        dotted.replace(".", "。"),
        "".join(chr(ord(x) + 0xFEE0) if x.isdigit() else x for x in dotted),
        *(f"[{form}]" for form in in_ipv6(ip)),
    ]


def in_ipv6(ip: IPv4Address) -> list[str]:
    """Write an IPv4 address inside the IPv6 addresses that lead to it."""
    high, low = divmod(int(ip), 1 << 16)
    inverted = IPv6Address((0x20010000 << 96) | (int(ip) ^ 0xFFFFFFFF))
    return [
        f"::ffff:{ip}",  # mapped
        f"::{ip}",  # compatible
        f"64:ff9b::{ip}",  # NAT64
        f"64:ff9b:1::{ip}",  # NAT64 of a local network
        f"2002:{high:x}:{low:x}::",  # 6to4
        str(inverted),  # Teredo
    ]


PRIVATE = [network for network in DENIED if isinstance(network, IPv4Network)]


@st.composite
def private_addresses(draw: st.DrawFn) -> IPv4Address:
    network = draw(st.sampled_from(PRIVATE))
    return network[draw(st.integers(0, network.num_addresses - 1))]


@given(ip=private_addresses())
@patience(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_private_address_is_refused_in_any_notation(ip: IPv4Address) -> None:
    for notation in notations(ip):
        assert fault_of_address(f"https://{notation}/") in {"host", "address"}
    for form in (str(ip), *in_ipv6(ip)):
        assert not is_public(form)
