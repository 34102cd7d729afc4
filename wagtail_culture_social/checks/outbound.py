"""Checks of the door to the network: whom the server may ask, and at which ports."""

from typing import Any

from django.conf import settings as django_settings
from django.core.checks import CheckMessage, register
from django.utils.translation import gettext as _

from wagtail_culture_social.checks.set_up import PREFIX, error
from wagtail_culture_social.conf import OUTBOUND_PORTS, are_hosts, are_ports


@register()
def check_outbound_ports(**_kwargs: Any) -> list[CheckMessage]:
    """Ports are a list of numbers."""
    if are_ports(getattr(django_settings, f"{PREFIX}OUTBOUND_PORTS", OUTBOUND_PORTS)):
        return []
    message = _("CULTURE_SOCIAL_OUTBOUND_PORTS is no list of ports.")
    return error(10, message, f"{PREFIX}OUTBOUND_PORTS = [443]")


@register()
def check_outbound_hosts(**_kwargs: Any) -> list[CheckMessage]:
    """Hosts are a list of names, without scheme or path."""
    value = getattr(django_settings, f"{PREFIX}OUTBOUND_HOSTS", None)
    if value is None or are_hosts(value):
        return []
    message = _("CULTURE_SOCIAL_OUTBOUND_HOSTS is no list of names of servers.")
    hint = f'{PREFIX}OUTBOUND_HOSTS = ["openagenda.com", ".example.org"]'
    return error(11, message, hint)
