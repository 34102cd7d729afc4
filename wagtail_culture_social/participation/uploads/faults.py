"""Why a file of a visitor is refused, in words; the codes are in ``domain.uploads``."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.uploads import Fault, UploadFault

MESSAGES = {
    Fault.EMPTY: _("This file is empty."),
    Fault.SIZE: _("This file is too big: %(most)d MB at most."),
    Fault.TYPE: _("Files of this type are not taken."),
    Fault.MISMATCH: _(
        "This file is not what the end of its name says. "
        "Please save it anew, in a type that is taken."
    ),
    Fault.DAMAGED: _("This picture is damaged and cannot be read."),
    Fault.PIXELS: _("This picture has too many pixels. Please make it smaller."),
    Fault.SLOW: _(
        "This picture takes too long to read. "
        "Please save it anew as JPEG, and send that file."
    ),
    Fault.INFECTED: _("This file is refused: something harmful was found in it."),
    Fault.UNREAD: _("This picture was not read, so it cannot be published."),
    Fault.UNAVAILABLE: _(
        "Files cannot be taken at the moment. Please try again later."
    ),
    Fault.GONE: _("This file is no longer here. Please choose it again."),
}


def message_of(fault: UploadFault) -> str:
    """Return why a file is refused, in the active language."""
    return str(MESSAGES[fault.code]) % _params()


def error_of(fault: UploadFault) -> ValidationError:
    """Return the error of a form's field."""
    return ValidationError(MESSAGES[fault.code], code=fault.code, params=_params())


def _params() -> dict[str, Any]:
    return {"most": settings.upload_megabytes}


__all__ = ["MESSAGES", "Fault", "UploadFault", "error_of", "message_of"]
