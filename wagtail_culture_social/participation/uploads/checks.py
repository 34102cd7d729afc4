"""Checks of what files of visitors need: limits, a decoder, a scanner, a folder."""

from pathlib import Path
from typing import Any

from django.conf import settings as django_settings
from django.core.checks import CheckMessage, register
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from wagtail_culture_social.checks.set_up import PREFIX, error, warning
from wagtail_culture_social.conf import UPLOAD_MEGABYTES, is_count, settings
from wagtail_culture_social.participation.uploads import decoding
from wagtail_culture_social.participation.uploads.storage import ALIAS, private_storage

MEGABYTES_LINE = f"{PREFIX}UPLOAD_MEGABYTES = {UPLOAD_MEGABYTES}"
SCANNER_LINE = f'{PREFIX}UPLOAD_SCANNER = "mysite.scanning.is_clean"'


@register()
def check_upload_megabytes(**_kwargs: Any) -> list[CheckMessage]:
    """The limit of a file is a number of megabytes, one at least."""
    value = getattr(django_settings, f"{PREFIX}UPLOAD_MEGABYTES", UPLOAD_MEGABYTES)
    if is_count(value) and value:
        return []
    message = _("CULTURE_SOCIAL_UPLOAD_MEGABYTES is no number of megabytes.")
    return error(14, message, MEGABYTES_LINE)


@register()
def check_upload_scanner(**_kwargs: Any) -> list[CheckMessage]:
    """The scanner of files is a function that is there."""
    if settings.upload_scanner is None or _is_function(settings.upload_scanner):
        return []
    message = _("CULTURE_SOCIAL_UPLOAD_SCANNER names no function: no file is taken.")
    return error(15, message, SCANNER_LINE)


@register()
def check_private_storage(**_kwargs: Any) -> list[CheckMessage]:
    """Files that wait are in no folder that the web server shows."""
    place = getattr(private_storage(), "location", None)
    shown = (django_settings.MEDIA_ROOT, django_settings.STATIC_ROOT)
    if place is None or not any(_is_within(place, root) for root in shown if root):
        return []
    message = _("Files of visitors that wait for a decision are in a public folder.")
    hint = _("Move “location” of STORAGES[“%(alias)s”] out of MEDIA_ROOT.")
    return error(16, message, hint % {"alias": ALIAS})


@register()
def check_limits(**_kwargs: Any) -> list[CheckMessage]:
    """The process that reads pictures has limits."""
    if decoding.can_decode():
        return []
    message = _("Pictures of visitors are not read here: only Linux limits a process.")
    hint = _("They are kept as they were sent, unseen. Serve the site from Linux.")
    return warning(11, message, hint)


@register(deploy=True)
def check_decoder(**_kwargs: Any) -> list[CheckMessage]:
    """The process that reads pictures starts, and reads one."""
    if not decoding.can_decode() or decoding.works():
        return []
    message = _("The process that reads pictures of visitors does not run.")
    hint = _("Every picture is refused. It is started as: %(command)s")
    return warning(12, message, hint % {"command": " ".join(decoding.command("PNG"))})


def _is_function(path: Any) -> bool:
    try:
        return callable(import_string(path))
    except Exception:  # noqa: BLE001 - importing a module may raise whatever it likes
        return False


def _is_within(place: str, root: Any) -> bool:
    return Path(place).resolve().is_relative_to(Path(root).resolve())
