"""Names of servers turned into addresses, each of which must be a public one."""

import socket
from contextlib import suppress
from ipaddress import ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from wagtail_culture_social.outbound.faults import OutboundError

# From the registries of special-purpose addresses (IANA, RFC 6890), written out since
# `is_global` knows more of them with every version of Python.
DENIED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",  # what virtual machines of Azure ask about themselves
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            # All but global unicast, 2000::/3: with it go IPv4 in IPv6 (mapped and
            # compatible), NAT64, segment routing, unique local, link-local, site-local
            # and multicast addresses.
            "::/3",
            "4000::/2",
            "8000::/1",
            "2001::/23",  # protocol assignments; Teredo, which holds an IPv4 address
            "2001:db8::/32",
            "2002::/16",  # 6to4, which holds an IPv4 address
            "3fff::/20",
        ),
    )
)


class Endpoint(NamedTuple):
    """Where a socket connects to: a family, and an address as sockets take it."""

    family: int
    address: tuple[Any, ...]


def is_public(ip: str) -> bool:
    """Tell whether an IP address belongs to the public internet."""
    address = ip_address(ip)
    return address.is_global and not any(address in network for network in DENIED)


def public_endpoints(host: str, port: int, seconds: float) -> list[Endpoint]:
    """Return where a server is; raise unless all its addresses are public ones.

    The resolver is asked once, and who connects uses its answer: a name that means
    another server a moment later (DNS rebinding) gains nothing.
    """
    found = _look_up_in_time(host, port, seconds)
    if not found:
        raise OutboundError("unknown")
    if not all(is_public(endpoint.address[0]) for endpoint in found):
        raise OutboundError("private")
    return found


def look_up(host: str, port: int) -> list[Endpoint]:
    """Return what the resolver of the system says; nothing for an unknown name."""
    with suppress(OSError):
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [Endpoint(family, address) for family, _, _, _, address in rows]
    return []


def _look_up_in_time(host: str, port: int, seconds: float) -> list[Endpoint]:
    """Look up in a thread, which is left alone when it takes too long."""
    answers: SimpleQueue[list[Endpoint]] = SimpleQueue()
    Thread(target=lambda: answers.put(look_up(host, port)), daemon=True).start()
    with suppress(Empty):
        return answers.get(timeout=seconds)
    raise TimeoutError
