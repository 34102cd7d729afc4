"""Whether an image may be published, and in words why not; only forms ask this."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import today


def refuse_unclear_rights(image: Any) -> None:
    """Refuse an image whose maker nobody named, or whose agreement ended.

    The codes are no-credit and agreement-over.
    """
    rights = getattr(image, "culture_rights", None)
    if rights is None or not rights.is_credited:
        message = _(
            "Nobody is credited for this picture. Choose “Edit this image” beside it, "
            "or “Rights of images” in the menu, and say who made it or who owns it."
        )
        raise ValidationError(message, code="no-credit")
    if rights.is_over(today()):
        message = _(
            "The agreement for this picture ended on %(day)s. Choose another picture, "
            "or note the new agreement in its rights."
        )
        day = date_format(rights.agreement_until)
        raise ValidationError(message % {"day": day}, code="agreement-over")
