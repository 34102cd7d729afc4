"""How a person or an institution is named in a post: with an account or without."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

import regex

from wagtail_culture_social.domain.drafts import Contributor
from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.plain_text import one_line

_FORMS: Mapping[str, regex.Pattern[str]] = MappingProxyType(
    {
        "x": regex.compile(r"\w{1,15}", regex.ASCII),
        "bluesky": regex.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", regex.IGNORECASE),
        "mastodon": regex.compile(r"[\w.-]+@(?:[\w-]+\.)+\w{2,}"),
        "pixelfed": regex.compile(r"[\w.-]+@(?:[\w-]+\.)+\w{2,}"),
        "threads": regex.compile(r"[\w.]{1,30}", regex.ASCII),
        "instagram": regex.compile(r"[\w.]{1,30}", regex.ASCII),
        "tiktok": regex.compile(r"[\w.]{1,24}", regex.ASCII),
        "telegram": regex.compile(r"\w{4,32}", regex.ASCII),
        "youtube": regex.compile(r"[\w.-]{3,30}"),
    }
)
"""Networks on which a typed `@name` becomes a mention; elsewhere names stay names."""

_PROFILES: Mapping[str, str] = MappingProxyType(
    {
        "x": "https://x.com/{name}",
        "bluesky": "https://bsky.app/profile/{name}",
        "mastodon": "https://{host}/@{user}",
        "pixelfed": "https://{host}/{user}",
        "threads": "https://www.threads.net/@{name}",
        "instagram": "https://www.instagram.com/{name}/",
        "tiktok": "https://www.tiktok.com/@{name}",
        "telegram": "https://t.me/{name}",
        "youtube": "https://www.youtube.com/@{name}",
    }
)


def handle_for(network: Network, handle: str) -> str:
    """An account as typed in a post on that network, or "" when it is none there.

    Takes `name`, `@name` and the address of a profile: on Mastodon and Pixelfed
    `https://host/@name` is `@name@host`, on Bluesky `…/profile/name` is `@name`.
    """
    form = _FORMS.get(network.id)
    name = one_line(handle)
    if form is None or not name:
        return ""
    if "://" in name:
        try:
            parts = urlsplit(name)
        except ValueError:
            return ""
        last = parts.path.rstrip("/").rpartition("/")[2].lstrip("@")
        federated = network.id in ("mastodon", "pixelfed") and "@" not in last
        name = f"{last}@{parts.hostname or ''}" if federated else last
    name = name.lstrip("@")
    return f"@{name}" if form.fullmatch(name) else ""


def named(contributor: Contributor, network: Network) -> str:
    """The name, followed by the account where the network has one."""
    name = one_line(contributor.name)
    handle = handle_for(network, contributor.handles.get(network.id, ""))
    return f"{name} ({handle})" if name and handle else name or handle


def profile_url(network: str, handle: str) -> str:
    """The address of an account: as typed, or built from the name; else "".

    `network` is an id of our table; networks of one's own take whole addresses only.
    """
    if "://" in handle:
        return web_address(handle)
    form, address = _FORMS.get(network), _PROFILES.get(network, "")
    name = one_line(handle).lstrip("@")
    if form is None or not address or not form.fullmatch(name):
        return ""
    user, _at, host = name.partition("@")
    return address.format(name=name, user=user, host=host)
