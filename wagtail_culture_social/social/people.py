"""Somebody as a public page names them: their page, their accounts as plain links."""

from collections.abc import Mapping
from dataclasses import dataclass

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.contributors import profile_url


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account on a network, as a plain link."""

    id: str
    network: str
    url: str


def accounts_of(handles: Mapping[str, str]) -> tuple[Account, ...]:
    """Return the accounts of somebody whose profile has an address."""
    networks = settings.network_table
    accounts = (
        Account(key, networks[key].name, profile_url(key, handle))
        for key, handle in handles.items()
        if key in networks
    )
    return tuple(one for one in accounts if one.url)
