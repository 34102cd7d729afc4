"""Checks of the set-up: what a site must have, each with the line to paste."""

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings as django_settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from wagtail_culture_social.compat import is_localize_installed, is_page_swapped
from wagtail_culture_social.conf import HEAD_DEFAULTS, POSTER, Settings, settings
from wagtail_culture_social.domain.networks import (
    NETWORKS,
    BadNetwork,
    with_changes,
)

PREFIX = "CULTURE_SOCIAL_"
PACKAGE = Path(__file__).resolve().parents[1]
URLS_LINE = 'path("culture/", include("wagtail_culture_social.urls")),'
OTHER_HEADS = {"wagtailmetadata": ("og",), "wagtailseo": ("og", "json_ld")}
SQLITE_OPTIONS = (
    '"OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", '
    '"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},'
)


def error(number: int, message: str, hint: str) -> list[CheckMessage]:
    """Return one error of ours."""
    return [Error(message, hint=hint, id=f"wagtail_culture_social.E{number:03}")]


def warning(number: int, message: str, hint: str) -> list[CheckMessage]:
    """Return one warning of ours."""
    return [Warning(message, hint=hint, id=f"wagtail_culture_social.W{number:03}")]


@register()
def check_settings_app(**_kwargs: Any) -> list[CheckMessage]:
    """Site settings hold the institution's accounts."""
    name = "wagtail.contrib.settings"
    if apps.is_installed(name):
        return []
    return error(1, *not_installed(name))


@register()
def check_routable_page_app(**_kwargs: Any) -> list[CheckMessage]:
    """The hashtag hub has a page per hashtag."""
    name = "wagtail.contrib.routable_page"
    if apps.is_installed(name):
        return []
    return error(2, *not_installed(name))


@register()
def check_base_page(**_kwargs: Any) -> list[CheckMessage]:
    """The ready-made types stand on Wagtail's own page."""
    if not (apps.is_installed("wagtail_culture_social.pages") and is_page_swapped()):
        return []
    return error(
        3,
        _("The ready-made page types do not fit a site with its own base page model."),
        _(
            "Remove “wagtail_culture_social.pages” from INSTALLED_APPS and subclass "
            "the mixins: class EventPage(EventMixin, YourBasePage)."
        ),
    )


@register()
def check_networks(**_kwargs: Any) -> list[CheckMessage]:
    """Posts are written for networks that we know."""
    value = getattr(django_settings, f"{PREFIX}NETWORKS", ())
    table = settings.network_table
    known = ", ".join(f'"{name}"' for name in table)
    hint = f"{PREFIX}NETWORKS = [{known}]"
    if not isinstance(value, list | tuple):
        return error(4, _("CULTURE_SOCIAL_NETWORKS is not a list."), hint)
    unknown = ", ".join(str(name) for name in value if str(name) not in table)
    if not unknown:
        return []
    message = _("CULTURE_SOCIAL_NETWORKS names an unknown network: %(names)s.")
    return error(4, message % {"names": unknown}, hint)


@register()
def check_network_table(**_kwargs: Any) -> list[CheckMessage]:
    """What a site changes in the table of networks makes sense."""
    try:
        with_changes(NETWORKS, getattr(django_settings, f"{PREFIX}NETWORK_TABLE", {}))
    except BadNetwork as reason:
        message = _("CULTURE_SOCIAL_NETWORK_TABLE cannot be used: %(reason)s.")
        hint = f'{PREFIX}NETWORK_TABLE = {{"mastodon": {{"limit": 1000}}}}'
        return error(7, message % {"reason": reason}, hint)
    return []


@register()
def check_head(**_kwargs: Any) -> list[CheckMessage]:
    """The parts of the head are named as we name them."""
    value = getattr(django_settings, f"{PREFIX}HEAD", {})
    hint = f"{PREFIX}HEAD = {HEAD_DEFAULTS}"
    if not isinstance(value, dict):
        return error(5, _("CULTURE_SOCIAL_HEAD is not a dictionary."), hint)
    unknown = ", ".join(str(key) for key in value if key not in HEAD_DEFAULTS)
    if not unknown:
        return []
    message = _("CULTURE_SOCIAL_HEAD has an unknown key: %(names)s.")
    return error(5, message % {"names": unknown}, hint)


@register()
def check_now(**_kwargs: Any) -> list[CheckMessage]:
    """A fixed clock shows a time."""
    value = getattr(django_settings, f"{PREFIX}NOW", None)
    if not value or isinstance(value, datetime) or is_moment(value):
        return []
    return error(
        6,
        _("CULTURE_SOCIAL_NOW is no date and time: %(value)s.") % {"value": value},
        f'{PREFIX}NOW = "2026-11-25T18:00:00+01:00"',
    )


@register()
def check_utm(**_kwargs: Any) -> list[CheckMessage]:
    """Links in posts carry parameters that are text, for networks that we know."""
    value = getattr(django_settings, f"{PREFIX}UTM", {})
    hint = f'{PREFIX}UTM = {{"*": {{"utm_source": "{{network}}"}}}}'
    if not isinstance(value, dict) or not all(map(is_texts, value.values())):
        message = _("CULTURE_SOCIAL_UTM does not map networks to parameters.")
        return error(8, message, hint)
    known = ("*", POSTER, *settings.network_table)
    unknown = ", ".join(str(name) for name in value if name not in known)
    if not unknown:
        return []
    message = _("CULTURE_SOCIAL_UTM names an unknown network: %(names)s.")
    return error(8, message % {"names": unknown}, hint)


