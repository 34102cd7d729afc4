"""Checks of visitors' rows: the database, its connections, proxies, retention."""

from typing import Any

from django.conf import settings as django_settings
from django.core.checks import CheckMessage, register
from django.db import connections, router
from django.utils.translation import gettext as _

from wagtail_culture_social.checks.set_up import PREFIX, error, warning
from wagtail_culture_social.conf import is_count, settings
from wagtail_culture_social.domain.retention import RULES, BadRetention, with_days
from wagtail_culture_social.participation.models import RateCount

VENDORS = ("sqlite", "postgresql")
PROXY_SETTINGS = ("SECURE_PROXY_SSL_HEADER", "USE_X_FORWARDED_HOST")
PROXIES_LINE = f"{PREFIX}TRUSTED_PROXIES = 1"


@register()
def check_trusted_proxies(**_kwargs: Any) -> list[CheckMessage]:
    """The number of proxies is a number."""
    if is_count(getattr(django_settings, f"{PREFIX}TRUSTED_PROXIES", 0)):
        return []
    message = _("CULTURE_SOCIAL_TRUSTED_PROXIES is no number of proxies.")
    return error(12, message, PROXIES_LINE)


@register()
def check_retention(**_kwargs: Any) -> list[CheckMessage]:
    """What the site changes of how long rows are kept makes sense."""
    try:
        with_days(RULES, getattr(django_settings, f"{PREFIX}RETENTION", {}))
    except BadRetention as reason:
        message = _("CULTURE_SOCIAL_RETENTION cannot be used: %(reason)s.")
        hint = f'{PREFIX}RETENTION = {{"entry.refused": 60}}'
        return error(17, message % {"reason": reason}, hint)
    return []


@register()
def check_vendor(**_kwargs: Any) -> list[CheckMessage]:
    """The database can do in one statement what must count once."""
    vendor = connections[router.db_for_write(RateCount)].vendor
    if vendor in VENDORS:
        return []
    message = _("Votes and forms need PostgreSQL or SQLite; %(vendor)s is neither.")
    hint = _("Remove “%(name)s” from INSTALLED_APPS.")
    name = "wagtail_culture_social.participation"
    return error(13, message % {"vendor": vendor}, hint % {"name": name})


@register()
def check_proxies(**_kwargs: Any) -> list[CheckMessage]:
    """Behind a proxy the limiter sees visitors, not the proxy."""
    is_behind = any(getattr(django_settings, name, None) for name in PROXY_SETTINGS)
    if settings.trusted_proxies or not is_behind:
        return []
    message = _("Behind this proxy all visitors count as one, and shut each other out.")
    return warning(9, message, PROXIES_LINE)


@register(deploy=True)
def check_kept_connections(**_kwargs: Any) -> list[CheckMessage]:
    """SQLite is not opened anew for every vote, which takes five times as long."""
    found = []
    for alias in connections:
        connection = connections[alias]
        age = connection.settings_dict.get("CONN_MAX_AGE", 0)
        if connection.vendor == "sqlite" and age == 0:
            message = _("SQLite (%(alias)s) is opened anew for every visitor.")
            found += warning(10, message % {"alias": alias}, '"CONN_MAX_AGE": None,')
    return found
