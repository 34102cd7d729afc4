"""Where each network shows what carries a hashtag; nothing is asked of it."""

import re

from wagtail_culture_social.domain.networks import Network, network_for
from wagtail_culture_social.domain.plain_text import percent_encoded

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def tag_page(network: str | Network, tag: str, account: str = "") -> str | None:
    """The address of a hashtag's page on a network, or None where it has none.

    On a network of many servers it is the page on the server of `account`, written
    `@name@host`; None without such an account. `tag` is without "#". Encoding: RFC
    3986. Raises `UnknownNetwork`.
    """
    template = network_for(network).tag_template
    if template is None or not tag:
        return None
    host = _host_of(account)
    if "{host}" in template and not host:
        return None
    return template.replace("{host}", host).replace("{tag}", percent_encoded(tag))


def _host_of(account: str) -> str:
    _name, _at, host = account.strip().removeprefix("@").partition("@")
    return host.lower() if _HOST.fullmatch(host.lower()) else ""
