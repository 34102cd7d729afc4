"""Web addresses that may be asked at all, as far as one can tell without a network.

A host is a name. Numbers are refused in every notation, so that there is no second
reading of them: certificates of public servers are for names.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import idna
from django.utils.encoding import iri_to_uri
from django.utils.http import is_same_domain

from wagtail_culture_social.conf import settings
from wagtail_culture_social.outbound.faults import OutboundError

HTTPS_PORT = 443
MOST_CHARACTERS = 2000

# Characters that readers of addresses drop, or take for others.
_NEVER = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
# The last label of a public name begins with a letter; that of a number never does.
_NAME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An https address in one spelling: host in ASCII, path and query quoted."""

    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address in full."""
        port = "" if self.port == HTTPS_PORT else f":{self.port}"
        return f"https://{self.host}{port}{self.target}"


def fault_of_address(url: str) -> str | None:
    """Return why an address is refused, as a code; asks no network."""
    try:
        read_address(url)
    except OutboundError as error:
        return error.code
    return None


def read_address(url: str) -> WebAddress:
    """Return an address that may be asked, or raise ``OutboundError``."""
    parts = _split(url)
    if parts is None:
        raise OutboundError("address")
    if parts.scheme != "https":
        raise OutboundError("scheme")
    if "@" in parts.netloc:
        raise OutboundError("user")
    host = _ascii_name(parts.hostname or "")
    if not _NAME.fullmatch(host):
        raise OutboundError("host")
    port = HTTPS_PORT if parts.port is None else parts.port
    if port not in settings.outbound_ports:
        raise OutboundError("port")
    if not _is_listed(host):
        raise OutboundError("unlisted")
    query = f"?{parts.query}" if parts.query else ""
    return WebAddress(host, port, iri_to_uri(f"{parts.path or '/'}{query}"))


def _split(url: str) -> SplitResult | None:
    if len(url) > MOST_CHARACTERS or _NEVER.search(url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _ascii_name(host: str) -> str:
    try:
        name = idna.encode(host.removesuffix("."), uts46=True)
    except idna.IDNAError:
        return ""
    return name.decode("ascii")


def _is_listed(host: str) -> bool:
    allowed = settings.outbound_hosts
    return allowed is None or any(is_same_domain(host, pattern) for pattern in allowed)