@register()
def check_map_tiles(**_kwargs: Any) -> list[CheckMessage]:
    """The map knows where its tiles are and whom to name."""
    if settings.map_tiles or not getattr(django_settings, f"{PREFIX}MAP_TILES", None):
        return []
    message = _("CULTURE_SOCIAL_MAP_TILES needs an https address and an attribution.")
    hint = '= {"url": "https://…/{z}/{x}/{y}.png", "attribution": "© …"}'
    return error(9, message, f"{PREFIX}MAP_TILES {hint}")


@register(Tags.urls)
def check_urls(**_kwargs: Any) -> list[CheckMessage]:
    """Calendar files and feeds have an address."""
    try:
        reverse("wagtail_culture_social:feed", args=[1])
    except NoReverseMatch:
        return warning(
            1,
            _("The addresses of calendar files and feeds are missing."),
            _("Before Wagtail's line in urls.py: %(line)s") % {"line": URLS_LINE},
        )
    return []


@register()
def check_translation_apps(**_kwargs: Any) -> list[CheckMessage]:
    """One package translates, not two."""
    other = "wagtail.contrib.simple_translation"
    if not (is_localize_installed() and apps.is_installed(other)):
        return []
    return warning(
        2,
        _("wagtail-localize and simple_translation are both installed."),
        _("Remove “%(name)s” from INSTALLED_APPS.") % {"name": other},
    )


@register(Tags.templates)
def check_base_template(**_kwargs: Any) -> list[CheckMessage]:
    """Our pages stand in the site's own document."""
    if has_template("base.html") or is_overridden("wagtail_culture_social/base.html"):
        return []
    return warning(
        3,
        _("There is no base.html: public pages stand in a document of ours."),
        _(
            "Add templates/base.html with the blocks title, extra_css, content and "
            "extra_js, or silence this check."
        ),
    )


@register()
def check_other_heads(**_kwargs: Any) -> list[CheckMessage]:
    """A page never has two og:title."""
    found = []
    for name, parts in OTHER_HEADS.items():
        twice = [part for part in parts if apps.is_installed(name) and head_has(part)]
        if twice:
            off = dict.fromkeys(twice, False)
            message = _("%(name)s writes head tags that we write too.")
            found += warning(4, message % {"name": name}, f"{PREFIX}HEAD = {off}")
    return found


@register(deploy=True)
def check_sqlite(**_kwargs: Any) -> list[CheckMessage]:
    """Visitors do not meet "database is locked"; a trial on one machine may."""
    found = []
    for alias in connections:
        connection = connections[alias]
        if connection.vendor == "sqlite" and not serves_many(connection):
            message = _("SQLite (%(alias)s) will refuse visitors who come together.")
            found += warning(5, message % {"alias": alias}, SQLITE_OPTIONS)
    return found


@register()
def check_setting_names(**_kwargs: Any) -> list[CheckMessage]:
    """A setting that we do not know is probably a misspelling."""
    known = setting_names()
    found = []
    for name in sorted(set(dir(django_settings))):
        if not name.startswith(PREFIX) or name in known:
            continue
        near = get_close_matches(name, known, n=1, cutoff=0.0)
        message = _("There is no setting %(name)s.")
        hint = _("Did you mean %(name)s?") % {"name": near[0]}
        found += warning(6, message % {"name": name}, hint)
    return found


def not_installed(name: str) -> tuple[str, str]:
    """Return the message for an app that is missing, and the line that adds it."""
    message = _("%(name)s is not installed.") % {"name": name}
    return message, f'INSTALLED_APPS += ["{name}"]'


def is_moment(value: Any) -> bool:
    """Tell whether a setting can be read as a date and time."""
    try:
        return parse_datetime(value) is not None
    except (TypeError, ValueError):
        return False


def has_template(name: str) -> bool:
    """Tell whether a template exists; one that does not compile exists."""
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    except TemplateSyntaxError:
        return True
    return True


def is_texts(value: Any) -> bool:
    """Tell whether a value is a dictionary of texts."""
    return isinstance(value, dict) and all(
        isinstance(text, str) for pair in value.items() for text in pair
    )


def is_overridden(name: str) -> bool:
    """Tell whether the site has a template of its own instead of ours."""
    try:
        origin = get_template(name).origin
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return False
    return PACKAGE not in Path(origin.name).resolve().parents


def head_has(part: str) -> bool:
    """Tell whether we write this part of the head; a wrong setting is E005."""
    value = getattr(django_settings, f"{PREFIX}HEAD", {})
    return not isinstance(value, dict) or settings.head.get(part, False)


def serves_many(connection: Any) -> bool:
    """Tell whether SQLite reads while it writes, and waits instead of failing."""
    options = connection.settings_dict.get("OPTIONS", {})
    start = str(options.get("init_command", "")).replace(" ", "").lower()
    mode = str(options.get("transaction_mode", "")).upper()
    return mode == "IMMEDIATE" and "journal_mode=wal" in start


def setting_names() -> set[str]:
    """Return the names of all settings of the package."""
    properties = (n for n, v in vars(Settings).items() if isinstance(v, property))
    return {f"{PREFIX}{name.upper()}" for name in properties}
