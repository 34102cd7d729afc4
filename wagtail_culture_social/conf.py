"""The settings of the package, read lazily; what editors choose is a site setting."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from wagtail_culture_social.domain.networks import (
    NETWORKS,
    BadNetwork,
    Network,
    with_changes,
)
from wagtail_culture_social.domain.retention import (
    RULES,
    BadRetention,
    Rule,
    with_days,
)

HEAD_DEFAULTS = {"og": True, "json_ld": True, "hreflang": True}
NETWORK_DEFAULTS = (
    "x",
    "bluesky",
    "mastodon",
    "threads",
    "instagram",
    "facebook",
    "linkedin",
)
POSTER = "poster"
"""The name under which ``CULTURE_SOCIAL_UTM`` has the parameters of posters."""
OUTBOUND_PORTS = (443,)
UPLOAD_MEGABYTES = 50
LISTS = (list, tuple, set, frozenset)
HOST = re.compile(r"\.?[a-z0-9-]+(?:\.[a-z0-9-]+)+")
TILE = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class MapTiles:
    """Where the pictures of a map come from, and whom it has to name (HTML)."""

    url: str
    attribution: str

    @property
    def host(self) -> str:
        """The host that a visitor asks for tiles, without Leaflet's ``{s}``."""
        return (urlsplit(self.url).hostname or "").removeprefix("{s}.")


class Settings:
    """Django's settings with prefix ``CULTURE_SOCIAL_``, typed, with defaults."""

    @property
    def head(self) -> dict[str, bool]:
        """Which parts of the document head the package writes."""
        return {**HEAD_DEFAULTS, **self._get("HEAD", {})}

    @property
    def networks(self) -> tuple[str, ...]:
        """Ids of the networks that posts are written for, in order."""
        return tuple(self._get("NETWORKS", NETWORK_DEFAULTS))

    @property
    def network_table(self) -> Mapping[str, Network]:
        """Every network by its id: ours, with what the site changes and adds."""
        changes = self._get("NETWORK_TABLE", {})
        try:
            return with_changes(NETWORKS, changes) if changes else NETWORKS
        except BadNetwork:
            return NETWORKS

    @property
    def peertube_hosts(self) -> frozenset[str]:
        """Hosts of PeerTube servers whose players may be offered."""
        return frozenset(host.lower() for host in self._get("PEERTUBE_HOSTS", ()))

    @property
    def owncast_hosts(self) -> frozenset[str]:
        """Hosts of Owncast servers whose players may be offered."""
        return frozenset(host.lower() for host in self._get("OWNCAST_HOSTS", ()))

    @property
    def map_tiles(self) -> MapTiles | None:
        """The tiles of the map of places; ``None`` shows the list alone."""
        value = self._get("MAP_TILES", None)
        if not isinstance(value, dict) or set(value) != {"url", "attribution"}:
            return None
        url = str(value["url"])
        is_complete = url.startswith("https://") and all(part in url for part in TILE)
        return MapTiles(**value) if is_complete and value["attribution"] else None

    @property
    def outbound_ports(self) -> frozenset[int]:
        """Ports of other servers that the package may connect to."""
        value = self._get("OUTBOUND_PORTS", OUTBOUND_PORTS)
        return frozenset(value if are_ports(value) else OUTBOUND_PORTS)

    @property
    def outbound_hosts(self) -> frozenset[str] | None:
        """Hosts that the package may fetch from; ``None`` is any public one.

        A wrong value closes the door instead of opening it.
        """
        value = self._get("OUTBOUND_HOSTS", None)
        if value is None:
            return None
        return frozenset(map(str.lower, value if are_hosts(value) else ()))

    @property
    def retention(self) -> Mapping[str, Rule]:
        """How long what visitors send is kept; a wrong value is the usual one."""
        try:
            return with_days(RULES, self._get("RETENTION", {}))
        except BadRetention:
            return RULES

    @property
    def trusted_proxies(self) -> int:
        """How many proxies of one's own stand before the server, each adding a line.

        A wrong value trusts none.
        """
        value = self._get("TRUSTED_PROXIES", 0)
        return value if is_count(value) else 0

    @property
    def upload_megabytes(self) -> int:
        """How big a file of a visitor may be; a wrong value is the usual one."""
        value = self._get("UPLOAD_MEGABYTES", UPLOAD_MEGABYTES)
        return value if is_count(value) and value else UPLOAD_MEGABYTES

    @property
    def upload_scanner(self) -> Any:
        """Where the function is that examines files of visitors; ``None`` is nowhere.

        A wrong value is no such place: then no file is taken.
        """
        return self._get("UPLOAD_SCANNER", None)

    @property
    def utm(self) -> dict[str, dict[str, str]]:
        """Query parameters of links in posts, by network id, "poster" or "*"."""
        return self._get("UTM", {})

    @property
    def now(self) -> datetime | None:
        """A fixed clock for demonstrations and screenshots; ``None`` is real time."""
        value = self._get("NOW", None)
        moment = parse_datetime(value) if isinstance(value, str) else value
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        return moment

    @staticmethod
    def _get(name: str, default: Any) -> Any:
        return getattr(django_settings, f"CULTURE_SOCIAL_{name}", default)


settings = Settings()


def are_ports(value: Any) -> bool:
    """Tell whether a setting is a list of ports."""
    return isinstance(value, LISTS) and all(
        type(port) is int and 0 < port < 65536 for port in value
    )


def is_count(value: Any) -> bool:
    """Tell whether a setting is a whole number, none below zero."""
    return type(value) is int and value >= 0


def are_hosts(value: Any) -> bool:
    """Tell whether a setting is a list of hosts; ``.example.org`` has all below it."""
    return isinstance(value, LISTS) and all(
        isinstance(host, str) and HOST.fullmatch(host.lower()) for host in value
    )


def now() -> datetime:
    """Return the present instant, aware; the only clock of the package."""
    return settings.now or timezone.now()


def today() -> date:
    """Return the present day on the site's own clock, never that of UTC."""
    return timezone.localdate(now())


def site_networks() -> tuple[Network, ...]:
    """Return the networks that posts are written for, with the site's own limits."""
    table = settings.network_table
    return tuple(table[name] for name in settings.networks if name in table)


def default_time_zone() -> str:
    """Return the site's time zone: the default of an event or a campaign."""
    return django_settings.TIME_ZONE
